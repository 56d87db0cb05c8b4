import { type Claim } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { THEY_DROVE } from './champion.words';
import { NO_DATE } from './measure.words';
import { unclearDepartures } from './departures';
import { type Passage, quoteOf } from './passage';
import { datesOf } from './quantity';
import {
  FIGURES,
  GOAL_STANDS,
  GOALS,
  OF_PAPERS,
  RUNS_IT_NOW,
  STANDS,
  THE_DEAL,
  UNSETTLES,
} from './second-thoughts.words';
import { LEFT } from './people.words';
import { type Sense } from './senses/labels';
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
  const { name } = firm.value;
  const unclear = new Set(unclearDepartures(story));
  const unsettling = afterwards(story, [firm]).filter((passage) => {
    if (unclear.has(passage)) return true;
    const named = speaksOf(story, passage, name);
    if (RUNS_IT_NOW.test(passage.text) && !named && passage.speaker !== name) return true;
    if ((named || passage.speaker === name) && story.senses.of(passage, 'champion_left') >= GOES) return true;
    if (THEY_DROVE.test(passage.text) || NO_DATE.test(passage.text)) return false;
    if (!doubtsChampion(story, passage)) return false;
    return unsettlesAPart(passage) && (named || (passage.speaker === name && OWN_ROLE.test(passage.text)));
  });
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...against(passage, `A later document unsettles ${name} as champion.`) }));
}

/** So surely a farewell that it counts whatever else is said. */
const GOES = 0.3;
/** Less than that, and a sentence of trouble is about something else. */
const DOUBTFUL = 0.1;

/** The passage is about somebody who goes or does not drive it, as far as was learnt. */
function doubtsChampion(story: Story, passage: Passage): boolean {
  return Math.max(story.senses.of(passage, 'champion_left'), story.senses.of(passage, 'drives_not')) > DOUBTFUL;
}

/** The buyer's own unsettling words count whatever they are about; those of others when they are about the buyer or the purchase. */
function onDecision(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'decisionMaker')[0];
  const name = firm?.value.name;
  if (!firm || !name) return [];
  const unsettling = later(story, [firm]).filter((passage) => {
    if (!means(story, passage, NO_YES)) return false;
    if (speaksOf(story, passage, name))
      return passage.speaker === name || (!ofGoals(passage) && doubtsDecision(story, passage));
    const about = withSentenceBefore(story, passage);
    const ownMatter = FIRST_PERSON.test(passage.text) && !FIGURES.test(about) && !GOALS.test(about);
    if (passage.speaker === name && ownMatter) return true;
    return THE_DEAL.test(passage.text) && (passage.side !== 'vendor' || passage.kind === 'crm_note');
  });
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...against(passage, `A later document unsettles the yes of ${name}.`) }));
}

/** Words of trouble are about the yes, or about the figures, only where the sentence as a whole may mean that. */
const NO_YES = ['buy_in_not', 'decider_none', 'decider_disputed', 'budget_cut', 'reorg', 'champion_left'] as const;
const NO_FIGURE = ['figure_back', 'criterion_none', 'goal_disputed', 'budget_cut', 'reorg'] as const;

/** Most sentences mean a thing less surely than that. */
const MAY_MEAN = 0.03;

function means({ senses }: Story, passage: Passage, what: readonly Sense[]): boolean {
  return what.some((sense) => senses.of(passage, sense) > MAY_MEAN);
}

/** The passage is about a yes that is not there, or about somebody who goes, as far as was learnt or is plainly said. */
function doubtsDecision(story: Story, passage: Passage): boolean {
  const learnt = Math.max(story.senses.of(passage, 'champion_left'), story.senses.of(passage, 'buy_in_not'));
  return learnt > DOUBTFUL || LEFT.test(passage.text) || THE_DEAL.test(passage.text);
}

/** "I haven't agreed a date with him": a goal or its day is open, not the purchase. */
function ofGoals({ text }: Passage): boolean {
  return (GOALS.test(text) || NO_DATE.test(text)) && !THE_DEAL.test(text);
}

function onPain(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'painMetric')[0];
  if (!firm) return [];
  const figures = [firm.value.baseline, firm.value.target];
  const unsettling = later(story, [firm]).filter(
    (passage) =>
      passage.side !== 'vendor' &&
      means(story, passage, NO_FIGURE) &&
      !NO_DATE.test(passage.text) &&
      !repeats(passage, figures) &&
      !holdsTo(story, passage, firm.value.target) &&
      (FIGURES.test(passage.text) || figuresOf(passage).some((value) => figures.includes(value))),
  );
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...against(passage, 'A later document unsettles the figures.') }));
}

