import { beforeEach, describe, expect, it } from '@jest/globals';
import { Approval, ContactRow, WorkUnit } from '../../src/store/entities';
import { useDatabase } from '../support/database';
import { ana, newAccount } from '../support/store';
import { actingOn, csm, mailToCustomer, supervisor, type Acting } from './acting';

const database = useDatabase();
let acting: Acting;

/** A policy that lets mails to customers pass, so that only what is found about them holds them back. */
beforeEach(async () => {
  acting = actingOn(database.db, database);
  const { document } = await acting.policy.current();
  const rule = 'rules:\n  - { id: mails_may_pass, when: { kind: [send_email] }, tier: auto }\n';
  await acting.policy.switchOn(document.replace('rules:\n', rule), supervisor);
  await acting.store.open({ ...newAccount('globex'), name: 'Globex' }, ana);
  await acting.store.open({ ...newAccount('initech'), name: 'Initech Systems, Inc.' }, ana);
  await database.db.manager.insert(ContactRow, { accountId: 'initech', n: 1, name: 'Milton Waddams', source: 'crm' });
  await database.db.manager.insert(ContactRow, {
    accountId: 'acme',
    n: 1,
    name: 'Joe',
    email: 'joe@customer.example',
    source: 'crm',
  });
});

const mail = () => database.db.manager.findOneByOrFail(WorkUnit, { accountId: 'acme', kind: 'send_email' });
const approval = () => database.db.manager.findOneByOrFail(Approval, { subjectKind: 'send_email', status: 'open' });
const stranger = [{ name: 'Eve', email: 'eve@elsewhere.example' }];

describe('a mail that the policy would let pass', () => {
  it('passes when nothing about it is unsafe', async () => {
    await acting.executing('acme', [mailToCustomer]);
    expect(await mail()).toMatchObject({ tier: 'auto', rule: 'mails_may_pass' });
  });

  it.each([
    ['goes to somebody who is not on record', { recipients: stranger }, 'recipient_not_on_record', stranger[0]?.email],
    ['links to a domain nobody knows', { detail: 'See https://evil.example/x' }, 'unknown_link', 'evil.example'],
    ['names another account', { detail: 'Globex had the same trouble' }, 'another_account', 'Globex'],
    ['names one without its legal form', { detail: 'As at Initech Systems, we' }, 'another_account', 'Initech Systems'],
    ['names somebody of another account', { detail: 'Ask Milton Waddams' }, 'another_account', 'Milton Waddams'],
    [
      'gives somebody’s address away',
      { detail: 'Ask milton@initech.example' },
      'personal_data',
      'milton@initech.example',
    ],
    [
      'says what we say among ourselves',
      { message: { subject: 'Ihre Verlängerung', text: 'Wir sehen ein Kündigungsrisiko und schlagen Dienstag vor.' } },
      'not_for_the_customer',
      'Kündigungsrisiko',
    ],
  ])('waits for a person when it %s, who sees why', async (_what, change, kind, what) => {
    await acting.executing('acme', [{ ...mailToCustomer, ...change }]);
    expect(await mail()).toMatchObject({ tier: 'approval_required', rule: kind, status: 'awaiting_approval' });
    expect(await approval()).toMatchObject({ findings: [{ kind, what }] });
  });

  it.each([
    ['nobody', [], 'it names nobody'],
    ['somebody without an address', [{ name: 'Joe', email: null }], 'Joe: no e-mail address is known'],
    ['an address that is none', [{ name: 'Joe', email: 'joe at x' }], 'Joe: joe at x is not an e-mail address'],
  ])('that names %s waits until a person says whom it is for, and then goes', async (_who, recipients, what) => {
    await acting.executing('acme', [{ ...mailToCustomer, recipients }]);
    expect(await mail()).toMatchObject({ rule: 'nobody_to_reach', status: 'awaiting_approval' });
    const { id, digest, payload, findings } = await approval();
    expect(findings).toContainEqual({ kind: 'nobody_to_reach', what });
    await expect(acting.approvals.approve(id, digest, csm)).rejects.toThrow('names nobody with an e-mail address');
    await acting.approvals.edit(id, digest, { ...payload, recipients: mailToCustomer.recipients }, csm);
    const named = await approval();
    expect(named).toMatchObject({ findings: [] });
    await acting.approvals.approve(id, named.digest, supervisor);
    const { status, payload: sent } = await mail();
    expect({ status, sent }).toMatchObject({ status: 'executing', sent: { recipients: mailToCustomer.recipients } });
  });

  it('is looked at anew when somebody edits it', async () => {
    await acting.executing('acme', [{ ...mailToCustomer, recipients: stranger }]);
    const { id, digest, payload } = await approval();
    await acting.approvals.edit(id, digest, { ...payload, recipients: mailToCustomer.recipients }, csm);
    expect(await approval()).toMatchObject({ findings: [] });
  });

  it('is held back, too, for a word that somebody writes into it, and not for one in the note to ourselves', async () => {
    await acting.executing('acme', [{ ...mailToCustomer, recipients: stranger, detail: 'The churn risk grows.' }]);
    const { id, digest, payload } = await approval();
    const edited = {
      ...payload,
      recipients: mailToCustomer.recipients,
      text: 'Vos licences dormantes nous inquiètent.',
    };
    await acting.approvals.edit(id, digest, edited, csm);
    const found = { kind: 'not_for_the_customer', what: 'licences dormantes' };
    expect(await approval()).toMatchObject({ rule: 'not_for_the_customer', findings: [found] });
  });
});
