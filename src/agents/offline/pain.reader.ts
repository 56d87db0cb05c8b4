import { cut, shortened } from '../../evidence/text/letters';
import { type Claim } from '../../evidence/extraction';
import { fold } from '../../evidence/names';
import { numbersIn } from '../../evidence/text/numbers';
import { ABOUT_DECIDING } from './decision.words';
import { askedBefore, customerVoice } from './dialogue';
import { CORRECTION, HEDGE, SARCASM, TURNED_ROUND } from './doubt.words';
import * as words from './measure.words';
import { type Passage, quoteOf } from './passage';
import { comparable, datesOf, quantitiesIn, type Quantity } from './quantity';
import { type Story } from './story';

/** Today's figure and the one to reach, found apart or together. */
interface Pair {
  today: Quantity;
  target: Quantity;
  score: number;
}

export interface Measures {
  voice: Passage[];
  quantities: Quantity[];
  /** The figures of one passage. */
  of: (passage: Passage) => Quantity[];
  today: Quantity[];
  targets: Quantity[];
}

/** Every figure the customer puts on something, each as today's or as the one to reach. */
export function measuresIn(story: Story): Measures {
  const voice = customerVoice(story);
  const quantities = voice.flatMap((passage) => {
    if (
      SARCASM.test(passage.text) ||
      ofOthers(passage) ||
      (words.NOT_OURS.test(passage.text) && !words.ADOPTED.test(passage.text))
    )
      return oursOnly(passage);
    return withAnswer(story, passage, quantitiesIn(passage)).filter(
      (quantity) =>
        (quantity.kind === 'duration' || !words.COMMERCIAL.test(passage.text)) &&
        !ofTheOrder(quantity) &&
        !ofTheContract(story, quantity),
    );
  });
  const objections = quantities.filter(isObjection);
  const places = new Map(voice.map((passage, at) => [passage, at]));
  const standing = quantities.filter(
    (quantity) => !takenBack(quantity, voice, places.get(quantity.passage) ?? 0, quantities, objections),
  );
  const byPassage = new Map<Passage, Quantity[]>();
  for (const quantity of quantities)
    byPassage.set(quantity.passage, [...(byPassage.get(quantity.passage) ?? []), quantity]);
  return {
    voice,
    quantities,
    of: (passage) => byPassage.get(passage) ?? [],
    today: standing
      .filter(({ role, kind }) => role === 'today' && kind !== 'bare')
      .concat(standing.filter(({ role, kind }) => role === 'today' && kind === 'bare')),
    targets: standing.filter(({ role }) => role === 'target'),
  };
}

/** The yearly amount, as it is or a month of it, and the seats are no measure wherever they are named. */
function ofTheContract({ dossier: { contract } }: Story, { passage, value, kind }: Quantity): boolean {
  if (kind === 'duration' || kind === 'percent' || value < LEAST_AMOUNT) return false;
  if (kind === 'money' && ABOUT_DECIDING.test(passage.text)) return true;
  return value === contract.arr || value === contract.seats || (contract.arr !== null && value === contract.arr / 12);
}
/** Smaller figures may measure something and equal the seats by chance. */
const LEAST_AMOUNT = 100;

/** Seats, price and notice of the order are no measure of the customer's work. */
function ofTheOrder({ passage: { text }, start, end }: Quantity): boolean {
  return words.OF_THE_ORDER.test(text.slice(Math.max(0, start - BESIDE), Math.min(text.length, end + BESIDE)));
}
const BESIDE = 26;

/** "eleven dollars, and my peers are at five": the part about others is left out. */
function oursOnly(passage: Passage): Quantity[] {
  if (SARCASM.test(passage.text) || ofOthers(passage)) return [];
  const match = words.NOT_OURS.exec(passage.text);
  return quantitiesIn(passage).filter(({ end, role }) => match !== null && end < match.index && role !== 'unclear');
}

/** "They sit at nine over at Brenner": a sentence about another house without a word of the own. */
function ofOthers({ text, side }: Passage): boolean {
  if (side !== 'customer') return false;
  return words.OTHER_HOUSE.test(text) || (words.OF_OTHERS.test(text) && !words.OF_US.test(text));
}

/** A figure without a role takes it from the question it answers; a vendor's note reports in the indicative. */
function withAnswer(story: Story, passage: Passage, found: Quantity[]): Quantity[] {
  const asked = found.length > 0 ? askedBefore(story, passage) : null;
  const saysToday = words.TODAY_WORD.test(passage.text);
  for (const quantity of found) {
    if (asked === 'target' && quantity.role !== 'today') quantity.asked = true;
    if (quantity.role === 'unclear') {
      if (asked === 'target' || asked === 'when') quantity.role = 'target';
      else if (asked === 'today') quantity.role = 'today';
    } else if (asked === 'target' && quantity.kind === 'bare' && !saysToday) quantity.role = 'target';
  }
  return found;
}

