import { type AccountRecord } from './account-record.types';
import { type StatedClaim } from './artifact.types';
import { type KnownFacts } from './known-facts';
import { REMEDIES } from './remedies';
import { sentence } from './wording';

/** A hard red or an input of the risk score, with what shows it. */
export type Cause = StatedClaim & { name: string };

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
  openSevere: ({ openTickets }) =>
    openTickets.filter(({ priority }) => ['P1', 'P2'].includes(priority)).map(({ id }) => `ticket.${id}`),
  stakeholderSentiment: ({ stakeholders }) =>
    stakeholders.flatMap(({ sentiment, side, left }, at) =>
      sentiment === 'negative' && side === 'customer' && !left ? [`person.${at + 1}`] : [],
    ),
  ticketLoad: () => ['muri'],
  daysToRenewal: () => ['contract.renewalDate'],
};

function cause(name: string, id: string, record: AccountRecord, known: KnownFacts): Cause {
  const behind = (BEHIND[name]?.(record) ?? []).filter((each) => Object.hasOwn(known, each));
  const told = [id, ...behind].flatMap((each) => known[each]?.label ?? []);
  return { name, text: told.map(sentence).join(' '), evidence: [id, ...behind] };
}
