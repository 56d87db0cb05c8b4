import { beforeEach, describe, expect, it } from '@jest/globals';
import { audienceOf } from '../../src/actions/action.subject';
import { catalogue, isActionKind } from '../../src/actions/action.catalogue';
import { compose } from '../../src/connectors/email/letter';
import { type OutboundPayload } from '../../src/connectors/outbound';
import { compileMitigation } from '../../src/evidence/drafting/compile-mitigation';
import { knownFacts } from '../../src/evidence/drafting/known-facts';
import { measuresFor } from '../../src/evidence/drafting/measures';
import { REMEDIES } from '../../src/evidence/drafting/remedies';
import { type Step } from '../../src/evidence/drafting/artifact.types';
import { ACTION_KINDS, type ActionKind } from '../../src/policy/policy.types';
import { type WorkUnit } from '../../src/store/entities';
import { record } from '../support/account-record';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';
import { actingOn, internalStep, type Acting } from './acting';

const database = useDatabase();
let acting: Acting;
beforeEach(() => {
  acting = actingOn(database.db, database);
});

const joe = { name: 'Joe', email: 'joe@customer.example' };

/** What we say about a customer among ourselves. */
const AMONG_OURSELVES =
  /risk|score|health|churn|renew|notice of|hard.red|sentiment|champion|decision maker|executive contact|stakeholder|utili[sz]ation|seats|waste|expansion|upsell|silence|grievance|the customer|more tickets|on record|defending|two-way/i;

/** Everything of a letter that its reader sees, as it leaves. */
async function readBy(unit: WorkUnit): Promise<string> {
  const { id, kind, assignee } = unit;
  const payload: OutboundPayload = { ...catalogue[kind as ActionKind].payload.parse(unit.payload), recipients: [joe] };
  const startsAt = kind === 'schedule_meeting' ? { startsAt: '2026-12-01T09:00:00Z' } : {};
  const { bytes } = await compose(
    {
      id,
      kind: kind as ActionKind,
      account: { id: 'acme', name: 'Acme', externalId: 'crm-acme' },
      payload: { ...payload, ...startsAt },
      assignee,
      since: new Date('2026-11-24T09:00:00Z'),
    },
    { name: 'Vendor Success', address: 'agent@vendor.example' },
  );
  const mail = bytes
    .toString('utf8')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const encoded = [...mail.matchAll(/\r\n\r\n([A-Za-z0-9+/=\r\n]{200,}?)\r\n--/g)].map(([, base64 = '']) =>
    Buffer.from(base64, 'base64')
      .toString('utf8')
      .replace(/\r\n[ \t]/g, ''),
  );
  return [payload.title, payload.text, mail, ...encoded].join('\n');
}

const isForTheCustomer = ({ kind, payload }: WorkUnit) =>
  audienceOf({ kind, payload }, { ownerEmail: 'ana@vendor.example', aeEmail: 'raul@vendor.example' }) === 'customer';
const noteOf = ({ payload }: WorkUnit) => new Map<string, unknown>(Object.entries(payload)).get('internalNote');

async function mustBeFitForTheCustomer(unit: WorkUnit): Promise<void> {
  const { title, text } = catalogue[unit.kind as ActionKind].payload.parse(unit.payload);
  expect(unit.tier).toBe('approval_required');
  expect(text).not.toBe('');
  expect(`${title}\n${text}`.match(AMONG_OURSELVES)?.[0] ?? null).toBeNull();
  expect(noteOf(unit)).toEqual(expect.stringMatching(/\w/));
  const read = await readBy(unit);
  for (const sentence of String(noteOf(unit)).split(/(?<=[.?!]) /)) expect(read).not.toContain(sentence);
}

describe('what leaves towards a customer', () => {
  it('says nothing that we say among ourselves, whatever the agent found', async () => {
    const account = newAccount('acme');
    await acting.store.open({ ...account, contract: { ...account.contract, renewalDate: '2027-01-15' } }, ana);
    await database.db.query(`UPDATE account SET health_band = 'green'`);
    const findings = ['muda', 'mura', 'muri', 'expansion'];
    await acting.send('acme', { type: 'signals.measured', risk: { score: 40, hardRed: [] }, findings });
    await acting.perform();
    const hardRed = ['champion_left', 'p1_open', 'no_login'];
    await acting.send('acme', { type: 'signals.measured', risk: { score: 72, hardRed }, findings });
    await acting.perform();
    const leaving = (await acting.unitsOf('acme')).filter(isForTheCustomer);
    expect(leaving.map(({ kind }) => kind)).toEqual(['schedule_meeting']);
    for (const unit of leaving) await mustBeFitForTheCustomer(unit);
    expect(noteOf(leaving[0]!)).toContain('The renewal is close');
  });

  it('says nothing of it in any step of a plan', async () => {
    const because = ['risk.utilisation'];
    const remedies = Object.values(REMEDIES).map((make) => ({ ...make(record), because }));
    const measures = measuresFor(record, ['champion', 'nps']).map((step) => ({ ...step, because }));
    const basis = { record, known: knownFacts(record), rejections: [], guidance: null };
    const answer = { rootCauses: [], steps: [...remedies, ...measures], answers: [], gaps: [] };
    const { steps, notSupported } = compileMitigation(answer, basis);
    expect(notSupported).toEqual([]);
    await acting.executing('acme', steps);
    const leaving = (await acting.unitsOf('acme')).filter(isForTheCustomer);
    expect(new Set(leaving.map(({ kind }) => kind))).toEqual(new Set(['send_email', 'schedule_meeting']));
    expect(leaving.length).toBeGreaterThanOrEqual(8);
    for (const unit of leaving) await mustBeFitForTheCustomer(unit);
  });

  it.each(ACTION_KINDS)('is never what a plan says to us of a step, such as %s', async (kind) => {
    const detail = 'The risk is high and the renewal is close: meet the customer.';
    const step: Step = { ...internalStep, kind, title: 'Save the account', detail, recipients: [joe] };
    await acting.executing('acme', [step]);
    const [unit] = (await acting.unitsOf('acme')).filter(({ draft }) => draft !== null);
    expect(isActionKind(unit!.kind)).toBe(true);
    if (catalogue[kind].reader === 'internal') expect(unit!.payload).toMatchObject({ text: detail });
    else await mustBeFitForTheCustomer(unit!);
  });
});
