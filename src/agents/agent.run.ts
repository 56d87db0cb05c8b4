import { type EntityManager } from 'typeorm';
import { type Run as RunWith } from '../lifecycle/effect.roles';

/** The open database transaction. Agents hand it through to their ports and never query it themselves. */
export type Transaction = EntityManager;
export type Run = RunWith<Transaction>;
