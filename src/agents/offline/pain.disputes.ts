import { type Claim } from '../../evidence/extraction';
import { resting } from './claims';
import { topicOf, unitOf } from './measure.pairs';
import * as words from './measure.words';
import { type Measures, isObjection } from './measures';
import { type Passage } from './passage';
import { type Quantity, comparable, quantitiesIn } from './quantity';
import { type Story } from './story';

/** Two people of the customer hold different figures for today, and nobody settled it. */
export function disputed(story: Story, { quantities, today }: Measures): Claim[] {
  const objections = quantities.filter(isObjection);
  for (const objection of objections) {
    const original = today.find(
      (each) =>
        each.value === objection.value &&
        each.passage.speaker !== objection.passage.speaker &&
        comparable(each, objection) &&
        each.passage.order <= objection.passage.order,
    );
    const rival = quantities.find(
      (each) =>
        each.passage === objection.passage &&
        each !== objection &&
        comparable(each, objection) &&
        each.value !== objection.value,
    );
    if (original && rival) return rivalClaims(original, rival);
  }
  const turns = new Set(story.passages.filter(({ text }) => words.DISPUTES.test(text)).map(turnOf));
  const goals = new Set(
    quantities.filter((each) => story.senses.ofFigure(each, 'goal') >= PLAINLY).map(({ value }) => value),
  );
  const notToReach = quantities.filter(
    (each) => each.role !== 'target' && !goals.has(each.value) && story.senses.ofFigure(each, 'today') > UNLIKELY,
  );
  for (const rival of notToReach) {
    if (!turns.has(turnOf(rival.passage))) continue;
    const original = notToReach.find(
      (each) =>
        each.passage.speaker !== rival.passage.speaker &&
        each.passage.order <= rival.passage.order &&
        (each.kind === rival.kind || (rival.kind === 'bare' && rival.passage.at - each.passage.at <= NEXT_WORDS)) &&
        each.value !== rival.value &&
        comparable(each, rival) &&
        each.passage.side === 'customer',
    );
    if (original) return rivalClaims(original, rival);
  }
  return [];
}

/** Below this a figure is hardly today's, whatever the words around it say. */
const UNLIKELY = 0.12;

/** So surely the figure to reach that no other mention of it can be a rival of today's. */
const PLAINLY = 0.4;

/** How many sentences on a figure without its unit still answers the one before. */
const NEXT_WORDS = 4;

function turnOf({ documentId, turn }: Passage): string {
  return `${documentId}/${turn}`;
}

function rivalClaims(first: Quantity, second: Quantity): Claim[] {
  const target = quantityTarget(first);
  return [first, second].map((quantity) => ({
    anchor: 'painMetric',
    value: {
      what: topicOf(quantity, quantity),
      unit: unitOf(first, second),
      baseline: quantity.value,
      target: target?.value ?? null,
    },
    ...resting(
      [...new Set([quantity.passage, ...(target ? [target.passage] : [])])],
      'disputed',
      `${quantity.passage.speaker ?? 'A source'} says ${quantity.value}.`,
    ),
  }));
}

function quantityTarget(today: Quantity): Quantity | undefined {
  return quantitiesIn(today.passage).find(
    ({ role, kind, value }) => role === 'target' && kind === today.kind && value !== today.value,
  );
}
