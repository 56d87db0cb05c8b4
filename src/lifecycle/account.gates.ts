import { ANCHOR_KEYS, type AnchorKey } from '../evidence/evidence.types';
import { type Tier } from '../policy/policy.types';
import { RISK_BANDS, riskBand } from '../scoring/risk';
import { defaultScoringPolicy } from '../scoring/scoring.policy';
import type { AccountContext, AccountEvent, Contract, Draft, Milestone, Risk } from './account.types';
import { MILESTONES } from './account.types';
import { addDays, daysBetween } from '../calendar/calendar';

const MAX_FETCH_ROUNDS = 3;
const MAX_REJECTIONS = 3;
/** The published numbers, whatever a policy says: a journal folds the same under every policy. */
const { risk: RISK_EDGES } = defaultScoringPolicy;
/** Below the score from which a risk counts as detected, so that it does not come and go with every point. */
const RISK_CLEARED = 40;
/** The renewal window opens so many days before the renewal. */
export const RENEWAL_WINDOW_DAYS = 180;
const STANCE_DAYS = 90;
/** Days from the contract start within which a success plan is to be accepted. */
export const PLAN_DEADLINE_DAYS = 30;

/** Days before the renewal on which each milestone is due. */
export const MILESTONE_DAYS: Record<Milestone, number> = {
  readiness: 180,
  value_dossier: 120,
  stakeholder_audit: 90,
  value_case: 60,
  executive: 45,
  proposal: 30,
};

/** Days before the notice deadline on which the CSM is alerted. */
export const NOTICE_ALERT_DAYS = [30, 7];

type Facts = { context: AccountContext };
type Term = Pick<Contract, 'renewalDate' | 'noticePeriodDays'>;
type Happened = Facts & { event: AccountEvent };

/** The anchors the handoff still lacks. The gate opens when the list is empty and nothing is unread. */
export function missingFromHandoff({ anchors }: Pick<AccountContext, 'anchors'>): AnchorKey[] {
  return ANCHOR_KEYS.filter((key) => anchors[key] !== 'concrete');
}

/** Null when the renewal date is not known; negative when it has passed. */
export function daysToRenewal({ today, contract }: Pick<AccountContext, 'today' | 'contract'>): number | null {
  return contract.renewalDate === null ? null : daysBetween(today, contract.renewalDate);
}

export function isWindowOpen(context: AccountContext): boolean {
  return context.termEnds !== null || within(context, RENEWAL_WINDOW_DAYS);
}

/** The milestones of this term whose date has come and that were not started yet. */
export function dueMilestones(context: AccountContext): Milestone[] {
  return MILESTONES.filter((name) => within(context, MILESTONE_DAYS[name]) && !context.milestones.includes(name));
}

/** The day by which a success plan is to be accepted. */
export function planDueOn({ startDate }: Pick<Contract, 'startDate'>): string | null {
  return startDate === null ? null : addDays(startDate, PLAN_DEADLINE_DAYS);
}

/** The last day on which notice may be given; null when the renewal date or the notice period is not known. */
export function noticeDeadline({ renewalDate, noticePeriodDays }: Term): string | null {
  return renewalDate === null || noticePeriodDays === null ? null : addDays(renewalDate, -noticePeriodDays);
}

/** Null when the notice deadline is not known; negative when it has passed. */
export function daysToNoticeDeadline({ contract, today }: Pick<AccountContext, 'contract' | 'today'>): number | null {
  const { renewalDate, noticePeriodDays } = contract;
  return renewalDate === null || noticePeriodDays === null ? null : daysBetween(today, renewalDate) - noticePeriodDays;
}

/** How many of the two notice alerts are due by today; none once the deadline has passed. */
export function noticeAlertsDue(context: Pick<AccountContext, 'contract' | 'today'>): number {
  const days = daysToNoticeDeadline(context);
  return days === null || days < 0 ? 0 : NOTICE_ALERT_DAYS.filter((ahead) => days <= ahead).length;
}

export function newHardReds(known: Risk, measured: Risk): string[] {
  return measured.hardRed.filter((signal) => !known.hardRed.includes(signal));
}

/** Whether gates or drafts would read the two risks differently. */
export function isSameRisk(a: Risk, b: Risk): boolean {
  return severityOf(a) === severityOf(b) && isSameSet(a.hardRed, b.hardRed);
}

export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

const somethingUnread = ({ context }: Facts) => context.received > context.read;
const dataReady = (facts: Facts) => !somethingUnread(facts) && missingFromHandoff(facts.context).length === 0;
const anchorsOpen = (facts: Facts) => !somethingUnread(facts) && missingFromHandoff(facts.context).length > 0;

