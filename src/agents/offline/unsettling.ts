import { type Claim, type ClaimOf } from '../../evidence/extraction';
import { type Passage } from './passage';
import { OF_PAPERS, STANDS, UNSETTLES } from './second-thoughts.words';
import { type Sense } from './senses/labels';
import { type Story } from './story';

/** Something agreed is in trouble in this sentence: it will not hold, was never agreed, is on ice. */
export function unsettles({ text }: Passage): boolean {
  return UNSETTLES.test(text.replace(WITHOUT, ' ')) && !STANDS.test(text);
}

/** "signed without discussion": what somebody did without is not what happened. */
const WITHOUT = /(?<![\p{L}])(?:without|sin|sem|sans|ohne|senza|zonder)\s+(?:\p{L}{1,4}\s+)?\p{L}+/giu;

/** Something other than papers, figures and dates is in trouble in this sentence. */
export function unsettlesAPart(passage: Passage): boolean {
  return unsettles({ ...passage, text: passage.text.replace(new RegExp(OF_PAPERS.source, 'giu'), ' ') });
}

export function firmly<Key extends Claim['anchor']>(claims: Claim[], key: Key): ClaimOf<Key>[] {
  return claims.filter((claim): claim is ClaimOf<Key> => claim.anchor === key && claim.standing === 'stated');
}

/** Unsettling sentences of documents that come after every document the claims rest on. */
export function unsettlingAfter(story: Story, firm: Claim[]): Passage[] {
  return toldAfter(story, firm).filter(unsettles);
}

/** Sentences of talk and letters in the documents behind the last that the claims rest on. */
export function toldAfter(story: Story, firm: Claim[]): Passage[] {
  const ids = new Set(firm.flatMap(({ quotes }) => quotes.map(({ documentId }) => documentId)));
  const last = story.passages.reduce(
    (latest, { documentId, order }) => (ids.has(documentId) ? Math.max(latest, order) : latest),
    -1,
  );
  return story.passages.filter(
    ({ order, zone, kind, language }) =>
      order > last && zone === 'body' && kind !== 'order_form' && kind !== 'ticket' && language !== 'und',
  );
}

/** As far as was learnt, the sentence may mean one of these things. */
export function mayMean({ senses }: Story, passage: Passage, what: readonly Sense[]): boolean {
  return what.some((sense) => senses.of(passage, sense) > MAY_MEAN);
}
/** Most sentences mean a thing less surely than that. */
const MAY_MEAN = 0.03;
