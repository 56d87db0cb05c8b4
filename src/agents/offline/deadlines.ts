import { spansAfter } from '../../evidence/support';
import { endOfNext, type FoundDate } from '../../evidence/text/dates';
import { feastsIn } from '../../evidence/text/feasts';
import { monthsIn } from '../../evidence/text/spoken.dates';
import { cue } from './cue';
import { askedBefore } from './dialogue';
import * as words from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { datesOf } from './quantity';
import { type Story } from './story';

interface Deadline {
  by: string;
  /** The part of the sentence that the day belongs to. */
  text: string;
}

/** The days by which a sentence wants something: dates in the future that a deadline word leads to, the surest kind only. */
export function deadlinesOf(story: Story, passage: Passage, measures: Measures): Deadline[] {
  const { text } = passage;
  const asked = askedBefore(story, passage);
  const future = daysToCome(story, passage, measures);
  const firm = future.filter((each) => FIRM_DEADLINE.test(tailBefore(text, each)));
  const loose = future.filter(
    (each) =>
      words.DEADLINE_BEFORE.test(tailBefore(text, each)) ||
      asked === 'when' ||
      /closes|count|number to beat/iu.test(text),
  );
  const besides = loose.filter(
    (each) => each.precision === 'day' && each.yearWritten && ON_DAY.test(tailBefore(text, each)),
  );
  const wanted = future.filter((each) => each.precision !== 'year' && each.yearWritten && wants(measures, passage));
  const found = withoutRepeats(
    firm.length > 0 ? [...firm, ...besides].sort((a, b) => a.start - b.start) : loose.length > 0 ? loose : wanted,
  );
  if (found.length > 0) return found.map((each, at) => ({ by: each.iso, text: clauseOf(text, found, at) }));
  if (!AFTER_START.test(text)) return [];
  const [by] = spansAfter(story.dossier.contract.startDate, text);
  return by ? [{ by, text }] : [];
}

/** The last day to come that a sentence names, whole years apart; else a feast, or of a month named alone, "the average of September", its end. */
export function daysAhead(story: Story, passage: Passage, measures: Measures): Deadline[] {
  const { text, date } = passage;
  const named = daysToCome(story, passage, measures).filter(({ precision }) => precision !== 'year');
  if (named.length > 0 || datesOf(passage).length > 0) return named.slice(-1).map(({ iso }) => ({ by: iso, text }));
  const feasts = feastsIn(text, date).map(({ iso }) => iso);
  const days = feasts.length > 0 ? feasts : monthsIn(text).map(({ month }) => endOfNext(month, date));
  return days
    .filter((iso) => iso !== null)
    .slice(-1)
    .map((by) => ({ by, text }));
}

/** The dates after the day of the document, without those of a count that is done. */
export function daysToCome(story: Story, passage: Passage, measures: Measures): FoundDate[] {
  const past = tellsOfToday(story, passage, measures);
  return datesOf(passage).filter(
    ({ iso, yearWritten }) => (passage.date === null || iso > passage.date) && (yearWritten || !past),
  );
}

/** "It is 13.5 percent, I counted on the first of March": a day without its year beside today's figure is past. */
function tellsOfToday({ senses }: Story, passage: Passage, { of }: Measures): boolean {
  if (COUNTED.test(passage.text)) return true;
  const today = senses.of(passage, 'pain_today');
  return today >= SURE && today > senses.of(passage, 'criterion') && !of(passage).some(({ role }) => role === 'target');
}

/** Somebody tells that the count is done. */
const COUNTED = cue(
  `(?:i|we)(?:'ve| have)? (?:last )?(?:counted|measured|checked|logged)|(?:he|hemos) (?:contado|medido)|(?:conté|medí|contei|contámos|medi)|(?:j'ai|on a|nous avons) (?:compté|mesuré|relevé)|(?:habe|haben) (?:ich|wir) (?:\\p{L}+ )*gezählt|(?:ho|abbiamo) (?:contato|misurato|rilevato)|(?:heb|hebben) (?:ik|we|wij) (?:\\p{L}+ )*geteld`,
);
const SURE = 0.5;

/** A figure to reach, in a sentence that names a day as well. */
function wants({ of }: Measures, passage: Passage): boolean {
  return of(passage).some(({ role }) => role === 'target') && !words.NOT_A_CRITERION.test(passage.text);
}

/** "by the end of February 2027, i.e. 02/28/2027" names one day twice. */
function withoutRepeats(dates: FoundDate[]): FoundDate[] {
  return dates.filter((each, at) => dates.findIndex(({ iso }) => iso === each.iso) === at);
}

const FIRM_DEADLINE =
  /(?<![\p{L}])(?:by|before|until|till|no later than|not later than|latest|deadline[^.]{0,44}|due(?: on| by)?|measured (?:on|at)|counted on|antes del?|para el|hasta el|a más tardar el|fecha límite[^.]{0,12}|até(?: (?:a|ao|o|dia|ao dia|ao fim de|final de))?|prazo[^.]{0,12}|avant(?: le| la| fin)?|d'ici(?: le| au| à| fin)?|au plus tard(?: le)?|jusqu'au|échéance[^.]{0,12}|bis(?: zum| spätestens| ende)?|spätestens(?: am| bis| zum)?|vor dem|stichtag:?|entro(?: il| la| fine)?|prima del?|non oltre(?: il)?|scadenza[^.]{0,12}|vóór|voor|tegen|uiterlijk(?: op)?|with effect from|as from|a partir del?|a contar del?|à compter du|à partir du|dès le|ab dem|a partire dal?|a decorrere dal|vanaf|met ingang van|no más tarde del?|deadline)\s*(?:the\s+|end of\s+)?$/iu;

const ON_DAY = /(?<![\p{L}])(?:au|am|zum|el|al|on|op|em|le|il|per il|para)\s*$/iu;

const AFTER_START =
  /(?<![\p{L}])(?:of|after|from|since|following)\s+(?:the\s+)?(?:go-?live|launch|start|kick-?off|contract start|signature|rollout)/iu;

/** Several days in one sentence share it out at the commas and conjunctions between them. */
function clauseOf(text: string, dates: FoundDate[], at: number): string {
  if (dates.length === 1) return text;
  const from = at === 0 ? 0 : cutAfter(text, dates[at - 1]?.end ?? 0, dates[at]?.start ?? text.length);
  const to =
    at === dates.length - 1 ? text.length : cutAfter(text, dates[at]?.end ?? 0, dates[at + 1]?.start ?? text.length);
  return text.slice(from, to).replace(/^[\s,;)]+(?:and|und|et|y|e|en)?\s*/iu, '');
}

function cutAfter(text: string, from: number, to: number): number {
  const cut = /[,;]|\s(?:and|und|et|y|e|en)\s/iu.exec(text.slice(from, to));
  return cut ? from + cut.index : from;
}

function tailBefore(text: string, { start }: FoundDate): string {
  return text.slice(Math.max(0, start - 56), start);
}
