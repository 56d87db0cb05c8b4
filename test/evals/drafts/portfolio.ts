import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { AnchorRecords } from '../../../src/accounts/anchor-records';
import { ContractRecords } from '../../../src/accounts/contract-records';
import { plantedCauses, type PlantedCause } from '../../../src/demo/planted-causes';
import { generateTelemetry } from '../../../src/demo/telemetry.generator';
import { ANCHOR_KEYS, type Anchor, type AnchorKey, type PainValue } from '../../../src/evidence/evidence.types';
import { addDays, daysBetween } from '../../../src/calendar/calendar';
import { readSettings } from '../../../src/platform/settings/settings';
import { AccountStore } from '../../../src/store/account.store';
import { BusinessDate } from '../../../src/store/business-date';
import { EffectsAsked } from '../../../src/store/effects-asked';
import { AccountRow, KpiReading } from '../../../src/store/entities';
import { PolicyStore } from '../../../src/store/policy.store';
import { IngestService } from '../../../src/telemetry/ingest/ingest.service';
import { rowsOfArray } from '../../../src/telemetry/ingest/row-source';
import { Rescorer } from '../../../src/telemetry/scores/rescorer';
import { writeDown, written } from '../../../src/telemetry/scores/written-scores';
import { ScoresService } from '../../../src/telemetry/scores/scores.service';
import { agentsOn, onRecord } from '../../support/agents';
import { casesIn, OWN_CASES, type HandoffCase } from '../handoff.cases';

/** The brief is asked for this many days before the renewal. */
export const DAYS_BEFORE = 120;
const SAMPLE_DATE = '2026-11-01';
const WITHOUT_TELEMETRY = ['PRS-15'];
/** Nobody looks further back than half a year. */
const REMEMBERED_DAYS = 190;
const SCORED_BEFORE = [84, 56, 28, 0];
const STATED_BY = 'fixture.person@vendor.example';

const Statements = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())]));
const Readings = z.record(
  z.string(),
  z.union([
    z.string(),
    z.array(z.object({ daysAgo: z.number(), value: z.number().optional(), share: z.number().optional() })),
  ]),
);
const statements = Statements.parse(fixture('statements.json'));
const readings = Readings.parse(fixture('readings.json'));

/** One account of the sample on a database, as it stands 120 days before its renewal. */
export interface Prepared {
  id: string;
  today: string;
  theCase: HandoffCase;
  ask: ReturnType<typeof agentsOn>['ask'];
}

/** The sample accounts among the labelled handoffs. */
export function sampleCases(only?: string[]): HandoffCase[] {
  const sample = [...plantedCauses.map(({ account }) => account), ...WITHOUT_TELEMETRY];
  return casesIn(OWN_CASES).filter(({ packet: { account } }) =>
    (only ?? sample).some((id) => id === account.externalId && sample.includes(id)),
  );
}

/** Hands the account over, has its documents read, lets a person state what they leave open, and brings its telemetry. */
export async function prepare(db: DataSource, theCase: HandoffCase, embedded: boolean): Promise<Prepared> {
  const { packet } = theCase;
  const id = packet.account.externalId;
  const stated = statementsFor(theCase);
  const renewal =
    packet.contract.renewalDate ?? z.object({ renewalDate: z.string() }).parse(stated.contractTerm).renewalDate;
  const today = addDays(renewal, -DAYS_BEFORE);
  const { asOf: _asOf, id: _id, ...dossier } = packet;
  await onRecord(db, id, dossier, embedded);
  const { startDate } =
    packet.contract.startDate === null
      ? z.object({ startDate: z.string() }).parse(stated.contractTerm)
      : packet.contract;
  await db.manager.update(AccountRow, id, { customerSince: startDate });
  const { ask } = agentsOn(db, { today });
  await ask('readDocuments', { account: id, upTo: 1 });
  await stateOpenAnchors(db, id, stated, { today, embedded });
  await ask('mapStakeholders', { account: id });
  await ask('checkPainMetric', { account: id });
  await bringTelemetry(db, theCase, today, embedded);
  return { id, today, theCase, ask };
}

