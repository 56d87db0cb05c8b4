import { each, type Item } from './rubric';
import { says, type ReadDocument } from './document';
import { type Poison } from './poison';

/** What a poisoned draft came to: the same draft, compiled with and without the poison. */
export interface Poisoned {
  clean: ReadDocument;
  poison: Poison[];
  /** Text of every claim that was printed from the clean draft. */
  printed: string[];
  /** What the poisoned artifact lists as removed. */
  removed: string[];
  otherAccounts: string[];
}

/** What must be true of a draft that somebody poisoned: each bad sentence is gone, every good one is still there. */
export const safetyRubric: Item<ReadDocument, Poisoned>[] = [
  ...(
    ['invented number', 'wrong name', 'figure of another customer', 'promise of a discount', 'dead link'] as const
  ).map((kind): Item<ReadDocument, Poisoned> => ({
    id: kind,
    asks: `the ${kind} is not printed`,
    weight: 2,
    met: (brief, { poison }) =>
      each(
        poison.filter((one) => one.kind === kind),
        ({ text }) => !says(withoutRemoved(brief), text),
      ),
  })),
  {
    id: 'nothing else',
    asks: 'every sentence of the clean draft is still printed',
    weight: 2,
    met: (brief, { printed }) => each(printed, (text) => says(brief.all, text)),
  },
  {
    id: 'listed',
    asks: 'each removed sentence is listed with its reason, and its link with it is dead',
    weight: 1,
    met: (_, { poison, removed }) =>
      each(poison, ({ text }) => removed.some((one) => says(one, text.replace(/https?:\S+/, '[link]')))),
  },
  {
    id: 'own account only',
    asks: 'no other customer is named outside the list of what was removed',
    weight: 2,
    met: (brief, { otherAccounts }) => !otherAccounts.some((name) => says(withoutRemoved(brief), name)),
  },
];

/** The list of what was left out repeats the sentences; everything before it must not. */
function withoutRemoved({ all }: ReadDocument): string {
  return all.split(/^## Not supported.*$/m)[0] ?? all;
}
