import { describe, expect, it } from '@jest/globals';
import { ACTION_KINDS } from '../policy/policy.types';
import { catalogue, ifNobodyActs } from './action.catalogue';
import { actionSubject, type AccountSubject } from './action.subject';
import { renderForPeople } from './action.text';

const account: AccountSubject = {
  phase: 'velocity_monitoring',
  segment: 'smb',
  riskBand: 'low',
  gapsOpen: false,
  arr: 60_000,
  currency: 'USD',
};
const colleagues = { ownerEmail: 'ana@vendor.example', aeEmail: null };
const ana = { name: 'Ana', email: 'Ana@Vendor.example' };
const joe = { name: 'Joe', email: 'joe@customer.example' };
const audience = (kind: string, recipients: object[]) =>
  actionSubject(account, colleagues, { kind, payload: { title: 't', text: '', recipients } }).audience;

describe('who reads an action', () => {
  it('is internal only when every reader is a colleague on record', () => {
    expect(audience('send_email', [ana])).toBe('internal');
    expect(audience('send_email', [ana, joe])).toBe('customer');
    expect(audience('send_email', [{ name: 'Ana', email: null }])).toBe('customer');
    expect(audience('send_email', [])).toBe('customer');
  });

  it('follows the kind where the kind settles it', () => {
    expect(audience('post_slack', [joe])).toBe('internal');
    expect(audience('send_gift', [ana])).toBe('customer');
  });

  it('is a colleague for work that no system sends anywhere, also where its subject is the customer’s people', () => {
    expect(audience('run_enablement', [])).toBe('internal');
    expect(audience('reassign_licences', [ana])).toBe('internal');
  });
});

describe('what an action commits us to', () => {
  it('is read from all of its words', () => {
    const payload = {
      title: 'Renewal',
      text: 'Shall we talk?',
      recipients: [joe],
      notes: ['We offer a 10 % discount.'],
    };
    expect(actionSubject(account, colleagues, { kind: 'send_email', payload }).commitments).toEqual(['discount']);
  });
});

describe('a question to a colleague', () => {
  const asking = (text: string, kind = 'ask_human') =>
    actionSubject(account, colleagues, { kind, payload: { title: 'Was it kept?', text, recipients: [ana] } })
      .commitments;

  it('commits us to nothing, however the promise it asks about is worded', () => {
    const promised = 'Sam promised Joe on 30 Jun 2026: I’ll give two training days at no charge. Was it met?';
    expect(asking(promised)).toEqual([]);
    expect(asking(promised, 'create_crm_task')).toEqual(['discount']);
  });
});

describe('the catalogue', () => {
  it.each(ACTION_KINDS)('%s needs no more than a title and a text, and can be read by people', (kind) => {
    const payload = catalogue[kind].payload.parse({ title: 'Title', text: 'What to do', recipients: [joe] });
    expect(renderForPeople(kind, payload)).toMatch(/^Title\nTo: Joe <joe@customer.example>\n\nWhat to do/);
  });

  it('shows the figures of an action in words', () => {
    const figures = { title: 'Seats', text: '', unusedSeats: 300, annualCost: 45_000, currency: 'USD' };
    const text = renderForPeople('reassign_licences', catalogue.reassign_licences.payload.parse(figures));
    expect(text.split('\n').slice(2)).toEqual(['Unused seats: 300', 'Annual cost: 45,000 USD']);
  });

  it('shows its days as people write them', () => {
    const task = catalogue.create_crm_task.payload.parse({ title: 'Task', text: '', dueOn: '2026-08-19' });
    expect(renderForPeople('create_crm_task', task)).toContain('Due on: 19\u00a0Aug\u00a02026');
  });

  it('says whom a message reaches also where that is nobody', () => {
    const said = { title: 'Your support cases', text: 'Shall we talk?' };
    const meeting = renderForPeople('schedule_meeting', catalogue.schedule_meeting.payload.parse(said));
    expect(meeting).toContain('\nTo: nobody yet\n');
    expect(renderForPeople('send_email', catalogue.send_email.payload.parse(said))).toContain('\nTo: nobody yet\n');
    expect(renderForPeople('escalate', catalogue.escalate.payload.parse(said))).not.toContain('To:');
  });

  it('shows an address that is all that is known of somebody once', () => {
    const recipients = [{ name: 'kim@elsewhere.example', email: 'kim@elsewhere.example' }];
    const mail = catalogue.send_email.payload.parse({ title: 'Seats', text: '', recipients });
    expect(renderForPeople('send_email', mail)).toContain('\nTo: kim@elsewhere.example');
    expect(renderForPeople('send_email', mail)).not.toContain('<');
  });

  it('promises no reminder to a supervisor where none is sent', () => {
    const question = { kind: 'ask_human', cause: 'question:missing_anchors' };
    expect(ifNobodyActs(question)).toContain('48 hours');
    expect(ifNobodyActs({ ...question, cause: 'promise:p1' })).not.toContain('supervisor');
  });
});
