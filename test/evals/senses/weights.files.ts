import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Weights } from '../../../src/agents/offline/senses/linear.classifier';
import { type Learnt } from '../../../src/agents/offline/senses/senses';

export type Kind = keyof Learnt;

/** The file that each kind of weights is shipped in, beside the code that reads it. */
export const FILES: Record<Kind, string> = {
  passages: 'passage.weights.json',
  figures: 'figure.weights.json',
  names: 'name.weights.json',
  gaps: 'gap.weights.json',
  pairs: 'pair.weights.json',
  rivals: 'rival.weights.json',
  rivalCriteria: 'rival-criteria.weights.json',
  actors: 'actor.weights.json',
  buyers: 'buyer.weights.json',
  people: 'person.weights.json',
  leaving: 'leave.weights.json',
  signals: 'signal.weights.json',
  open: 'open.weights.json',
  disputes: 'dispute.weights.json',
};
export const KINDS = Object.keys(FILES).filter((key): key is Kind => key in FILES);

const FOLDER = resolve(__dirname, '../../../src/agents/offline/senses');

export function shipped(kind: Kind): string {
  return readFileSync(join(FOLDER, FILES[kind]), 'utf8');
}

export function ship(kind: Kind, written: string): void {
  writeFileSync(join(FOLDER, FILES[kind]), written);
}

export function asWritten(weights: Weights): string {
  return `${JSON.stringify(weights)}\n`;
}
