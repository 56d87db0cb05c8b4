import { type Claim, type Standing } from '../../evidence/extraction';
import { criterion, resting } from './claims';
import { endOfNext } from '../../evidence/text/dates';
import { feastsIn } from '../../evidence/text/feasts';
import { monthsIn } from '../../evidence/text/spoken.dates';
import { daysToCome, deadlinesOf } from './deadlines';
import { CONDITION, HEDGE, SARCASM } from './doubt.words';
import { measurable } from './measurable';
import * as words from './measure.words';
import { committed, type Measures } from './measures';
import { isQuestion, type Passage } from './passage';
import { datesOf } from './quantity';
import { type Story } from './story';
import { sharedWords } from './topic';
import { unsettles } from './unsettling';
import { wishes } from './wishes';

/** Success criteria: something measurable, in the customer's terms, with a day by which it holds. */
export function readCriteria(story: Story, measures: Measures): Claim[] {
  const { voice, targets } = measures;
  const dated: { claim: Claim; passage: Passage }[] = [];
  for (const passage of voice) {
    const learnt = learntCriterion(story, passage);
    const deadlines = deadlinesOf(story, passage, measures);
    if (deadlines.length === 0 && learnt) deadlines.push(...daysAhead(story, passage, measures));
    const [first] = deadlines;
    if (!first) continue;
    if (learnt || (measurable(passage, measures) && soundsLikeOne(story, passage))) {
      for (const { by, text } of deadlines)
        dated.push({ passage, claim: claim([passage], text, by, standingOf(story, passage)) });
      continue;
    }
    const target = targetBefore(
      story,
      passage,
      targets.map((each) => each.passage),
      measures,
    );
    if (target && [target, passage].some((each) => soundsLikeOne(story, each)))
      dated.push({ passage, claim: claim([target, passage], target.text, first.by, standingOf(story, passage)) });
  }
  dispute(story, dated, measures);
  const refusals = voice.filter(
    (passage) =>
      passage.side === 'customer' &&
      (words.NO_DATE.test(passage.text) || words.RETRACTS.test(passage.text)) &&
      REFUSALS.some((sense) => story.senses.of(passage, sense) >= REFUSED),
  );
  const last = dated.filter(({ claim }) => claim.standing === 'stated').at(-1)?.passage;
  const later = refusals.filter(
    (passage) => !last || passage.order > last.order || (passage.order === last.order && passage.start > last.start),
  );
  const claims = dated.map(({ claim }) => claim);
  for (const passage of later) {
    claims.push({
      ...criterion(passage.text, null),
      ...resting([passage], 'denied', 'The customer refuses a date, or takes it back.'),
    });
  }
  if (dated.some(({ claim }) => claim.standing === 'stated')) return claims;
  return [...claims, ...wishes(story, measures)];
}

/** A word of refusal is about the goals or their days only where the sentence as a whole sounds so. */
const REFUSALS = ['criterion_none', 'figure_back', 'goal_disputed'] as const;
const REFUSED = 0.1;

/** So surely a criterion that neither its figure nor its day needs a word of the tables beside it. */
const CRITERION = 0.3;
/** So surely that no word of doubt in it makes it less. */
const FIRM_CRITERION = 0.5;

/** A figure and a day in one sentence are many a thing, such as a fee and its renewal. */
function soundsLikeOne({ senses }: Story, passage: Passage): boolean {
  return senses.of(passage, 'criterion') >= SOUNDS_LIKE_ONE;
}
/** Of the criteria of authors left out that sound less like one, nine in ten are none. */
const SOUNDS_LIKE_ONE = 0.15;

function learntCriterion({ senses }: Story, passage: Passage): boolean {
  const sure = senses.of(passage, 'criterion');
  return sure >= CRITERION && sure > senses.of(passage, 'figure_back') && sure > senses.of(passage, 'criterion_vague');
}