/** "…, which is public, commits us to three days": the figure to reach once more, as a goal and not taken back. */
function holdsTo(story: Story, passage: Passage, target: number | string | null): boolean {
  const sense = (name: Sense) => story.senses.of(passage, name);
  const goal = Math.max(sense('criterion'), sense('pain_goal'));
  return goal > SURE && goal > sense('figure_back') && figuresOf(passage).some((value) => value === target);
}

const SURE = 0.5;

/** Both figures once more, with no trouble but words like "late", which may be what is measured. */
function repeats(passage: Passage, figures: (number | string | null)[]): boolean {
  const named = figuresOf(passage);
  return figures.every((figure) => typeof figure === 'number' && named.includes(figure)) && !unsettlesAPart(passage);
}

function onCriteria(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'successCriteria');
  const [first] = firm;
  if (!first) return [];
  const days = firm.map(({ value }) => value.by);
  const unsettling = later(story, firm).filter(
    (passage) =>
      passage.side !== 'vendor' &&
      !GOAL_STANDS.test(passage.text) &&
      (GOALS.test(passage.text) || datesOf(passage).some(({ iso }) => days.includes(iso))),
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
  return afterwards(story, firm).filter(unsettles);
}

/** Something agreed is in trouble in this sentence: it will not hold, was never agreed, is on ice. */
export function unsettles({ text }: Passage): boolean {
  return UNSETTLES.test(text.replace(WITHOUT, ' ')) && !STANDS.test(text);
}

/** Something other than papers, figures and dates is in trouble in this sentence. */
function unsettlesAPart(passage: Passage): boolean {
  return unsettles({ ...passage, text: passage.text.replace(new RegExp(OF_PAPERS.source, 'giu'), ' ') });
}

/** "signed without discussion": what somebody did without is not what happened. */
const WITHOUT = /(?<![\p{L}])(?:without|sin|sem|sans|ohne|senza|zonder)\s+(?:\p{L}{1,4}\s+)?\p{L}+/giu;

function afterwards(story: Story, firm: Claim[]): Passage[] {
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

/** A short sentence takes its subject from the one before it in the same turn. */
function withSentenceBefore(story: Story, passage: Passage): string {
  const before = story.passages[passage.at - 1];
  const same = before?.documentId === passage.documentId && before.turn === passage.turn && before.zone === 'body';
  return same && passage.text.length < 60 ? `${before.text} ${passage.text}` : passage.text;
}

/** Names the person, or goes on about the person named in the sentence before. */
function speaksOf(story: Story, passage: Passage, name: string): boolean {
  const named = story.named(passage);
  if (named.length > 0) return named.some(({ member, start }) => member.name === name && !possessive(passage, start));
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

/** "on Ida's phone": a thing of hers is spoken of, not she. */
function possessive({ text }: Passage, start: number): boolean {
  return /^[\p{L}-]+['’]s\s+(?:phone|desk|office|pa|assistant|mailbox|car|team)(?![\p{L}])/iu.test(
    text.slice(start, start + 40),
  );
}

const FIRST_PERSON =
  /(?<![\p{L}])(?:i|i'm|we|we're|my|our|us|yo|nosotros|nuestr[oa]s?|mi|eu|nós|nosso|nossa|meu|minha|je|nous|notre|mon|ma|ich|wir|unser\p{L}*|mein\p{L}*|io|noi|nostr[oaie]|mi[oa]|ik|wij|we|ons|onze|mijn|\p{L}+(?:amos|emos|imos|iamo|ons))(?![\p{L}])/iu;
const OWN_ROLE =
  /(?<![\p{L}])(?:i|i'm|yo|me|eu|je|ich|io|ik)(?![\p{L}]).{0,60}(?:project|role|responsible|champion|sponsor|proyecto|projeto|projet|projekt|progetto|involved|lead)/iu;

function figuresOf({ text, language }: Passage): number[] {
  return numbersIn(text, language).map(({ value }) => value);
}

function against(passage: Passage, doubt: string): Pick<Claim, 'standing' | 'quotes' | 'by' | 'doubt'> {
  return { standing: 'denied', quotes: [quoteOf(passage)], by: passage.speaker, doubt };
}
