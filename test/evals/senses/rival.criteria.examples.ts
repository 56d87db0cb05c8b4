import { measuresIn } from '../../../src/agents/offline/measures';
import { RIVAL_CRITERIA_SENSES } from '../../../src/agents/offline/senses/labels';
import {
  type Goal,
  type RivalCriteria,
  rivalCriteriaIn,
} from '../../../src/agents/offline/senses/rival.criteria.features';
import { type Story } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type ToldRivals } from '../rival.stories';
import { covers, type Example, tellsOf } from './examples';
import { withoutHandoffs } from './rival.examples';

/** One side of two criteria as the label or the story tells it. */
type Side = (goal: Goal) => boolean;

/** Every two goals of a handoff that may rival; true where the label knows both as sides of disputed criteria. */
export function rivalCriteriaExamplesOf({ author, id, labels, dossier }: MarkedText, story: Story): Example[] {
  const criteria = labels?.anchors.successCriteria;
  const quotes = criteria?.status === 'conflicting' ? criteria.evidence : [];
  const sides = quotes.flatMap(({ doc, quote }): Side[] => {
    const start = dossier.documents.find((each) => each.id === doc)?.text.indexOf(quote ?? '') ?? -1;
    return quote === null || start < 0 ? [] : [tells({ doc, start, end: start + quote.length })];
  });
  return examplesOf(`${author}/${id}`, story, sides);
}

/** The same of a story told for its rivals. */
export function rivalCriteriaExamplesOfStory({ author, id, criteria, dossier }: ToldRivals, story: Story): Example[] {
  const sides = criteria.flatMap((told): Side[] =>
    typeof told === 'number'
      ? [({ levels }) => levels.some((level) => tellsOf(level, told))]
      : dossier.documents.flatMap(({ id: doc, text }) => {
          const start = text.indexOf(told);
          return start < 0 ? [] : [tells({ doc, start, end: start + told.length })];
        }),
  );
  return withoutHandoffs(examplesOf(`${author}/${id}`, story, sides));
}

function tells(span: { doc: string; start: number; end: number }): Side {
  return ({ passages }) => passages.some((passage) => covers(span, passage));
}

function examplesOf(text: string, story: Story, sides: Side[]): Example[] {
  return rivalCriteriaIn(story, measuresIn(story)).map((two) => ({
    text,
    features: two.features,
    senses: new Set<string>(rival(two, sides) ? RIVAL_CRITERIA_SENSES : []),
    unknown: new Set<string>(),
  }));
}

function rival({ first, second }: RivalCriteria, sides: Side[]): boolean {
  return sides.some(
    (one, at) =>
      one(first) && sides.some((other, place) => place !== at && other(second) && !other(first) && !one(second)),
  );
}
