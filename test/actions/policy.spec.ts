import { describe, expect, it } from '@jest/globals';
import { InvalidPolicy } from '../../src/policy/policy.faults';
import { PolicyMovedOn, PolicyStore } from '../../src/store/policy.store';
import { useDatabase } from '../support/database';
import { actingOn, mitigationPlan, supervisor } from './acting';

const database = useDatabase();
const stricter = (document: string) =>
  document.replace(
    'rules:\n',
    'rules:\n  - { id: notes_too, when: { kind: [log_crm_note] }, tier: approval_required }\n',
  );

describe('the active policy', () => {
  it('is seeded once from the default and replaced by the newest version', async () => {
    const here = new PolicyStore(database.db);
    const there = new PolicyStore(database.db);
    expect((await Promise.all([here.active(), there.active()])).map(({ version }) => version)).toEqual([1, 1]);
    const { document } = await here.newest();
    await here.put(stricter(document), 'sam@vendor.example', 1);
    expect(await there.active()).toMatchObject({
      version: 2,
      rules: expect.arrayContaining([expect.objectContaining({ id: 'notes_too' })]),
    });
  });

  it('is not replaced by one that is invalid, nor behind somebody’s back', async () => {
    const store = new PolicyStore(database.db);
    const { document } = await store.newest();
    await expect(async () => store.put('rules: []', 'sam')).rejects.toThrow(InvalidPolicy);
    await expect(async () => store.put(`${document}\nsurprise: 1`, 'sam')).rejects.toThrow(InvalidPolicy);
    await expect(async () =>
      store.put(document.replace('scoring: {}', 'scoring: { made: up }'), 'sam'),
    ).rejects.toThrow('made');
    await store.put(document, 'sam', 1);
    await expect(store.put(document, 'kim', 1)).rejects.toThrow(PolicyMovedOn);
    expect((await store.active()).version).toBe(2);
  });

  it('replaces numbers of the score formulas', async () => {
    const store = new PolicyStore(database.db);
    const { document } = await store.newest();
    await store.put(document.replace('scoring: {}', 'scoring: { priority: { effect: { escalate: 0.5 } } }'), 'sam');
    expect((await store.active()).scores.priority.effect).toMatchObject({ escalate: 0.5, ask_human: 0.1 });
  });
});

describe('a what-if', () => {
  it('runs over every living action and every draft an account could need, and changes nothing', async () => {
    const acting = actingOn(database.db, database);
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme'));
    await acting.perform();
    const { document, version } = await acting.policy.current();
    const nothing = await acting.policy.whatIf(document, supervisor);
    expect(nothing).toMatchObject({ changes: [], arrTouched: { inBase: 0 } });
    const blocked = document.replace('tier: approval_required', 'tier: blocked');
    const answer = await acting.policy.whatIf(blocked, supervisor);
    expect(answer.changes.map(({ kind, to }) => [kind, to.tier])).toEqual([
      ['mitigation_plan', 'blocked'],
      ['renewal_brief', 'blocked'],
    ]);
    expect(answer.arrTouched).toMatchObject({ byCurrency: { USD: 60_000 }, inBase: 60_000, unknown: 0 });
    expect(answer.reviewerHours.after).toBeLessThan(answer.reviewerHours.before);
    expect((await acting.policy.current()).version).toBe(version);
    await acting.policy.switchOn(blocked, supervisor);
    expect((await acting.policy.current()).putBy).toBe(supervisor.email);
  });
});
