import { type Quantity } from './quantity';

/** Figures by the place of their passage, so that each is compared with its neighbours alone. */
export interface Placed {
  within(target: Quantity): Quantity[];
  elsewhere(target: Quantity, across: Set<Quantity>): Quantity[];
}

/** Two figures further apart in one document belong to different matters. */
const REACH = 60;

export function placed(quantities: Quantity[]): Placed {
  const byPlace = new Map<number, Quantity[]>();
  const rank = new Map(quantities.map((quantity, at) => [quantity, at]));
  for (const quantity of quantities) {
    const here = byPlace.get(quantity.passage.at);
    if (here) here.push(quantity);
    else byPlace.set(quantity.passage.at, [quantity]);
  }
  return {
    within: ({ passage: { at, documentId } }) => {
      const found: Quantity[] = [];
      for (let place = at - REACH; place <= at + REACH; place += 1)
        for (const each of byPlace.get(place) ?? []) if (each.passage.documentId === documentId) found.push(each);
      return found.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    },
    elsewhere: ({ passage: { documentId } }, across) =>
      [...across].filter((each) => rank.has(each) && each.passage.documentId !== documentId),
  };
}

/** Across documents only the first figures of each are compared, which keeps very long documents cheap. */
const ACROSS = 60;

export function comparedAcross(quantities: Quantity[]): Set<Quantity> {
  const counts = new Map<string, number>();
  return new Set(
    quantities.filter(({ passage: { documentId } }) => {
      const count = (counts.get(documentId) ?? 0) + 1;
      counts.set(documentId, count);
      return count <= ACROSS;
    }),
  );
}
