import { type Claim, type Standing } from '../../evidence/extraction';
import { criterion, resting } from './claims';
import { daysAhead, deadlinesOf } from './deadlines';
import { CONDITION, HEDGE, NEGATED, SARCASM } from './doubt.words';
import { measurable } from './measurable';
import * as words from './measure.words';
import { rivalCriteria } from './criteria.rivals';
import { committed, type Measures } from './measures';
import { isQuestion, type Passage } from './passage';
import { type Story } from './story';
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
  const refusals = voice.filter((passage) => refusesADay(story, passage));
  const last = dated.filter(({ claim }) => claim.standing === 'stated').at(-1)?.passage;
  const later = refusals.filter(
    (passage) => !last || passage.order > last.order || (passage.order === last.order && passage.start > last.start),
  );
  const rivals = rivalCriteria(story, measures);
  const claims = [
    ...rivals,
    ...dated.map(({ claim }) => claim).filter(({ standing }) => rivals.length === 0 || standing !== 'stated'),
  ];
  for (const passage of later) {
    claims.push({
      ...criterion(passage.text, null),
      ...resting([passage], 'denied', 'The customer refuses a date, or takes it back.'),
    });
  }
  if (dated.some(({ claim }) => claim.standing === 'stated')) return claims;
  return [...claims, ...wishes(story, measures)];
}

/** A word of refusal of the customer's is about the goals or their days only where the sentence as a whole sounds so. */
function refusesADay({ senses }: Story, passage: Passage): boolean {
  const { side, text } = passage;
  return (
    side === 'customer' &&
    (words.NO_DATE.test(text) || words.RETRACTS.test(text)) &&
    REFUSALS.some((sense) => senses.of(passage, sense) >= REFUSED)
  );
}
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
  const doubted = HEDGE.test(text) || CONDITION.test(text) || asks || unsettles(passage) || disowned(passage);
  return doubted ? 'hedged' : 'stated';
}

/** "Twenty days by September is what we wrote, they never took it over": told by the seller, with a no in it. */
function disowned({ side, text }: Passage): boolean {
  return side !== 'customer' && NEGATED.test(text);
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