/** Predicates over recorded facts; each name is what a reader, the API and the diagram call the gate. */
export const gates = {
  somethingUnread,
  dataReady,
  anchorsOpen,
  moreArrived: ({ context }: Facts) => context.received > context.tried,
  mayFetch: (facts: Facts) => anchorsOpen(facts) && facts.context.rounds < MAX_FETCH_ROUNDS,
  fetchExhausted: (facts: Facts) => anchorsOpen(facts) && facts.context.rounds >= MAX_FETCH_ROUNDS,

  riskDetected: ({ context: { risk, cover } }: Facts) => isAtRisk(risk) && !isCovered(risk, cover),
  riskCleared: ({ context: { risk, forced } }: Facts) =>
    risk.score !== null && risk.score < RISK_CLEARED && risk.hardRed.length === 0 && forced !== 'risk_mitigation',
  bringsHardRed: ({ context }: Facts, { risk }: { risk: Risk }) => newHardReds(context.risk, risk).length > 0,
  findingsOpen: ({ context }: Facts) => !context.findingsRanked,

  isCurrentDraft: ({ context, event }: Happened) =>
    'draft' in event && context.draft !== null && event.draft === context.draft.id,
  rejectedTooOften: ({ context, event }: Happened) =>
    event.type === 'draft.rejected' &&
    event.draft === context.draft?.id &&
    context.rejections.length + 1 >= MAX_REJECTIONS,
  factsMovedOn: ({ context }: Facts, { facts }: { facts: number }) => facts < context.facts,
  draftIsStale: ({ context }: Facts) => isStale(context.draft, context),
  isComplete: (_: Facts, { missing }: { missing: string[] }) => missing.length === 0,
  allowedByRule: (_: Facts, { tier }: { tier: Tier }) => tier === 'auto',
  blockedByRule: (_: Facts, { tier }: { tier: Tier }) => tier === 'blocked',
  isFinished: (_: Facts, { finished }: { finished: boolean }) => finished,
  successPlanAccepted: ({ context }: Facts) => context.successPlan !== null,

  renewalWindowOpen: ({ context }: Facts) => isWindowOpen(context),
  milestonesDue: ({ context }: Facts) => dueMilestones(context).length > 0,
  noticeAlertDue: ({ context }: Facts) => noticeAlertsDue(context) > noticeAlertsGiven(context),
  briefMissing: ({ context }: Facts) => context.brief === null,
  briefOutdated: ({ context }: Facts) => context.brief === null || isStale(context.brief, context),
  stanceOwed: ({ context }: Facts) => within(context, STANCE_DAYS) && context.stance === null,
  stanceTaken: ({ context }: Facts) => context.stance !== null,
  renewalDatePassed: ({ context }: Facts) => context.termEnds !== null && context.termEnds < context.today,
  renewalMoved: ({ context }: Facts) => termsAreKnown(context) && !within(context, RENEWAL_WINDOW_DAYS),
  termsKnown: ({ context }: Facts) => termsAreKnown(context),
  churnInWindow: ({ context, event }: Happened) =>
    event.type === 'renewal.recorded' && event.outcome === 'churned' && isWindowOpen(context),
  outcomeInWindow: ({ context, event }: Happened) =>
    event.type === 'renewal.recorded' && event.outcome !== 'churned' && isWindowOpen(context),
  forcedTo: ({ event }: Happened, { phase }: { phase: string }) =>
    event.type === 'transition.forced' && event.to === phase,
};

function isAtRisk({ score, hardRed }: Risk): boolean {
  return hardRed.length > 0 || (score !== null && score >= RISK_EDGES.detectedFrom);
}

function isCovered(risk: Risk, cover: Risk | null): boolean {
  return cover !== null && newHardReds(cover, risk).length === 0 && severityOf(risk) <= severityOf(cover);
}

/** The place of its band, from low to critical; an unknown score ranks below them all. */
function severityOf({ score }: Risk): number {
  return score === null ? -1 : RISK_BANDS.indexOf(riskBand(score, { risk: RISK_EDGES }));
}

function isStale(draft: Draft | null, { facts }: AccountContext): boolean {
  return draft !== null && draft.facts < facts;
}

function within(context: AccountContext, days: number): boolean {
  const left = daysToRenewal(context);
  return left !== null && left <= days;
}

function termsAreKnown({ contract, termEnds }: AccountContext): boolean {
  return contract.renewalDate !== null && termEnds !== null && contract.renewalDate > termEnds;
}

function noticeAlertsGiven({ contract, notice }: AccountContext): number {
  return notice !== null && notice.deadline === noticeDeadline(contract) ? notice.alerts : 0;
}
