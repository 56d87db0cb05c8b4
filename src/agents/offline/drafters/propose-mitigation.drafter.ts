import { type AccountRecord } from '../../../evidence/drafting/account-record.types';
import { type StatedClaim } from '../../../evidence/drafting/artifact.types';
import { type MitigationAnswer, type ProposedStep } from '../../../evidence/drafting/draft-answers';
import { type KnownFacts } from '../../../evidence/drafting/known-facts';
import { inWords, sentence } from '../../../evidence/drafting/wording';
import { type DraftValues } from '../../prompt-values';
import { heed } from './feedback';
import { REMEDIES } from './remedies';

const MAX_CAUSES = 6;

/** Names the drivers of the risk in the order of their weight and sets the customary remedy against each. */
export function draftMitigation({ record, known, rejections, guidance }: DraftValues): MitigationAnswer {
  const causes = causesOf(record, known).slice(0, MAX_CAUSES);
  const steps = causes.flatMap(({ name, evidence }): ProposedStep[] => {
    const remedy = REMEDIES[name]?.(record);
    return remedy ? [{ ...remedy, because: evidence }] : [];
  });
  const heeded = heed({ rejections, guidance }, withoutRepeats(steps));
  return {
    rootCauses: causes.map(({ text, evidence }) => ({ text, evidence })),
    steps: heeded.steps.slice(0, 10),
    answers: heeded.answers,
    gaps: [
      ...(causes.length === 0 ? ['No driver of the risk is on record: ask what made the account look at risk.'] : []),
      ...(record.scores?.risk.missing ?? []).slice(0, 3).map((input) => `Not measured: ${inWords(input)}.`),
    ],
  };
}

type Cause = StatedClaim & { name: string };

/** Hard reds first, then the inputs of the risk score by points, each with the passages that show it. */
export function causesOf(record: AccountRecord, known: KnownFacts): Cause[] {
  const { scores } = record;
  if (!scores) return [];
  const hasLeft = scores.hardRed.includes('champion_left');
  const hard = scores.hardRed.map((name) => cause(name, `hardRed.${name}`, record, known));
  const driven = scores.risk.contributions
    .filter(({ points, input }) => points > 0 && Object.hasOwn(REMEDIES, input) && !(input === 'champion' && hasLeft))
    .sort((a, b) => b.points - a.points)
    .map(({ input }) => cause(input, `risk.${input}`, record, known));
  return [...hard, ...driven];
}

/** Passages and records that stand behind a driver. */
const BEHIND: Record<string, (record: AccountRecord) => string[]> = {
  expectationGaps: ({ promises }) =>
    promises.filter(({ status }) => status === 'open').map(({ id }) => `promise.${id}`),
  conflictingAnchors: ({ anchors }) =>
    anchors.filter(({ status }) => status === 'conflicting').map(({ key }) => `anchor.${key}`),
  champion_left: () => ['signal.champion_left'],
  champion: () => ['anchor.champion'],
  utilisation: () => ['utilisation', 'muda.annualCost'],
  usageTrend: () => ['trend'],
  threading: () => ['signal.single_threaded'],
  integration: () => ['signal.integration_blocker'],
  dealComplexity: () => ['signal.security_review_open', 'signal.unrealistic_timeline', 'signal.integration_blocker'],
  p1_open: ({ openTickets }) => openTickets.filter(({ priority }) => priority === 'P1').map(({ id }) => `ticket.${id}`),
  ticketLoad: () => ['muri'],
  daysToRenewal: () => ['contract.renewalDate'],
};

function cause(name: string, id: string, record: AccountRecord, known: KnownFacts): Cause {
  const behind = (BEHIND[name]?.(record) ?? []).filter((each) => Object.hasOwn(known, each));
  const told = [id, ...behind].flatMap((each) => known[each]?.label ?? []);
  return { name, text: sentence(told.join('; ')), evidence: [id, ...behind] };
}

/** Two drivers with one remedy lead to one step that rests on both. */
function withoutRepeats(steps: ProposedStep[]): ProposedStep[] {
  return steps.reduce<ProposedStep[]>((kept, step) => {
    const twin = kept.find(({ kind, title }) => kind === step.kind && title === step.title);
    if (!twin) return [...kept, step];
    return kept.map((each) => (each === twin ? { ...twin, because: [...twin.because, ...step.because] } : each));
  }, []);
}
