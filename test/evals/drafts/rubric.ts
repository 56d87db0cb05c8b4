import { type Share } from '../statistics';

/** True when met, false when missed, null when the records give nothing to ask for. */
export type Verdict = boolean | null;

/** One line of an examiner's checklist, decided from the records alone. */
export interface Item<Document, Records> {
  id: string;
  /** What a reader in charge of the account must find. */
  asks: string;
  /** 2 for what nobody may go into the conversation without, otherwise 1. */
  weight: 1 | 2;
  met(document: Document, records: Records): Verdict;
}

export interface Marked {
  /** Weight met ÷ weight that applies, 0 to 1. */
  relevance: number;
  items: Share;
  missed: string[];
}

/** Marks a document by a checklist; what does not apply counts neither way. */
export function mark<Document, Records>(
  rubric: readonly Item<Document, Records>[],
  document: Document,
  records: Records,
): Marked {
  const judged = rubric.flatMap((item) => {
    const verdict = item.met(document, records);
    return verdict === null ? [] : [{ ...item, verdict }];
  });
  const met = judged.filter(({ verdict }) => verdict);
  const weigh = (items: { weight: number }[]) => items.reduce((sum, { weight }) => sum + weight, 0);
  return {
    relevance: judged.length === 0 ? 0 : weigh(met) / weigh(judged),
    items: { hits: met.length, of: judged.length },
    missed: judged.filter(({ verdict }) => !verdict).map(({ id }) => id),
  };
}

/** Applies only when there is something to ask for. */
export function each<Value>(all: readonly Value[], test: (value: Value) => boolean): Verdict {
  return all.length === 0 ? null : all.every(test);
}