function statementsFor({ packet, labels }: HandoffCase): Partial<Record<AnchorKey, unknown>> {
  const own = statements[packet.account.externalId];
  return Object.fromEntries(
    ANCHOR_KEYS.map((key) => [key, (typeof own === 'object' ? own[key] : undefined) ?? labels.anchors[key].value]),
  );
}

async function stateOpenAnchors(
  db: DataSource,
  id: string,
  stated: Partial<Record<AnchorKey, unknown>>,
  { today, embedded }: { today: string; embedded: boolean },
): Promise<void> {
  const anchors = new AnchorRecords();
  const store = new AccountStore(db, datesAt(today), new EffectsAsked(db), { embedded });
  await db.transaction(async (tx) => {
    const open = (await anchors.list(tx, id)).filter(({ status }) => status !== 'concrete');
    for (const { key } of open) {
      const value = stated[key] as Exclude<Anchor['value'], null | { candidates: unknown[] }>;
      await anchors.state(tx, id, { key, value }, STATED_BY);
    }
    await new ContractRecords(store, anchors).fillFromRecord(tx, id, { actor: STATED_BY, source: 'api' });
  });
}

async function bringTelemetry(
  db: DataSource,
  { packet }: HandoffCase,
  today: string,
  embedded: boolean,
): Promise<void> {
  const id = packet.account.externalId;
  const dates = datesAt(today);
  const scores = new ScoresService(db, dates, new PolicyStore(db), readSettings({ LOG_LEVEL: 'silent' }));
  const rescorer = new Rescorer(db, scores, new AccountStore(db, dates, new EffectsAsked(db), { embedded }), dates);
  const planted = plantedCauses.find(({ account }) => account === id);
  if (planted) {
    const all = generateTelemetry(packet, movedTo(today, planted), today);
    const since = addDays(today, -REMEMBERED_DAYS);
    const recent = { ...all, usage: all.usage.filter(({ date }) => date >= since) };
    for (const kind of ['milestones', 'surveys', 'tickets', 'interactions', 'usage'] as const) {
      const { rejected } = await new IngestService(db, rescorer).store(kind, rowsOfArray(recent[kind]));
      if (rejected[0]) throw new Error(`${id}, ${kind}: ${rejected[0].reason}`);
    }
  }
  await measureKpis(db, id, today);
  for (const days of SCORED_BEFORE) {
    const asOf = addDays(today, -days);
    await writeDown(db.manager, await scores.scoreEach([id], asOf, written), asOf);
  }
}

/** `share` is how much of the way from baseline to target was covered. */
async function measureKpis(db: DataSource, accountId: string, today: string): Promise<void> {
  const own = readings[accountId];
  if (!Array.isArray(own)) return;
  const pain = (await new AnchorRecords().list(db.manager, accountId)).find(({ key }) => key === 'painMetric');
  const { baseline, target } = (pain?.value ?? {}) as Partial<PainValue>;
  for (const { daysAgo, value, share } of own) {
    const covered =
      baseline != null && typeof target === 'number' ? baseline + (target - baseline) * (share ?? 0) : null;
    const measured = value ?? covered;
    if (measured === null) throw new Error(`${accountId} has no measured pain to read`);
    const rounded = Math.round(measured * 10) / 10;
    await db.manager.insert(KpiReading, {
      accountId,
      criterion: 'painMetric',
      on: addDays(today, -daysAgo),
      value: rounded,
    });
  }
}

/** What was planted for the day of the sample happens as long before the day of the brief. */
function movedTo(today: string, planted: PlantedCause): PlantedCause {
  const moved = (date: string) => addDays(today, daysBetween(SAMPLE_DATE, date));
  return {
    ...planted,
    ...(planted.openP1 ? { openP1: moved(planted.openP1) } : {}),
    ...(planted.silent
      ? { silent: Object.fromEntries(Object.entries(planted.silent).map(([name, on]) => [name, moved(on)])) }
      : {}),
  };
}

function datesAt(today: string): BusinessDate {
  return new BusinessDate({ timeZone: 'UTC', businessDate: today });
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, name), 'utf8'));
}
