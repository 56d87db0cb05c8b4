import { type Claim, type Quote } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { cue } from './cue';
import { quoteOf } from './passage';
import { type Story } from './story';

interface Amendment {
  from: number;
  to: number;
  quote: Quote;
}

/** The claims of an order with the figures that a later paper replaces: "“Forty-eight (48)” is replaced by “fifty-six (56)”". */
export function asAmended(claims: Claim[], story: Pick<Story, 'passages'>): Claim[] {
  const amendments = amendmentsIn(story);
  const amended = (value: number | null) => amendments.find(({ from }) => from === value);
  return claims.map((claim): Claim => {
    if (claim.anchor === 'seats') {
      const change = amended(claim.value.seats);
      return change ? { ...claim, value: { seats: change.to }, quotes: [change.quote] } : claim;
    }
    if (claim.anchor !== 'arr') return claim;
    const change = amended(claim.value.amount);
    return change ? { ...claim, value: { ...claim.value, amount: change.to }, quotes: [change.quote] } : claim;
  });
}

function amendmentsIn({ passages }: Pick<Story, 'passages'>): Amendment[] {
  return passages.flatMap((passage) => {
    const { kind, text, language } = passage;
    const by = kind === 'order_form' ? REPLACED_BY.exec(text) : null;
    if (!by) return [];
    const numbers = numbersIn(text, language);
    const old = numbers.filter(({ end }) => end <= by.index).at(-1);
    const next = numbers.find(({ start }) => start >= by.index);
    return old && next && old.value !== next.value
      ? [{ from: old.value, to: next.value, quote: quoteOf(passage) }]
      : [];
  });
}

const REPLACED_BY = cue(
  `(?:is|are|shall be) (?:hereby )?(?:replaced|substituted) (?:by|with)|(?:wird|werden) (?:ersetzt )?durch`,
  `se (?:sustituyen?|reemplazan?) por|(?:é|são) substituíd[oa]s? por|(?:est|sont) remplacée?s? par|(?:è|sono) sostituit[oaie] (?:da|con)|(?:wordt|worden) vervangen door`,
);
