import { COMMITMENTS, type Commitment } from './policy.types';

/**
 * What a text would commit the vendor to, in the order of `COMMITMENTS`. A mention is not a commitment ("the notice
 * period ends in May"), an offer is ("we can shorten the notice period"); when in doubt it counts, since the price of a
 * false alarm is a person's look and the price of a miss is a promise.
 */
export function commitmentsIn(texts: readonly string[]): Commitment[] {
  const clauses = texts.flatMap((text) => text.split(/[.;!?\n]+(?=\s|$)/));
  return COMMITMENTS.filter((commitment) => clauses.some((clause) => commits(clause, OFFERS[commitment])));
}

/** Verbs of offering, then within the same clause the thing offered. */
const GIVE = String.raw`\b(?:offer|give|grant|propose|apply|provide|include|approve|promise|agree to|agreed to|can do)(?:s|ed|ing)?\b`;
const ALTER = String.raw`\b(?:chang|amend|modif|extend|shorten|renegotiat|rewrit|terminat|waiv|releas|cancel|revis|prolong)\w*\b`;
const CONTRACT = String.raw`\b(?:contract(?:ual)?(?! owner)|agreement|order form|notice period|payment terms|renewal terms|auto-?renewal|clause|commitment period)\b`;

const OFFERS: Record<Commitment, RegExp[]> = {
  discount: [
    new RegExp(
      String.raw`${GIVE}.{0,60}\b(?:discount|rebate|price (?:cut|reduction)|credit note|free (?:months?|seats?|licen[cs]es?)|free of charge)`,
      'i',
    ),
    /\d\s*(?:%|percent|per cent)\s+(?:off\b|discount|rebate)|\b(?:discount|rebate) of \d/i,
    /\bwaiv\w*\b.{0,40}\b(?:fees?|charges?|cost)\b|\bat no (?:extra |additional )?(?:cost|charge)\b/i,
    /\b(?:preisnachlass|rabatt|remise|descuento|desconto|sconto|korting)\b/i,
  ],
  price: [
    /\b(?:rais|lower|reduc|increas|decreas|adjust|chang|freez|hold|cap|match|quot|lock)\w*\b.{0,30}\b(?:pric(?:e|es|ing)|list price|licen[cs]e fees?)\b/i,
    /\b(?:new|special|better|lower|higher) (?:pric(?:e|es|ing)|rate card)\b|\bprice (?:increase|change|adjustment|lock|hold)\b/i,
  ],
  contract_change: [
    new RegExp(`${ALTER}.{0,50}${CONTRACT}`, 'i'),
    new RegExp(
      String.raw`${GIVE}.{0,50}\b(?:opt-?out|termination right|exit clause|extended payment|multi-?year)\b`,
      'i',
    ),
    /\b(?:contract|agreement) (?:change|amendment|extension|termination)\b|\bearly termination\b/i,
    /\bvertrags(?:änderung|verlängerung|anpassung)\b|\bavenant\b/i,
  ],
  legal_promise: [
    /\b(?:we|i|our (?:company|team))\b.{0,30}\b(?:guarantee|warrant|indemnify|(?:are|am|will be) liable|accept (?:the )?liability)\b/i,
    /\bguaranteed? (?:a |an |your |full )?(?:refund|uptime|availability|savings?|results?|outcomes?|delivery)\b/i,
    /\bindemnif\w+|\bhold harmless\b|\bliquidated damages\b|\bmoney[- ]back\b|\blegally binding\b|\bwir garantieren\b|\bnous garantissons\b/i,
  ],
};

/** "Do not offer a discount" commits to nothing; the refusal must stand right before what it refuses. */
const REFUSED =
  /\b(?:not?|never|without|avoid|don't|cannot|instead of|rather than|refuse to|neither)\b[\w\s,'-]{0,25}$/i;

function commits(clause: string, offers: RegExp[]): boolean {
  return offers.some((offer) => {
    const found = offer.exec(clause);
    return found !== null && !REFUSED.test(clause.slice(0, found.index));
  });
}
