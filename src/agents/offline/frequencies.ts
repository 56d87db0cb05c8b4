import { type Language } from '../../evidence/text/language';
import { timesIn } from '../../evidence/text/times';
import { PER_PERIOD, periodOf } from './measure.words';

/** So many times in a period, with its place in the text. */
export interface Frequency {
  value: number;
  /** "times per week". */
  unit: string;
  start: number;
  end: number;
}

/** "twice a week", "dreimal im Monat", "una volta all'anno", "Im Monat müssen wir viermal": never without the period, or a word for the most there may be. */
export function frequenciesIn(text: string, language: Language): Frequency[] {
  return timesIn(text, language).flatMap(({ value, start, end }) => {
    const behind = PER_PERIOD.exec(text.slice(end, end + REACH));
    if (behind?.[1]) return [{ value, unit: unitPer(behind[1]), start, end: end + behind[0].length }];
    const before = PERIOD_BEFORE.exec(text.slice(Math.max(0, start - REACH), start));
    if (before?.[1]) return [{ value, unit: unitPer(before[1]), start, end }];
    return AT_MOST.test(text.slice(Math.max(0, start - 16), start)) ? [{ value, unit: 'times', start, end }] : [];
  });
}

function unitPer(period: string): string {
  return `times per ${periodOf(period)}`;
}

const REACH = 40;

const AT_MOST =
  /(?<![\p{L}])(?:at most|(?:no|not) more than|höchstens|maximal|(?:au |tout au )?plus|como mucho|a lo sumo|no máximo|al massimo|hooguit|hoogstens)\s$/iu;
const PERIOD_BEFORE =
  /(?<![\p{L}])(?:im|in der|pro|je|jede[nsr]?|am|par|chaque|al|a la|por|cada|ao|à|na|no|all['’]|alla|ogni|per|elke|each|every|in a|a)\s?(day|shift|week|month|quarter|year|night|día|turno|semana|mes|trimestre|año|noche|dia|mês|ano|noite|jour|semaine|mois|an|nuit|tag|schicht|woche|monat|quartal|jahr|nacht|giorno|settimana|mese|anno|notte|dag|dienst|maand|kwartaal|jaar)(?:\s[^.;:!?,]{0,24})?\s$/iu;
