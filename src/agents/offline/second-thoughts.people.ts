import { type Claim } from '../../evidence/extraction';
import { THEY_DROVE } from './champion.words';
import { TAKES_BACK } from './decision.words';
import { resting } from './claims';
import { unclearDepartures } from './departures';
import { NO_DATE } from './measure.words';
import { type Passage } from './passage';
import { LEFT } from './people.words';
import { FIGURES, GOALS, GOES_ELSEWHERE, RUNS_IT_NOW, THE_DEAL } from './second-thoughts.words';
import { type Story } from './story';
import { firmly, mayMean, toldAfter, unsettlesAPart, unsettlingAfter } from './unsettling';

export function unsettledChampion(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'champion')[0];
  if (!firm) return [];
  const { name } = firm.value;
  const unclear = new Set(unclearDepartures(story));
  const unsettling = toldAfter(story, [firm]).filter((passage) => {
    if (unclear.has(passage)) return true;
    const named = speaksOf(story, passage, name);
    if (RUNS_IT_NOW.test(passage.text) && !named && passage.speaker !== name) return true;
    if (!goesHerself(story, passage, name)) return false;
    if ((named || passage.speaker === name) && story.senses.of(passage, 'champion_left') >= GOES) return true;
    if (named && GOES_ELSEWHERE.test(passage.text)) return true;
    if (THEY_DROVE.test(passage.text) || NO_DATE.test(passage.text)) return false;
    if (!doubtsChampion(story, passage)) return false;
    return unsettlesAPart(passage) && (named || (passage.speaker === name && OWN_ROLE.test(passage.text)));
  });
  return unsettling.slice(0, 2).map((passage) => ({
    ...firm,
    ...resting([passage], 'denied', `A later document unsettles ${name} as champion.`),
  }));
}

/** "News from Ida: Mona has left": whoever is named just before the word goes, and nobody else. */
function goesHerself(story: Story, passage: Passage, name: string): boolean {
  const left = LEFT.exec(passage.text)?.index;
  const goes = left === undefined ? undefined : story.named(passage).findLast(({ start }) => start < left);
  return goes === undefined || goes.member.name === name;
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
export function unsettledDecision(story: Story, claims: Claim[]): Claim[] {
  const firm = firmly(claims, 'decisionMaker')[0];
  const name = firm?.value.name;
  if (!firm || !name) return [];
  const unsettling = unsettlingAfter(story, [firm]).filter((passage) => {
    if (passage.speaker === name && TAKES_BACK.test(passage.text)) return true;
    if (!mayMean(story, passage, NO_YES)) return false;
    if (speaksOf(story, passage, name))
      return passage.speaker === name || (!ofGoals(passage) && doubtsDecision(story, passage));
    const about = withSentenceBefore(story, passage);
    const ownMatter = FIRST_PERSON.test(passage.text) && !FIGURES.test(about) && !GOALS.test(about);
    if (passage.speaker === name && ownMatter) return true;
    return THE_DEAL.test(passage.text) && (passage.side !== 'vendor' || passage.kind === 'crm_note');
  });
  return unsettling
    .slice(0, 2)
    .map((passage) => ({ ...firm, ...resting([passage], 'denied', `A later document unsettles the yes of ${name}.`) }));
}

/** Words of trouble are about the yes only where the sentence as a whole may mean that. */
const NO_YES = ['buy_in_not', 'decider_none', 'decider_disputed', 'budget_cut', 'reorg', 'champion_left'] as const;

/** The passage is about a yes that is not there, or about somebody who goes, as far as was learnt or is plainly said. */
function doubtsDecision(story: Story, passage: Passage): boolean {
  const learnt = Math.max(story.senses.of(passage, 'champion_left'), story.senses.of(passage, 'buy_in_not'));
  return learnt > DOUBTFUL || LEFT.test(passage.text) || THE_DEAL.test(passage.text);
}

/** "I haven't agreed a date with him": a goal or its day is open, not the purchase. */
function ofGoals({ text }: Passage): boolean {
  return (GOALS.test(text) || NO_DATE.test(text)) && !THE_DEAL.test(text);
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