/** Corrected in the same breath, or called "not" that figure later by the same side. */
function takenBack(quantity: Quantity, voice: Passage[], at: number, all: Quantity[], objections: Quantity[]): boolean {
  const { passage, value } = quantity;
  if (isObjection(quantity)) return true;
  const next = voice
    .slice(at + 1, at + 3)
    .filter((each) => each.documentId === passage.documentId && each.speaker === passage.speaker);
  if (CORRECTION.test(passage.text) && correctedWithin(quantity)) return true;
  const successor = (each: Passage) =>
    all.some(
      (other) =>
        other !== quantity &&
        other.passage === each &&
        comparable(quantity, other) &&
        other.value !== value &&
        other.role !== 'target',
    );
  if (next[0] && CORRECTION.test(next[0].text) && quantity.role !== 'target' && next.some(successor)) return true;
  return objections.some(
    (other) =>
      other.value === value &&
      other.passage.order >= passage.order &&
      other.passage.speaker === passage.speaker &&
      comparable(other, quantity),
  );
}

/** "not nine", "pas 6,2 %" */
function isObjection({ passage, start }: Quantity): boolean {
  return words.NOT_NUMBER.test(passage.text.slice(Math.max(0, start - 24), start));
}

/** "I had said six percent, that was wrong": the correction stands behind the figure in its own sentence. */
function correctedWithin({ passage: { text }, end }: Quantity): boolean {
  return CORRECTION.test(text.slice(end)) && !/\d/.test(text.slice(end, end + 30).replace(/^[^.;,]*/u, ''));
}

export function readPain(story: Story, measures: Measures): Claim[] {
  const claims = disputed(story, measures);
  const pairs = pairsOf(story, measures);
  for (const { today, target } of pairs.slice(0, 2)) {
    const hedged = [today, target].some(({ passage }) => HEDGE.test(passage.text)) || !committed(story, target.passage);
    claims.push({
      anchor: 'painMetric',
      value: { what: topicOf(today, target), unit: unitOf(today, target), baseline: today.value, target: target.value },
      standing: hedged ? 'hedged' : 'stated',
      quotes: [...new Set([today.passage, target.passage])].map(quoteOf),
      by: today.passage.speaker,
      doubt: hedged ? 'The figures are a guess of the speaker.' : null,
    });
  }
  return [
    ...claims,
    ...withoutTarget(measures, pairs[0]),
    ...retractions(story, measures, pairs[0]),
    ...complaints(story, measures),
  ];
}

/** A figure to reach counts when who names it stands by it: it is no question, and the next sentence does not disown it. */
export function committed(story: Story, passage: Passage): boolean {
  const next = story.passages[passage.at + 1];
  const same = next?.documentId === passage.documentId && next.turn === passage.turn ? next.text : '';
  if (words.UNCOMMITTED.test(passage.text) || TURNED_ROUND.test(same)) return false;
  return !words.UNCOMMITTED.test(same) || quantitiesIn(next ?? passage).length > 0;
}

function unitOf(today: Quantity, target: Quantity): string | null {
  return today.unit ?? target.unit;
}

/** What is measured, in the words of the sentence that gives today's figure. */
function topicOf(today: Quantity, target: Quantity): string {
  const source =
    contentWords(today.passage).length >= contentWords(target.passage).length / 2 ? today.passage : target.passage;
  const text = source.text.trim().replace(/\s+/gu, ' ');
  return shortened(text, 140);
}

function pairsOf(story: Story, { today, targets, quantities }: Measures): Pair[] {
  const loose = quantities.filter(({ role }) => role === 'unclear');
  const pairs: Pair[] = [];
  const across = comparedAcross(quantities);
  const said = timesSaid(story);
  const times = ({ value }: Quantity) => Math.max(0, (said.get(value) ?? 0) - 1) / 2;
  const steps = stepsOf(story);
  const candidates = placed([...today, ...loose]);
  const firm = placed(today);
  const nearby = (target: Quantity, among: Placed) => [
    ...among.within(target),
    ...(across.has(target) ? among.elsewhere(target, across) : []),
  ];
  for (const target of [
    ...targets,
    ...loose.filter(({ kind }) => kind !== 'bare' && kind !== 'count' && kind !== 'money'),
  ]) {
    for (const candidate of nearby(target, target.role === 'target' ? candidates : firm)) {
      if (candidate === target || candidate.value === target.value) continue;
      if (candidate.passage.documentId !== target.passage.documentId && !(across.has(candidate) && across.has(target)))
        continue;
      if (!comparable(candidate, target)) continue;
      if (target.role !== 'target' && !before(candidate, target)) continue;
      const repeated = Math.min(times(candidate), 2) + Math.min(times(target), 2);
      const score = closeness(steps, candidate, target) + repeated - (target.role === 'target' ? 0 : 1);
      if (score >= 4 && !(candidate.kind === 'count' && candidate.role !== 'today'))
        pairs.push({ today: candidate, target, score });
    }
  }
  return pairs.sort((a, b) => b.score - a.score);
}

