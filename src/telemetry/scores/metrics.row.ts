import { type AnchorKey, type AnchorStatus, type RiskSignal, type Stakeholder } from '../../evidence/evidence.types';
import { type Fit, type Segment } from '../../scoring';

/** Everything the formulas ask of one account as of a date, aggregated by the database. Dates are ISO, null is unknown. */
export interface MetricsRow {
  id: string;
  segment: Segment;
  fit: Fit | null;
  customerSince: string | null;
  anchors: Record<AnchorKey, AnchorStatus>;
  /** As the account last heard of it. */
  risk: { score: number | null; hardRed: string[] };
  findings: string[];
  isClosed: boolean;
  healthValue: number | null;
  healthBand: string | null;
  lastScoredOn: string | null;
  arr: number | null;
  currency: string | null;
  seats: number | null;
  startDate: string | null;
  renewalDate: string | null;
  specialTerms: boolean | null;
  entities: number | null;
  requiredIntegrations: string[];
  keyFeatures: string[];

  /** The last 28 complete days; null without any row in 97 days. */
  last28: UsageWindow | null;
  /** The 28 days before those. */
  prior28: UsageWindow | null;
  /** [ISO weekday, sum last, days last, sum prior, days prior], the weekdays with a row, in no order. */
  weekdays: number[][] | null;
  weeks: { weeks: number; meanLevel: number; sxx: number; sxy: number; syy: number } | null;
  knownOfLast14: number | null;
  lastActiveOn: string | null;
  firstKnownOn: string | null;
  usedKeyFeatures: string[] | null;
  /** Teams or geographies that appeared in the last 28 days, in no order; null where there are none. */
  newGroups: { name: string; activeUsers: number }[] | null;

  tickets: TicketCounts | null;
  nps: Answers | null;
  csat: Answers | null;

  firstValueOn: string | null;
  noticeGivenOn: string | null;
  /** Which required integrations are live; an unnamed milestone counts for one. */
  integrations: string[] | null;
  /** Each criterion's latest value. */
  kpis: Record<string, number> | null;
  objectives: unknown;
  planWrittenOn: string | null;
  painMetric: { what?: string; baseline?: unknown; target?: unknown } | null;
  criteria: { text: string; by: string | null }[] | null;

  stakeholders: Stakeholder[] | null;
  riskSignals: RiskSignal[] | null;
  /** Ids. */
  openPromises: string[];
  /** Newest two-way contact of each e-mail or name, in lower case. */
  contacts: Record<string, string> | null;
  interactionsSince: string | null;
  talkSince: string | null;

  health30: { beforeHardRed: number | null; version: string } | null;
}
export interface UsageWindow {
  knownDays: number;
  distinctIds: number;
  busiestDay: number;
  sum: number;
  allIdentified: boolean;
}
export interface TicketCounts {
  tickets14: number;
  baselineTickets: number;
  baselineDays: number;
  tickets90: number;
  escalations90: number;
  reopenings90: number;
  openP1: number;
  openP2: number;
  open: number;
}
/** The mean of each respondent's latest answer, and the days since the newest of them. */
export interface Answers {
  value: number;
  ageDays: number;
}
