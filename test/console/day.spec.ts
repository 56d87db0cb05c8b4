import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Role } from '../../src/platform/auth/caller';
import { Approval, WorkUnit } from '../../src/store/entities';
import { packetOf, useApplication } from '../support/application';
import { mailIn } from './waiting-mail';

const product = useApplication();
const { db, waiting, status } = mailIn(product);

describe('the day of a supervisor', () => {
  const day = async (role: Role) => (await product.as(role).get('/console/day').expect(200)).text;

  it('holds what only supervisors decide and what nobody answered, also where somebody else is asked', async () => {
    const { approval } = await waiting();
    expect(await day('supervisor')).toContain('Nothing more waits for a supervisor.');
    await db().manager.update(Approval, { id: approval }, { escalatedAt: new Date() });
    expect(await day('supervisor')).toContain('Nobody has answered');
    await db().manager.update(Approval, { id: approval }, { assignedTo: 'kim@vendor.example' });
    expect(await day('supervisor')).toContain('Nobody has answered, handed to kim@vendor.example');
    await db().manager.update(Approval, { id: approval }, { escalatedAt: null, subjectKind: 'escalate' });
    expect(await day('supervisor')).toContain('handed to kim@vendor.example');
    expect(await day('viewer')).not.toContain('For a supervisor to decide');
  });

  it('holds each decision once, and none that is held back', async () => {
    const { approval } = await waiting();
    await db().manager.update(Approval, { id: approval }, { escalatedAt: new Date() });
    await db().manager.update(Approval, { id: approval }, { assignedTo: 'supervisor@vendor.example' });
    expect((await day('supervisor')).match(new RegExp(`/console/approvals/${approval}`, 'g'))).toHaveLength(1);
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { held: true });
    expect(await day('supervisor')).not.toContain(`/console/approvals/${approval}`);
  });

  it('counts what it does not show', async () => {
    const { approval } = await waiting();
    const row = await db().manager.findOneByOrFail(Approval, { id: approval });
    const copies = Array.from({ length: 52 }, (_, at) => ({ ...row, id: `ap_${at}`, subjectId: `mp_${at}` }));
    await db().manager.insert(
      Approval,
      copies.map((copy) => ({ ...copy, subjectKind: 'mitigation_plan' })),
    );
    expect(await day('supervisor')).toContain('2 more wait for a supervisor');
  });
});

describe('what comes first', () => {
  it('is decided first: accounts that need attention stand above newer approvals of others, with what they are worth', async () => {
    await waiting();
    const calm = await product
      .as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ account: { externalId: 'crm-2', name: 'Calm & Sons' }, contract: { arr: 900_000 } }))
      .expect(201);
    const accountId = z.object({ id: z.string() }).parse(calm.body).id;
    const [mail] = await db().manager.find(Approval);
    await db().manager.insert(Approval, {
      ...mail,
      accountId,
      id: 'ap_newer',
      subjectId: 'wu_2',
      openedAt: new Date(),
    });
    await db().manager.insert(Approval, { ...mail, id: 'ap_draft', subjectKind: 'mitigation_plan', subjectId: 'mp_1' });
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { rank: 5 });
    await db().query(`UPDATE account SET hard_red = '{p1_open}', risk_value = 50 WHERE external_id = 'crm-1'`);
    const { text } = await product.as('csm').get('/console/queue').expect(200);
    const decisions = text.slice(text.indexOf('To decide'), text.indexOf('Next best actions'));
    expect(decisions.indexOf('Harbour Logistics')).toBeLessThan(decisions.indexOf('Calm &amp; Sons'));
    expect(decisions.indexOf('/console/approvals/ap_draft')).toBeLessThan(
      decisions.indexOf(`/console/approvals/${mail?.id}`),
    );
    expect(decisions).toMatch(/60,000 USD[^]*in 3 days[^]*900,000 USD/);
  });

  it('names who decides: whom it was handed to, who does it or who owns the account, and a role where it is nobody’s', async () => {
    const { approval, accountId } = await waiting();
    const who = async (role: Role) => {
      const { text } = await product.as(role).get('/console/queue').expect(200);
      return /data-label="Who decides"[^>]*>([^<]*)</.exec(text)?.[1]?.trim();
    };
    expect([await who('csm'), await who('supervisor')]).toEqual(['you', 'csm@vendor.example']);
    await db().manager.update(WorkUnit, { accountId, id: 'wu_mail' }, { assignee: null });
    expect(await who('csm')).toBe('Dana Ortiz');
    await db().manager.update(Approval, { id: approval }, { subjectKind: 'escalate' });
    expect(await who('csm')).toBe('a supervisor');
    await db().manager.update(Approval, { id: approval }, { assignedTo: 'DANA@vendor.example' });
    expect(await who('csm')).toBe('Dana Ortiz');
    expect((await product.as('csm').get(`/console/approvals/${approval}`)).text).toMatch(
      /Handed to<\/dt>\s*<dd>Dana Ortiz</,
    );
  });

  it('is marked where it is overdue, and leads to where it is decided', async () => {
    const { approval, accountId } = await waiting();
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { dueOn: '2026-11-20' });
    for (const path of ['queue', 'day?of=csm@vendor.example']) {
      const { text } = await product.as('csm').get(`/console/${path}`).expect(200);
      expect(text).toContain('4 days overdue');
      expect(text.slice(text.indexOf('<tbody>'))).not.toContain('/console/actions/wu_mail');
      expect(text).toContain(`/console/approvals/${approval}`);
    }
    expect((await product.as('csm').get(`/console/accounts/${accountId}`)).text).toContain('in 3 days');
  });

  it('shows supervisors how full the days of the team are', async () => {
    await waiting();
    const { text } = await product.as('supervisor').get('/console/day').expect(200);
    expect(text).toContain('<a href="/console/day?of=dana%40vendor.example">Dana Ortiz</a>');
    const there = await product.as('supervisor').get('/console/day?of=dana%40vendor.example').expect(200);
    expect(there.text).toContain('The day of Dana Ortiz');
    expect((await product.as('csm').get('/console/day')).text).not.toContain('The team’s day');
    await product.as('csm').get('/console/day?of=nobody').expect(400);
  });
});

describe('work of a person', () => {
  it('is to do, in the queue as on the page of the account and its own', async () => {
    const { accountId } = await waiting();
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { status: 'executing', owner: 'human' });
    for (const page of ['queue', `accounts/${accountId}`, 'actions/wu_mail']) {
      const { text } = await product.as('csm').get(`/console/${page}`).expect(200);
      expect(text).toMatch(/<d[td][^>]*>to do<|<td [^>]*>to do</i);
      expect(text).not.toContain('Executing');
    }
  });

  it('is ended by form, with what shows it', async () => {
    await waiting();
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { status: 'executing', owner: 'human' });
    const form = { status: 'done', evidence: 'Sent by hand.' };
    await product.as('csm').post('/console/actions/wu_mail/end').type('form').send(form).expect(303);
    expect(await status()).toBe('done');
    const { text } = await product.as('csm').get('/console/actions/wu_mail').expect(200);
    expect(text).toContain('Sent by hand.');
  });

  it('that nobody knows is a page that says so', async () => {
    const { text } = await product.as('csm').get('/console/actions/wu_none').expect(404);
    expect(text).toContain('There is no action wu_none');
  });
});
