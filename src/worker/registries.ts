import { type EntityManager } from 'typeorm';
import { type PromiseActorLogic } from 'xstate';
import { type ActorInputs, type ActorName, type ActorOutput } from '../lifecycle/account.types';
import { type Performer, type Run } from '../lifecycle/effect.roles';

/** Who answers each actor that the machine invokes. */
export type ActorProviders = {
  [Name in ActorName]: (run: Run<EntityManager>) => PromiseActorLogic<ActorOutput<Name>, ActorInputs[Name]>;
};
export const ACTORS = 'ACTORS';

/** Who performs each action of the machine, by its name: pure database work. */
export type Performers = Record<string, Performer<EntityManager>>;
export const PERFORMERS = 'PERFORMERS';
