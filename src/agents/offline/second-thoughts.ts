import { type Claim } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { type Passage, quoteOf } from './passage';
import { datesOf } from './quantity';
import { BACKS_OUT, FIGURES, GOALS, PURCHASE, STANDS, UNSETTLES } from './second-thoughts.words';
import { type Story } from './story';

type Firm<Key extends Claim['anchor']> = Extract<Claim, { anchor: Key }>;

/**
 * Words in a later document that unsettle what an earlier one made firm. One such sentence about the person, the figure
 * or the goal is enough: an anchor wrongly called open costs a question, one wrongly called firm costs the handoff.
 */
export function secondThoughts(story: Story, claims: Claim[]): Claim[] {
  return [
    ...onChampion(story, claims),
    ...onDecision(story, claims),
    ...onPain(story, claims),
    ...onCriteria(story, claims),
  ];
}

function onChampion(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'champion')[0];
  if (!firm) return [];
  const unsettling = later(story, [firm]).filter(
    (passage) =>
      speaksOf(story, passage, firm.value.name) || (passage.speaker === firm.value.name && OWN_ROLE.test(passage.text)),
  );
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...against(passage, `A later document unsettles ${firm.value.name} as champion.`) }));
}

function onDecision(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'decisionMaker')[0];
  const name = firm?.value.name;
  if (!firm || !name) return [];
  const unsettling = later(story, [firm]).filter((passage) => {
    if (speaksOf(story, passage, name)) return true;
    if (passage.speaker === name && BACKS_OUT.test(passage.text)) return true;
    if (!PURCHASE.test(passage.text)) return false;
    return passage.speaker === name || (passage.side !== 'vendor' ? true : passage.kind === 'crm_note');
  });
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...against(passage, `A later document unsettles the yes of ${name}.`) }));
}

function onPain(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'painMetric')[0];
  if (!firm) return [];
  const figures = [firm.value.baseline, firm.value.target];
  const unsettling = later(story, [firm]).filter(
    (passage) =>
      passage.side !== 'vendor' &&
      (FIGURES.test(passage.text) || figuresOf(passage).some((value) => figures.includes(value))),
  );
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...against(passage, 'A later document unsettles the figures.') }));
}

function onCriteria(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'successCriteria');
  const [first] = firm;
  if (!first) return [];
  const days = firm.map(({ value }) => value.by);
  const unsettling = later(story, firm).filter(
    (passage) =>
      passage.side !== 'vendor' && (GOALS.test(passage.text) || datesOf(passage).some(({ iso }) => days.includes(iso))),
  );
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...first, ...against(passage, 'A later document unsettles the goals or their dates.') }));
}

function firmly<Key extends Claim['anchor']>(claims: Claim[], key: Key): Firm<Key>[] {
  return claims.filter((claim): claim is Firm<Key> => claim.anchor === key && claim.standing === 'stated');
}

/** Unsettling sentences of documents that come after every document the claims rest on. */
function later(story: Story, firm: Claim[]): Passage[] {
  const ids = new Set(firm.flatMap(({ quotes }) => quotes.map(({ documentId }) => documentId)));
  const last = Math.max(
    ...story.passages.filter(({ documentId }) => ids.has(documentId)).map(({ order }) => order),
    -1,
  );
  return story.passages.filter(
    ({ order, zone, kind, language, text }) =>
      order > last &&
      zone === 'body' &&
      kind !== 'order_form' &&
      kind !== 'ticket' &&
      language !== 'und' &&
      UNSETTLES.test(text) &&
      !STANDS.test(text),
  );
}

/** Names the person, or goes on about the person named in the sentence before. */
function speaksOf(story: Story, passage: Passage, name: string): boolean {
  const named = story.named(passage);
  if (named.length > 0) return named.some(({ member }) => member.name === name);
  const before = story.passages[passage.at - 1];
  const pronoun = /(?<![\p{L}])(?:s?he|her|his|him|ella|él|ela|ele|elle|il|lui|sie|er|lei|zij|hij)(?![\p{L}])/iu.test(
    passage.text.slice(0, 40),
  );
  return (
    pronoun &&
    before?.documentId === passage.documentId &&
    story.named(before).some(({ member }) => member.name === name)
  );
}

const OWN_ROLE =
  /(?<![\p{L}])(?:i|i'm|yo|me|eu|je|ich|io|ik)(?![\p{L}]).{0,60}(?:project|role|responsible|champion|sponsor|proyecto|projeto|projet|projekt|progetto|involved|lead)/iu;

function figuresOf({ text, language }: Passage): number[] {
  return numbersIn(text, language).map(({ value }) => value);
}

function against(passage: Passage, doubt: string): Pick<Claim, 'standing' | 'quotes' | 'by' | 'doubt'> {
  return { standing: 'denied', quotes: [quoteOf(passage)], by: passage.speaker, doubt };
}
