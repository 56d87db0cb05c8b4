import { painIn } from '../../../evidence/anchor.value';
import { type PainAnswer } from '../../../evidence/drafting/draft-answers';
import { type PainValue } from '../../../evidence/evidence.types';
import { languageOf } from '../../../evidence/text/language';
import { numbersIn } from '../../../evidence/text/numbers';
import { type PromptValues } from '../../prompt-values';

const NOW =
  /\b(?:today|currently|now|at present|still|these days|as of|last (?:week|month|quarter)|we measured|actually)\b/i;

/** Passages that state the pain's figures, and those that speak of the same thing today with another figure. */
export function checkPain({ pain, dossier }: PromptValues['check-pain-metric']): PainAnswer {
  const value = painIn(pain);
  if (value === null) return { supporting: [], contradicting: [] };
  const supporting = pain.evidence.flatMap((each) =>
    'quote' in each ? [{ documentId: each.documentId, quote: each.quote }] : [],
  );
  const contradicting = dossier.documents.flatMap(({ id, text }) =>
    (text.match(/[^.!?\n]+[.!?]*/g) ?? []).flatMap((sentence) => {
      const quote = sentence.trim();
      const isKnown = supporting.some((known) => known.quote.includes(quote) || quote.includes(known.quote));
      if (isKnown || !NOW.test(quote) || !isAbout(quote, value)) return [];
      const number = numberBesideUnit(quote, value);
      return number === null || number === value.baseline || number === value.target
        ? []
        : [{ documentId: id, quote, number }];
    }),
  );
  return { supporting, contradicting };
}

/** Most of the words that name the pain stand in the sentence. */
function isAbout(sentence: string, { what }: PainValue): boolean {
  const words = what.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const lower = sentence.toLowerCase();
  return words.length > 0 && words.filter((word) => lower.includes(word)).length / words.length >= 0.7;
}

/** The one number that stands right before the pain's unit; null when there is none, or more than one. */
function numberBesideUnit(sentence: string, { unit }: PainValue): number | null {
  if (!unit) return null;
  const stem = unit.toLowerCase().replace(/s$/, '');
  const found = numbersIn(sentence, languageOf(sentence)).filter(({ end }) =>
    sentence
      .slice(end, end + 24)
      .trimStart()
      .toLowerCase()
      .startsWith(stem),
  );
  return found.length === 1 ? (found[0]?.value ?? null) : null;
}