/** How often a figure is named in talk, by whomever: the ones that matter are repeated, confirmed and noted down. */
function timesSaid(story: Story): Map<number, number> {
  const said = new Map<number, number>();
  for (const { zone, kind, text, language } of story.passages) {
    if (zone === 'header' || kind === 'order_form' || language === 'und') continue;
    for (const value of new Set(numbersIn(text, language).map((each) => each.value)))
      said.set(value, (said.get(value) ?? 0) + 1);
  }
  return said;
}

/** Places counted in sentences that say something, without the lines that only name who speaks. */
function stepsOf(story: Story): Map<Passage, number> {
  let step = 0;
  return new Map(story.passages.map((passage) => [passage, passage.zone === 'header' ? step : (step += 1)]));
}

/** Figures by the place of their passage, so that each is compared with its neighbours alone. */
interface Placed {
  within(target: Quantity): Quantity[];
  elsewhere(target: Quantity, across: Set<Quantity>): Quantity[];
}

/** Two figures further apart in one document belong to different matters. */
const REACH = 60;
function placed(quantities: Quantity[]): Placed {
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
function comparedAcross(quantities: Quantity[]): Set<Quantity> {
  const counts = new Map<string, number>();
  return new Set(
    quantities.filter(({ passage: { documentId } }) => {
      const count = (counts.get(documentId) ?? 0) + 1;
      counts.set(documentId, count);
      return count <= ACROSS;
    }),
  );
}

function before(a: Quantity, b: Quantity): boolean {
  return (
    a.passage.documentId === b.passage.documentId &&
    (a.passage.start < b.passage.start || (a.passage === b.passage && a.start < b.start))
  );
}

/** How surely two figures are the before and after of one measure; from four on they are taken for it. */
function closeness(steps: Map<Passage, number>, today: Quantity, target: Quantity): number {
  const same = today.passage.documentId === target.passage.documentId;
  const distance = same ? Math.abs((steps.get(today.passage) ?? 0) - (steps.get(target.passage) ?? 0)) : Infinity;
  const shared = sharedTopic(today.passage, target.passage);
  let score = today.role === 'today' ? 2 : 0;
  if (today.kind !== 'bare' && today.kind === target.kind) score += 2;
  else if (MEASURED.includes(today.kind) && target.kind === 'bare' && target.role === 'target') score += 1;
  else if (today.kind === 'count' && target.kind === 'bare' && today.role !== 'today') score -= 1;
  else if (today.kind === 'bare' && target.kind === 'count') score -= 2;
  if (today.passage === target.passage) score += Math.abs(today.start - target.start) < 120 ? 3 : 1;
  else if (distance <= 3) score += today.passage.turn === target.passage.turn ? 3 : 2;
  else if (distance <= 8 || (target.asked === true && before(today, target) && distance <= 20)) score += 1;
  else score -= 1;
  score += Math.min(shared, 2);
  if (today.passage.order > target.passage.order) score -= 1;
  if (today.kind === 'money' && target.kind === 'money' && today.value > 1000 * target.value) score -= 3;
  if (today.kind === 'bare' && target.kind === 'bare') score -= 1;
  if (today.kind === 'count' && today.value < 5 && target.value === 0) score -= 2;
  if (MEASURED.includes(today.kind)) score += 1;
  if (today.kind === 'count' && distance > 3 && shared === 0) score -= 2;
  return score;
}

/** Kinds of figures that measure something whatever the words around them. */
const MEASURED: Quantity['kind'][] = ['percent', 'duration', 'rate', 'money'];

export function sharedTopic(a: Passage, b: Passage): number {
  if (a === b) return 0;
  const left = new Set(contentWords(a));
  return contentWords(b).filter((word) => left.has(word)).length;
}

/** Word stems of five letters and more, for comparing what two sentences are about. */
function contentWords(passage: Passage): string[] {
  const known = WORDS_OF.get(passage);
  if (known) return known;
  const found = [...new Set([...passage.text.matchAll(/\p{L}{5,}/gu)].map(([word]) => fold(word).slice(0, 6)))];
  WORDS_OF.set(passage, found);
  return found;
}
const WORDS_OF = new WeakMap<Passage, string[]>();

/** Two people of the customer hold different figures for today, and nobody settled it. */
function disputed(story: Story, { quantities, today }: Measures): Claim[] {
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
    if (original && rival) return rivalClaims(story, original, rival);
  }
  const turns = new Set(story.passages.filter(({ text }) => words.DISPUTES.test(text)).map(turnOf));
  for (const rival of today) {
    if (!turns.has(turnOf(rival.passage))) continue;
    const original = today.find(
      (each) =>
        each.passage.speaker !== rival.passage.speaker &&
        each.passage.order <= rival.passage.order &&
        (each.kind === rival.kind || (rival.kind === 'bare' && rival.passage.at - each.passage.at <= NEXT_WORDS)) &&
        each.value !== rival.value &&
        comparable(each, rival) &&
        each.passage.side === 'customer',
    );
    if (original) return rivalClaims(story, original, rival);
  }
  return [];
}