/** The last day to come that a sentence names, whole years apart; else a feast, or of a month named alone, "the average of September", its end. */
function daysAhead(story: Story, passage: Passage, measures: Measures): { by: string; text: string }[] {
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

/** Two people give different levels or days for the same thing, and the later one calls the other's wrong. */
function dispute(story: Story, dated: { claim: Claim; passage: Passage }[], measures: Measures): void {
  const firm = dated.filter(({ claim }) => claim.standing === 'stated');
  for (const second of firm) {
    const first = firm.find(
      ({ passage, claim }) =>
        passage.at < second.passage.at &&
        passage.speaker !== second.passage.speaker &&
        claim.value !== second.claim.value &&
        sharedWords(passage, second.passage) > 0 &&
        sameKind(measures, passage, second.passage),
    );
    if (!first || !rejected(story, second.passage)) continue;
    for (const each of [first, second]) {
      each.claim.standing = 'disputed';
      each.claim.doubt = `${each.passage.speaker ?? 'A source'} holds this criterion, somebody else another.`;
    }
    return;
  }
}

function sameKind({ of }: Measures, a: Passage, b: Passage): boolean {
  const kinds = (passage: Passage) =>
    of(passage)
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'bare');
  return kinds(a).some((kind) => kinds(b).includes(kind));
}

/** Seldom is a sentence that holds a goal against another's told surer than that. */
const DISPUTED = 0.12;

/** The turn around the passage says no to what stood before. */
function rejected(story: Story, { documentId, turn }: Passage): boolean {
  return story.passages.some(
    (each) =>
      each.documentId === documentId &&
      each.turn === turn &&
      (words.DISPUTES.test(each.text) || REJECTS.test(each.text) || story.senses.of(each, 'goal_disputed') >= DISPUTED),
  );
}

const REJECTS =
  /^(?:no|nope|nein|non|não|nee)[.,!]|(?<![\p{L}])(?:that's|that is) (?:\p{Lu}\p{L}+['’]s|not (?:ours|agreed|mine|right))|eso es de |das ist (?:nicht unser|die zahl von)|c'est (?:le chiffre|l'objectif) de /iu;

function claim(passages: Passage[], text: string, by: string | null, standing: Standing): Claim {
  const doubt = standing === 'stated' ? null : 'The criterion is not stated firmly.';
  return { ...criterion(text, by), ...resting([...new Set(passages)], standing, doubt) };
}

function standingOf(story: Story, passage: Passage): Standing {
  const { text } = passage;
  if (SARCASM.test(text)) return 'withdrawn';
  if (!committed(story, passage)) return 'hedged';
  const asks = isQuestion(passage) && !TAG_QUESTION.test(text);
  if (story.senses.of(passage, 'criterion') >= FIRM_CRITERION) return 'stated';
  return HEDGE.test(text) || CONDITION.test(text) || asks || unsettles(passage) ? 'hedged' : 'stated';
}

/** "…, no?": asks for assent and doubts nothing. */
const TAG_QUESTION =
  /[,–-]\s*(?:no|right|eh|ok(?:ay)?|yeah|verdad|vale|né|certo|tá|hein|non|d'accord|ja|gell?|ne|oder|toch|hè|vero|giusto)\s*\?\s*$/iu;

/** A date alone ("Before 30 June") completes the level named just before it, across the vendor's question. */
function targetBefore(story: Story, passage: Passage, targets: Passage[], measures: Measures): Passage | null {
  if (
    words.NOT_A_CRITERION.test(passage.text) &&
    !/count|measure|judge|messen|mesur|medir|misur|meten/iu.test(passage.text)
  )
    return null;
  const all = story.passages;
  const { at } = passage;
  for (let back = at - 1; back >= 0 && back >= at - 8; back -= 1) {
    const before = all[back];
    if (!before || before.documentId !== passage.documentId) return null;
    if (targets.includes(before) && measures.of(before).some(({ role }) => role === 'target')) return before;
  }
  return null;
}
