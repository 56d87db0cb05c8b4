import { type Passage } from './passage';

/** A sentence and how surely it says something, from 0 to 1. */
export interface Weighed {
  passage: Passage;
  probability: number;
}

/** Below this a sentence is about something else. */
export const FAINT = 0.1;
/** How much evidence counts at most. */
const CAP = 4;
/** No sentence is surer than that. */
const SUREST = 0.98;

/**
 * What several sentences say together: −ln of the chance that all of them mean something else, from 0 up to `cap`. One
 * plain sentence (0.9) says as much as three half clear ones (0.55).
 */
export function strengthOf(weighed: Weighed[], cap = CAP): number {
  const sum = weighed
    .filter(({ probability }) => probability > FAINT)
    .reduce((total, { probability }) => total - Math.log(1 - Math.min(probability, SUREST)), 0);
  return Math.min(sum, cap);
}

/** Either of two independent reasons suffices. */
export function eitherOf(one: number, other: number): number {
  return 1 - (1 - one) * (1 - other);
}

/** How surely somebody speaks against it after the last plain word for it, from 0 to 1. */
export function laterDoubt(pro: Weighed[], contra: Weighed[]): number {
  const last = Math.max(
    -1,
    ...pro.filter(({ probability }) => probability > PLAIN_WORD).map(({ passage }) => passage.at),
  );
  const doubts = contra.filter(({ passage, probability }) => passage.at > last && probability > LEAST_DOUBT);
  return Math.max(0, ...doubts.map(({ probability }) => probability));
}
/** Almost every sentence could mean a no by so much. */
const LEAST_DOUBT = 0.2;
/** From here on a sentence says it plainly. */
export const PLAIN_WORD = 0.4;

/** The surest sentences of those surer than `least`, in the order of the story. */
export function surest(weighed: Weighed[], least: number, most: number): Passage[] {
  return weighed
    .filter(({ probability }) => probability > least)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, most)
    .map(({ passage }) => passage)
    .sort((a, b) => a.at - b.at);
}