/** How many sentences on a figure without its unit still answers the one before. */
const NEXT_WORDS = 4;

function turnOf({ documentId, turn }: Passage): string {
  return `${documentId}/${turn}`;
}

function rivalClaims(story: Story, first: Quantity, second: Quantity): Claim[] {
  const target = quantityTarget(story, first);
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

function quantityTarget(story: Story, today: Quantity): Quantity | undefined {
  return (
    quantitiesIn(today.passage).find(
      ({ role, kind, value }) => role === 'target' && kind === today.kind && value !== today.value,
    ) ?? undefined
  );
}

/** Later words that take the figures back, without new ones in their place. */
function retractions(story: Story, { voice }: Measures, pair: Pair | undefined): Claim[] {
  if (!pair) return [];
  const last = Math.max(pair.today.passage.at, pair.target.passage.at);
  return voice
    .filter(
      (passage) =>
        passage.at > last &&
        passage.side === 'customer' &&
        !words.NOT_OURS.test(passage.text) &&
        (words.RETRACTS.test(passage.text) || words.NO_BASELINE.test(passage.text) || throwsAway(passage, pair)),
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
function withoutTarget({ voice }: Measures, pair: Pair | undefined): Claim[] {
  if (!pair) return [];
  return voice
    .filter(({ text, order }) => words.NO_TARGET.test(text) && order >= pair.target.passage.order)
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
function throwsAway({ text, language }: Passage, { today, target }: Pair): boolean {
  return (
    words.THROWS_AWAY.test(text) &&
    numbersIn(text, language).some(({ value }) => value === today.value || value === target.value)
  );
}

/** The customer's next words after "what hurts most?" name a pain, whatever they are. */
function answersWhatHurts(story: Story, { at, documentId, side }: Passage): boolean {
  const before = story.passages.slice(Math.max(0, at - 2), at).findLast(({ zone }) => zone === 'body');
  return (
    side === 'customer' &&
    before?.documentId === documentId &&
    before.side === 'vendor' &&
    /\?/u.test(before.text) &&
    words.ASKS_PAIN.test(before.text)
  );
}

/** What the vendor's people wrote down of the customer's trouble, or told each other when asked what hurts. */
function noted(story: Story): Passage[] {
  const talk = story.passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
  const answers = talk.filter((passage, at) => {
    const before = talk[at - 1];
    return (
      before?.documentId === passage.documentId && before.turn !== passage.turn && ASKED_WHAT_HURTS.test(before.text)
    );
  });
  const complaints = talk.filter(({ kind, text }) => kind === 'crm_note' && words.PAIN.test(text));
  return [...answers, ...complaints].slice(0, 1);
}
const ASKED_WHAT_HURTS = new RegExp(`(?:${words.ASKS_PAIN.source}|what hurts|pain\\s*\\?)`, 'iu');

/** Complaints without a full pair of figures: a pain, but a vague one. */
function complaints(story: Story, { voice, of }: Measures): Claim[] {
  const without = voice.filter((passage) => words.NO_FIGURES.test(passage.text));
  const outsiders = story.passages.filter(
    ({ zone, side, language }) => zone === 'body' && side === 'partner' && language !== 'und',
  );
  const pains = [...voice, ...outsiders].filter(
    (passage) =>
      passage.side !== 'vendor' &&
      (words.PAIN.test(passage.text) ||
        answersWhatHurts(story, passage) ||
        of(passage).some(({ role }) => role === 'today')) &&
      datesOf(passage).length === 0,
  );
  if (pains.length === 0 && !without.some(({ side }) => side === 'customer')) pains.push(...noted(story));
  if (pains.length === 0) return [];
  const chosen = [...pains.slice(0, 2), ...without.slice(0, 1)];
  return chosen.map((passage) => ({
    anchor: 'painMetric',
    value: { what: cut(passage.text, 140), unit: null, baseline: null, target: null },
    standing: 'hedged',
    quotes: [quoteOf(passage)],
    by: passage.speaker,
    doubt: words.NO_FIGURES.test(passage.text)
      ? 'The customer says that nobody measured it.'
      : 'A pain without today’s figure and a figure to reach.',
  }));
}
