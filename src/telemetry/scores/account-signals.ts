import { type RiskSignalKind } from '../../evidence/evidence.types';
import {
  meanAttainment,
  severeLoad,
  valueProof,
  type Engagement,
  type Measure,
  type Muri,
  type Outcome,
  type ScoringPolicy,
  type Signal,
  type Signals,
  type TimeToValue,
  type Utilisation,
} from '../../scoring';
import { daysBetween } from '../../calendar/calendar';
import { type MetricsRow } from './metrics.row';
import { sentimentOf } from './relationship';

/** The measures that become signals of health and risk. */
export interface Measures {
  utilisation: Utilisation;
  trend: Measure;
  mura: Measure;
  muri: Muri;
  timeToValue: TimeToValue;
  engagement: Engagement;
  outcomes: Outcome[];
}

const FIRST_JUDGED_DAY = 30;
const COMPLICATIONS: RiskSignalKind[] = ['security_review_open', 'unrealistic_timeline', 'integration_blocker'];

/** Everything known about the account as signals, each with the record it comes from; what is unknown stays out. */
export function signalsOf(row: MetricsRow, measures: Measures, asOf: string, policy: ScoringPolicy): Signals {
  const { utilisation, trend, mura, muri, timeToValue, engagement, outcomes } = measures;
  const isRead = row.stakeholders !== null;
  const isYoung = row.startDate !== null && daysBetween(row.startDate, asOf) < FIRST_JUDGED_DAY;
  const conflicts = Object.values(row.anchors).filter((status) => status === 'conflicting').length;
  const { tickets } = row;
  const proof = valueProof(
    {
      asOf,
      termStart: row.startDate,
      renewalDate: row.renewalDate,
      progress: outcomes.map(({ progress }) => progress),
    },
    policy,
  );
  return {
    fit: known(row.fit, 'account', 'fit'),
    dealComplexity: isRead ? complexityOf(row) : undefined,
    expectationGaps: isRead ? known(row.openPromises.length, 'promises', 'open') : undefined,
    conflictingAnchors: isRead ? known(conflicts, 'anchors', 'conflicting') : undefined,
    utilisation: {
      ...fromMeasure(utilisation, 'usage', 'active28'),
      ...(utilisation.tenure ? { tenure: utilisation.tenure } : {}),
    },
    usageTrend: fromMeasure(trend, 'usage', 'activeUsers'),
    consistency: fromMeasure(mura, 'usage', 'activeUsers'),
    featureBreadth: breadthOf(row),
    integration: { ...integrationOf(row), notYet: isYoung },
    successCriteria: known(meanAttainment(outcomes), 'kpis', 'attainment'),
    timeToValue: {
      ...known(timeToValue.value, 'milestones', 'first_value'),
      notYet: timeToValue.reached === false && (timeToValue.value ?? 0) < FIRST_JUDGED_DAY,
    },
    ticketLoad: fromMeasure(muri, 'tickets', 'openedOn'),
    openSevere: tickets ? known(severeLoad(tickets), 'tickets', 'priority') : undefined,
    escalations: known(muri.escalationLoad, 'tickets', 'escalatedOn'),
    lastContact: known(engagement.lastContactDays, 'interactions', 'at'),
    champion: isRead ? known(engagement.champion, 'stakeholders', 'champion') : undefined,
    threading: {
      ...known(engagement.threading, 'interactions', 'people'),
      notYet: engagement.threading === null && engagement.lastContactDays !== null,
    },
    executiveContact: { ...known(engagement.executiveDays, 'interactions', 'executive'), segment: row.segment },
    stakeholderSentiment: aged(sentimentOf(row, asOf), 'stakeholders', 'sentiment'),
    nps: aged(row.nps, 'surveys', 'nps'),
    csat: aged(row.csat, 'surveys', 'csat'),
    valueProof: known(proof.value, 'contract', 'renewalDate'),
    daysToRenewal: known(
      row.renewalDate === null ? null : daysBetween(asOf, row.renewalDate),
      'contract',
      'renewalDate',
    ),
  };
}

function known<Value extends number | string>(value: Value | null, record: string, field: string): Signal<Value> {
  return { value, evidence: value === null ? [] : [{ record, field, value }] };
}

function aged(answers: { value: number; ageDays: number } | null, record: string, field: string): Signal<number> {
  return { ...known(answers?.value ?? null, record, field), ageDays: answers?.ageDays ?? 0 };
}

function fromMeasure({ value, quality, reason }: Measure, record: string, field: string): Signal<number> {
  return { ...known(value, record, field), quality, notYet: reason === 'too_small' || reason === 'too_early' };
}

/** Counts what makes the deal hard; special terms and entities that nobody recorded weaken the count, not the account. */
function complexityOf({ riskSignals, specialTerms, entities }: MetricsRow): Signal<number> {
  const found = COMPLICATIONS.filter((kind) => riskSignals?.some(({ signal }) => signal === kind)).length;
  const count = found + (specialTerms === true ? 1 : 0) + ((entities ?? 0) > 1 ? 1 : 0);
  const unrecorded = [specialTerms, entities].filter((fact) => fact === null).length;
  return { ...known(count, 'contract', 'complications'), quality: 1 - unrecorded / (COMPLICATIONS.length + 2) };
}

function breadthOf({ keyFeatures, usedKeyFeatures, last28 }: MetricsRow): Signal<number> | undefined {
  if (keyFeatures.length === 0 || !last28) return undefined;
  const used = keyFeatures.filter((feature) => usedKeyFeatures?.includes(feature)).length;
  return known(used / keyFeatures.length, 'usage', 'events');
}

function integrationOf({ requiredIntegrations, integrations }: MetricsRow): Signal<number> {
  const required = requiredIntegrations.length;
  if (required === 0) return { value: null };
  return known(Math.min(1, (integrations?.length ?? 0) / required), 'milestones', 'integration_live');
}
