import { type Dossier } from '../dossier.types';
import { type PainValue, type QuoteEvidence } from '../evidence.types';
import { withoutInjections } from '../text/injection';
import { languageOf } from '../text/language';
import { moneyIn } from '../text/money';

export interface StatedWorth {
  amountPerUnit: number;
  /** Null where the sentence names none. */
  currency: string | null;
  unitsPerYear: number;
  quote: QuoteEvidence;
}

const PERIODS: [RegExp, number][] = [
  [/(?:an?|per|each|every|\/) ?(?:year|annum|yr)|annually|yearly/i, 1],
  [/(?:a|per|each|every|\/) ?quarter|quarterly/i, 4],
  [/(?:a|per|each|every|\/) ?month|monthly/i, 12],
  [/(?:a|per|each|every|\/) ?week|weekly/i, 52],
  [/(?:a|per|each|every|\/) ?(?:working )?day|daily/i, 250],
];
const SENTENCE = /[^.!?\n]+[.!?]*/g;
const THOUSANDS = /(\d+(?:\.\d+)?) ?k\b/i;

/**
 * Sentences of the sources that say what one unit of the measured pain is worth ("each minute is about 3k a month"),
 * with the amount and how often it falls due in a year. Only where unit, amount and period stand in one sentence.
 */
export function statedWorth(pain: PainValue, dossier: Dossier): StatedWorth[] {
  const unit = pain.unit?.trim().replace(/s$/i, '');
  if (!unit || /^%|percent/i.test(unit)) return [];
  const each = new RegExp(`(?:each|every|per|one|an?) ${escape(unit)}\\b`, 'i');
  return dossier.documents.flatMap(({ id, text }) =>
    [...withoutInjections(text).matchAll(SENTENCE)].flatMap((match): StatedWorth[] => {
      const written = match[0].trim();
      if (!each.test(written)) return [];
      const worth = amountIn(written);
      const perYear = worth && timesAYear(written.slice(worth.end));
      if (!worth || !perYear) return [];
      const start = text.indexOf(written, match.index);
      const quote = { documentId: id, quote: written, start, end: start + written.length };
      return [{ amountPerUnit: worth.amount, currency: worth.currency, unitsPerYear: perYear, quote }];
    }),
  );
}

/** The period named first after the amount, close to it. */
function timesAYear(after: string): number | null {
  const near = after.slice(0, 30);
  const [first] = PERIODS.flatMap(([pattern, times]) => {
    const at = pattern.exec(near)?.index;
    return at === undefined ? [] : [{ at, times }];
  }).sort((a, b) => a.at - b.at);
  return first?.times ?? null;
}

function amountIn(sentence: string): { amount: number; currency: string | null; end: number } | null {
  const [money] = moneyIn(sentence, languageOf(sentence));
  if (money) return { amount: money.amount, currency: money.currency, end: money.end };
  const thousands = THOUSANDS.exec(sentence);
  if (!thousands?.[1]) return null;
  return {
    amount: Number(thousands[1]) * 1000,
    currency: null,
    end: thousands.index + thousands[0].length,
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
