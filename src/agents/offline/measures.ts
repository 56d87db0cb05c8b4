import { ABOUT_DECIDING } from './decision.words';
import { askedBefore, customerVoice } from './dialogue';
import { CORRECTION, SARCASM, TURNED_ROUND } from './doubt.words';
import * as words from './measure.words';
import { type Passage } from './passage';
import { type Quantity, comparable, figuresIn, quantitiesIn } from './quantity';
import { type Story } from './story';

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
  const quantities = voice.flatMap((passage) =>
    withAnswer(story, passage, figuresIn(passage))
      .map((quantity) => ({ ...quantity, doubts: doubtsOn(story, quantity) }))
      .filter((quantity) => quantity.doubts.length === 0 || soundsMeasured(story, quantity)),
  );
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

/** What speaks against a figure measuring the customer's own work. */
function doubtsOn(story: Story, quantity: Quantity): string[] {
  const { passage, kind } = quantity;
  const [sarcastic, others] = [SARCASM.test(passage.text), ofOthers(passage)];
  return Object.entries({
    ordinary: quantity.ordinary,
    sarcastic,
    others,
    'not ours': notOurs(quantity),
    commercial: kind !== 'duration' && words.COMMERCIAL.test(passage.text),
    'of the order': ofTheOrder(quantity),
    'of the contract': ofTheContract(story, quantity),
  }).flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}

/** A doubtful figure counts where the sentence plainly gives it as today's or as the one to reach. */
function soundsMeasured({ senses }: Story, quantity: Quantity & { doubts: string[] }): boolean {
  const least = quantity.doubts.some((doubt) => SOMEBODY_ELSES.has(doubt)) ? PLAINLY_MEASURED : LIKELY;
  return Math.max(senses.ofFigure(quantity, 'today'), senses.ofFigure(quantity, 'goal')) > least;
}
/** What is said in mockery or of others takes more to be the customer's own. */
const SOMEBODY_ELSES = new Set(['sarcastic', 'others', 'not ours']);
const LIKELY = 0.05;
const PLAINLY_MEASURED = 0.4;

/** "eleven dollars, and my peers are at five": what stands before the words on others is still ours. */
function notOurs({ passage: { text }, end, role }: Quantity): boolean {
  const match = words.ADOPTED.test(text) ? null : words.NOT_OURS.exec(text);
  return match !== null && !(end < match.index && role !== 'unclear');
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
export function isObjection({ passage, start }: Quantity): boolean {
  return words.NOT_NUMBER.test(passage.text.slice(Math.max(0, start - 24), start));
}

/** "I had said six percent, that was wrong": the correction stands behind the figure in its own sentence. */
function correctedWithin({ passage: { text }, end }: Quantity): boolean {
  return CORRECTION.test(text.slice(end)) && !/\d/.test(text.slice(end, end + 30).replace(/^[^.;,]*/u, ''));
}

/** A figure to reach counts when who names it stands by it: it is no question, and the next sentence does not disown it. */
export function committed(story: Story, passage: Passage): boolean {
  const next = story.passages[passage.at + 1];
  const same = next?.documentId === passage.documentId && next.turn === passage.turn ? next.text : '';
  if (words.UNCOMMITTED.test(passage.text) || TURNED_ROUND.test(same)) return false;
  return !words.UNCOMMITTED.test(same) || quantitiesIn(next ?? passage).length > 0;
}
