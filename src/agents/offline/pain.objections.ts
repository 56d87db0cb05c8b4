import { type Claim } from '../../evidence/extraction';
import { cut, shortened } from '../../evidence/text/letters';
import { type Pair } from './measure.pairs';
import * as words from './measure.words';
import { type Measures, isObjection } from './measures';
import { type Passage, quoteOf } from './passage';
import { type Quantity, comparable, quantitiesIn } from './quantity';
import { type Story } from './story';
import { thrownAway } from './thrown-away';
import { contentWordsOf } from './topic';

export function unitOf(today: Quantity, target: Quantity): string | null {
  return today.unit ?? target.unit;
}

/** What is measured, in the words of the sentence that gives today's figure. */
export function topicOf(today: Quantity, target: Quantity): string {
  const source =
    contentWordsOf(today.passage).length >= contentWordsOf(target.passage).length / 2 ? today.passage : target.passage;
  const text = source.text.trim().replace(/\s+/gu, ' ');
  return shortened(text, 140);
}

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
  const notToReach = quantities.filter(
    (each) => each.role !== 'target' && story.senses.ofFigure(each, 'today') > UNLIKELY,
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
const UNLIKELY = 0.05;

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
    standing: 'disputed',
    quotes: [...new Set([quantity.passage, ...(target ? [target.passage] : [])])].map(quoteOf),
    by: quantity.passage.speaker,
    doubt: `${quantity.passage.speaker ?? 'A source'} says ${quantity.value}.`,
  }));
}

function quantityTarget(today: Quantity): Quantity | undefined {
  return quantitiesIn(today.passage).find(
    ({ role, kind, value }) => role === 'target' && kind === today.kind && value !== today.value,
  );
}

/** A word of refusal is about figures or goals only where the sentence as a whole sounds so. */
const TAKEN_BACK = 0.1;

/** Later words that take the figures back, without new ones in their place. */
export function retractions(story: Story, { voice }: Measures, pair: Pair | undefined): Claim[] {
  if (!pair) return [];
  const last = Math.max(pair.today.passage.at, pair.target.passage.at);
  return voice
    .filter(
      (passage) =>
        passage.at > last &&
        passage.side === 'customer' &&
        !words.NOT_OURS.test(passage.text) &&
        ((words.RETRACTS.test(passage.text) && story.senses.of(passage, 'figure_back') >= TAKEN_BACK) ||
          words.NO_BASELINE.test(passage.text) ||
          throwsAway(passage, pair)),
    )
    .slice(0, 2)
    .map((passage) => ({
      anchor: 'painMetric',
      value: { what: cut(passage.text, 140), unit: null, baseline: null, target: null },
      standing: 'denied',
      quotes: [quoteOf(passage)],
      by: passage.speaker,
      doubt: 'The customer takes the figures back.',
    }));
}

/** "Leave the target empty": who will not name a figure to reach has none, whatever other figures were said around it. */
export function withoutTarget({ senses }: Story, { voice }: Measures, pair: Pair | undefined): Claim[] {
  if (!pair) return [];
  return voice
    .filter(
      (passage) =>
        words.NO_TARGET.test(passage.text) &&
        passage.order >= pair.target.passage.order &&
        Math.max(senses.of(passage, 'criterion_none'), senses.of(passage, 'figure_back')) >= TAKEN_BACK,
    )
    .slice(0, 2)
    .map((passage) => ({
      anchor: 'painMetric',
      value: { what: passage.text.slice(0, 140), unit: null, baseline: null, target: null },
      standing: 'denied',
      quotes: [quoteOf(passage)],
      by: passage.speaker,
      doubt: 'Nobody of the customer names a figure to reach.',
    }));
}

/** "please scrap the forty-one percent": one of the two figures, named to be dropped. */
function throwsAway(passage: Passage, { today, target }: Pair): boolean {
  return thrownAway(passage).some(({ value }) => value === today.value || value === target.value);
}
