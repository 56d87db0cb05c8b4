import { type Quantity } from '../quantity';
import { conceptsIn } from './concepts';
import { type Features, tokensIn } from './passage.features';

const NEAR = 3;
const AROUND = 8;

/** What the words about a figure say of it, beside what its whole passage says. */
export function featuresOfFigure(
  quantity: Quantity,
  { rank, of }: { rank: number; of: number },
  passage: Features,
): Features {
  const features: Features = new Map();
  for (const [name, strength] of passage) features.set(name, strength / 2);
  const { text, language, date } = quantity.passage;
  const side = (part: string) => tokensIn(part, language, date);
  const before = side(text.slice(Math.max(0, quantity.start - 90), quantity.start))
    .slice(-AROUND)
    .reverse();
  const after = side(text.slice(quantity.end, quantity.end + 90)).slice(0, AROUND);
  for (const [name, tokens] of [
    ['<', before],
    ['>', after],
  ] as const)
    tokens.forEach((token, at) => {
      features.set(`f${name} ${token}`, 1);
      features.set(`f${name} ${token.slice(0, 5)}-`, 1);
      if (at < NEAR) features.set(`f${name}${at} ${token}`, 1);
      const next = tokens[at + 1];
      if (next) features.set(`f${name}2 ${token} ${next}`, 1);
    });
  for (const { concept, at } of conceptsIn([...before].reverse(), language)) {
    features.set(`f<k ${concept}`, 1);
    if (at >= before.length - NEAR) features.set(`f<<k ${concept}`, 1);
  }
  for (const { concept, at } of conceptsIn(after, language)) {
    features.set(`f>k ${concept}`, 1);
    if (at < NEAR) features.set(`f>>k ${concept}`, 1);
  }
  features.set(`f kind ${quantity.kind}`, 1);
  features.set(`f role ${quantity.role}`, 1);
  features.set(`f unit ${quantity.unit ?? ''}`, 1);
  features.set(`f rank ${rank} ${of}`, 1);
  for (const { term, start, end } of quantity.passage.restated)
    if (start < quantity.end && quantity.start < end) features.set(`f restates ${term}`, 1);
  if (quantity.asked) features.set('f asked', 1);
  if (quantity.ordinary) features.set('f ordinary', 1);
  return features;
}
