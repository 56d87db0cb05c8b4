import { measuresIn } from '../../../src/agents/offline/measures';
import { RIVAL_SENSES } from '../../../src/agents/offline/senses/labels';
import { type Mentions, rivalsIn } from '../../../src/agents/offline/senses/rival.features';
import { IN_A_HANDOFF } from '../../../src/agents/offline/senses/sides.features';
import { type Story } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type ToldRivals } from '../rival.stories';
import { type Example, tellsOf } from './examples';

/** Every two figures of a handoff that may rival; true where the label knows both as sides of a disputed pain. */
export function rivalExamplesOf({ author, id, labels }: MarkedText, story: Story): Example[] {
  const pain = labels?.anchors.painMetric;
  return examplesOf(`${author}/${id}`, story, pain?.status === 'conflicting' ? baselinesIn(pain.value) : []);
}

/** The same of a story told for its rivals. Nearly every one is about two figures, so what it teaches of handoffs is kept apart; of two criteria nobody says whether their figures are today's as well. */
export function rivalExamplesOfStory({ author, id, about, figures }: ToldRivals, story: Story): Example[] {
  if (about === 'criterion') return [];
  return withoutHandoffs(examplesOf(`${author}/${id}`, story, figures));
}

/** Examples that teach nothing of handoffs. */
export function withoutHandoffs(examples: Example[]): Example[] {
  return examples.map((example) => ({
    ...example,
    features: new Map([...example.features].filter(([name]) => !name.includes(IN_A_HANDOFF))),
  }));
}

function examplesOf(text: string, story: Story, rivals: number[]): Example[] {
  return rivalsIn(story, measuresIn(story)).map(({ first, second, features }) => {
    const [one, other] = [told(first, rivals), told(second, rivals)];
    const rival = one !== undefined && other !== undefined && one !== other;
    return { text, features, senses: new Set<string>(rival ? RIVAL_SENSES : []), unknown: new Set<string>() };
  });
}

function told({ all }: Mentions, figures: number[]): number | undefined {
  return figures.find((figure) => all.some((each) => tellsOf(each, figure)));
}

/** The figures for today of the sides of a conflict: a number, a sentence with one, or a pain with its baseline. */
function baselinesIn(value: unknown): number[] {
  const candidates: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'candidates') : null;
  const sides: unknown[] = Array.isArray(candidates) ? candidates : [];
  return sides.flatMap((side) =>
    figuresIn(typeof side === 'object' && side !== null ? Reflect.get(side, 'baseline') : side),
  );
}

/** A share in words, "2 in 9", is told in percent. */
function figuresIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'string') return [];
  const [, part, whole] = /^(\d+) \p{L}+ (\d+)/u.exec(value) ?? [];
  if (part && whole) return [(Number(part) / Number(whole)) * 100];
  const [number] = /\d+(?:\.\d+)?/u.exec(value) ?? [];
  return number === undefined ? [] : [Number(number)];
}
