import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { holdAccount } from '../../src/actions/account-standing';
import { ConsoleLinks } from '../../src/actions/console.links';
import { WorkUnits } from '../../src/actions/work-units';
import { Reports } from '../../src/artifacts/reports';
import { ApiKeysService } from '../../src/platform/auth/api-keys.service';
import { type Role } from '../../src/platform/auth/caller';
import { AccountStore } from '../../src/store/account.store';
import { Approval, ArtifactRow, PersonRow, WorkUnit } from '../../src/store/entities';
import { ValueService } from '../../src/value/value.service';
import { packetOf, useApplication } from '../support/application';

const product = useApplication({ PUBLIC_URL: 'https://success.example.com/' });
const db = () => product.app.get(DataSource);

/** An account with a mail to the customer that waits for a decision. */
async function waiting(payload: object = {}) {
  const received = await product.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
  const accountId = z.object({ id: z.string() }).parse(received.body).id;
  await db().transaction(async (tx) => {
    await product.app.get(WorkUnits, { strict: false }).propose(tx, await holdAccount(tx, accountId), {
      kind: 'send_email',
      id: 'wu_mail',
      cause: 'plan:a test:0',
      trigger: { finding: 'muda', unusedSeats: 300 },
      assignee: 'csm@vendor.example',
      payload: {
        title: 'Your <b>unused</b> seats',
        text: 'Shall we look at them together?',
        recipients: [{ name: 'Priya Raman', email: 'priya@harbour.example' }],
        ...payload,
      },
    });
  });
  const { id, digest } = await db().manager.findOneByOrFail(Approval, { accountId, subjectId: 'wu_mail' });
  return { accountId, approval: id, digest };
}
const status = async () => (await db().manager.findOneByOrFail(WorkUnit, { id: 'wu_mail' })).status;

describe('signing in', () => {
  it('is asked for first, and leads back to the page that was wanted', async () => {
    const asked = await product.anonymous().get('/console/approvals/ap_1').expect(303);
    expect(asked.headers.location).toBe('/console/login?to=%2Fconsole%2Fapprovals%2Fap_1');
    const { key } = await product.app
      .get(ApiKeysService)
      .create({ name: 'dana', email: 'dana@vendor.example', role: 'csm' });
    const signedIn = await product
      .anonymous()
      .post('/console/login')
      .type('form')
      .send({ key, to: '/console/day' })
      .expect(303)
      .expect('location', '/console/day');
    const cookie = String(signedIn.headers['set-cookie']);
    expect(cookie).toMatch(/; Path=\/console; .*HttpOnly; SameSite=Lax; Secure$/);
    const day = await product
      .anonymous()
      .get('/console/day')
      .set('cookie', cookie.split(';')[0] ?? '')
      .expect(200);
    expect(day.text).toContain('dana@vendor.example');
  });

  it('refuses a key nobody knows, and a way back to another site', async () => {
    const refused = await product.anonymous().post('/console/login').type('form').send({ key: 'vim_no' }).expect(401);
    expect(refused.text).toContain('This API key or token is unknown, revoked or expired');
    const { key } = await product.app.get(ApiKeysService).create({ name: 'dana', role: 'csm' });
    for (const to of ['//evil.example', 'https://evil.example/console', '/api/v1/accounts'])
      await product.anonymous().post('/console/login').type('form').send({ key, to }).expect('location', '/console');
  });

  it('opens the pages and not the API, whose callers send a header', async () => {
    const { key } = await product.app.get(ApiKeysService).create({ name: 'dana', role: 'csm' });
    await product.anonymous().get('/api/v1/accounts').set('cookie', `session=${key}`).expect(401);
  });
});

describe('every page', () => {
  it('that fails says so, and why stands in the log', async () => {
    const failure = new Error('A table is missing');
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    jest.spyOn(product.app.get(ValueService), 'of').mockRejectedValueOnce(failure);
    const { text } = await product.as('supervisor').get('/console/value').expect(500);
    expect(text).toContain('the log has the details');
    expect(text).not.toContain(failure.message);
    expect(logged).toHaveBeenCalledWith(failure);
    jest.restoreAllMocks();
  });

  it('runs nothing, loads nothing but its own sheet, and escapes what records bring in', async () => {
    const { approval, accountId } = await waiting();
    for (const path of [
      'day',
      'queue',
      'value',
      'accounts',
      `accounts/${accountId}`,
      `approvals/${approval}`,
      'actions/wu_mail',
    ]) {
      const { text, headers } = await product.as('csm').get(`/console/${path}`).expect(200);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/);
      expect(text).not.toMatch(/<script|<b>unused|javascript:| on[a-z]+="/);
      expect(text).toContain('<link rel="stylesheet" href="/console/style.css" />');
    }
    await product.anonymous().get('/console/style.css').expect(200).expect('content-type', 'text/css; charset=utf-8');
  });

  it('says which calendar its dates follow where the business date is held', async () => {
    for (const path of ['day', 'accounts', 'value', 'policy']) {
      const { text } = await product.as('csm').get(`/console/${path}`).expect(200);
      expect(text).toContain('holds the business date at <b>24\u00a0Nov\u00a02026</b>');
    }
  });

  it('leads on to pages that are there', async () => {
    const { approval, accountId } = await waiting();
    await db().transaction((tx) =>
      product.app.get(Reports, { strict: false }).write(tx, 'handoff_audit', { accountId, seq: 1, n: 0 }),
    );
    const seen = new Set<string>();
    const ahead = ['/console/day', '/console/queue', '/console/accounts', `/console/approvals/${approval}`];
    for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { text = '' } = await product.as('csm').get(path).expect(200);
      const links = [...text.matchAll(/ href="(\/[^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
      ahead.push(...links.filter((link) => !seen.has(link)));
    }
    expect([...seen]).toContain(`/console/accounts/${accountId}`);
    expect([...seen]).toContain(`/console/accounts/${accountId}/artifacts/handoff_audit-1-0`);
    expect([...seen]).toContain('/console/actions/wu_mail');
  });

  it('is where the links lead that cards and digests print', async () => {
    const { approval } = await waiting();
    const links = new ConsoleLinks({ publicUrl: 'https://success.example.com/' });
    for (const link of [links.day, links.approval(approval), links.action('wu_mail')]) {
      const { host, pathname } = new URL(link ?? '');
      expect(host).toBe('success.example.com');
      await product.as('csm').get(pathname).expect(200);
    }
  });

  it('leads on from an empty day to the queue of all', async () => {
    await waiting();
    const { text } = await product.as('viewer').get('/console/day').expect(200);
    expect(text).toMatch(/Nothing waits for you today.\s+<a href="\/console\/queue">The queue<\/a>/);
  });

  it('speaks in words, not in codes and references', async () => {
    await waiting();
    await db().manager.update(
      WorkUnit,
      { id: 'wu_mail' },
      {
        kind: 'ask_human',
        rule: 'escalation_is_a_supervisors_call',
        trigger: { seq: 7, promise: 'f2c4652e44d7', annualCost: 45_000, missing: ['contractTerm', 'no_login'] },
        payload: {
          title: 'The handoff is incomplete',
          text: '',
          recipients: [{ name: 'Dana', email: null }],
          missing: ['contractTerm', 'decisionMaker'],
        },
      },
    );
    const { text } = await product.as('csm').get('/console/actions/wu_mail').expect(200);
    expect(text).toContain('escalation is a supervisor’s call');
    expect(text).toContain('Missing: contract term, decision maker');
    expect(text).toContain('<dd>45,000 USD a year</dd>');
    expect(text).not.toMatch(/f2c4652e44d7|<dt>Seq<|contractTerm|no_login/);
  });

  it('says what an action rests on in words, with currency and dates', async () => {
    const { approval } = await waiting();
    const trigger = {
      finding: 'muri',
      value: 2.8986,
      expectedLoss: 3692.04,
      hardRed: 'p1_open',
      renewalDate: '2027-04-01',
    };
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { trigger, dueOn: null });
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    for (const said of [
      'overburden (Muri)',
      '2.9 times the usual tickets',
      '3,692.04 USD a year',
      'a ticket of priority P1 is open',
      '1\u00a0Apr\u00a02027',
    ])
      expect(text).toContain(`<dd>${said}</dd>`);
  });

  it.each([
    [{ finding: 'expansion', value: 1890, evidence: ['expansion.value', 'contract.seats'] }, '1,890 USD a year'],
    [{ finding: 'mura', value: 0.3871 }, 'swings of 38.7\u00a0% from week to week'],
  ])('says what %j was measured as, and no ids', async (trigger, said) => {
    const { approval } = await waiting();
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { trigger });
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(text.replace(/(\d) %/g, '$1\u00a0%')).toContain(`<dd>${said}</dd>`);
    expect(text).not.toMatch(/expansion\.value|contract\.seats/);
  });

  it('leads from its top to the decision, which stands below all that is to be read', async () => {
    const { approval } = await waiting();
    const path = `/console/approvals/${approval}`;
    const { text } = await product.as('csm').get(path).expect(200);
    expect(text).toMatch(/<dd>\s*Open: <a href="#decide">to the decision<\/a>/);
    expect(text).toContain('id="decide"');
    await product.as('csm').post(`${path}/reject`).type('form').send({ reason: 'not_needed', text: '' }).expect(303);
    expect((await product.as('csm').get(path).expect(200)).text).not.toContain('#decide');
  });

  it('asks whoever refuses an action why, and for a better draft only where another one is written', async () => {
    const { approval } = await waiting();
    const form = async () => (await product.as('supervisor').get(`/console/approvals/${approval}`).expect(200)).text;
    expect(await form()).toContain('Why not, for whoever asks later');
    expect(await form()).not.toContain('next draft');
  });

  it('is also there for an address that nobody knows, with a way back', async () => {
    for (const unknown of ['/console/nowhere', '/console/accounts/a/b/c?x=1', '/console/%3Cb%3E']) {
      const { text, headers } = await product.as('viewer').get(unknown).expect(404);
      expect(headers['content-type']).toContain('text/html');
      expect(text).toContain('<a href="/console">Go back</a>');
      expect(text).toContain('There is no page');
      await product.anonymous().get(unknown).expect(303);
    }
  });

  it('says what each figure of a rank counts', async () => {
    await waiting();
    const factors = { exposure: 12_000, exposureKind: 'arr_at_risk', urgency: 0.4, effect: 0.1 };
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { rank: 480, factors });
    const { text } = await product.as('csm').get('/console/actions/wu_mail').expect(200);
    expect(text).toContain('<dd>40 %, where 100 % is a renewal within 30 days</dd>');
    expect(text).toContain('<dd>10 % of that revenue</dd>');
  });

  it('has no heading above nothing', async () => {
    const { approval } = await waiting();
    await db().manager.update(WorkUnit, { id: 'wu_mail' }, { trigger: { seq: 7, promise: 'f2c4652e44d7' } });
    const action = await product.as('csm').get('/console/actions/wu_mail').expect(200);
    expect(action.text).not.toContain('<h2>Why</h2>');
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(text).not.toContain('What it rests on');
  });

  it('names a label for each field', async () => {
    const { approval } = await waiting();
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    const fields = [...text.matchAll(/<(?:input|textarea|select) (?!type="hidden")id="([^"]+)"/g)].map(([, id]) => id);
    expect(fields.length).toBeGreaterThan(3);
    for (const id of fields) expect(text).toContain(`<label for="${id}">`);
  });
});

describe('the page of an account', () => {
  it('says until when it renews and notice can be given, what was sold, and leads to its documents as PDF', async () => {
    const { accountId } = await waiting();
    await db().transaction((tx) =>
      product.app.get(Reports, { strict: false }).write(tx, 'handoff_audit', { accountId, seq: 1, n: 0 }),
    );
    const { text } = await product.as('csm').get(`/console/accounts/${accountId}`).expect(200);
    expect(text).toMatch(/30\sJun\s2027, in 218 days/);
    expect(text).toMatch(/can be given until 1\sMay\s2027, 158 days from now/);
    expect(text).toMatch(/60,000 USD a year, 400 seats, Business, since 1\sDec\s2025/);
    const pdf = await product
      .as('csm')
      .get(`/console/accounts/${accountId}/artifacts/handoff_audit-1-0/pdf`)
      .expect('cache-control', 'no-store')
      .expect(200);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="handoff_audit-1-0.pdf"',
    });
    expect(text).toContain(`href="/console/accounts/${accountId}/artifacts/handoff_audit-1-0/pdf"`);
  });
});

describe('what the agent wrote for an account', () => {
  it('stands once for each kind with what became of it, and what it took the place of behind it', async () => {
    const { accountId, approval } = await waiting();
    const wrote = { accountId, kind: 'success_plan', content: {}, digest: 'sha256:1', writtenBy: 'agent', facts: 1 };
    const on = (day: number) => new Date(Date.UTC(2026, 10, day));
    await db().manager.insert(ArtifactRow, [
      { ...wrote, id: 'sp_1', createdAt: on(1) },
      { ...wrote, id: 'sp_2', createdAt: on(2) },
      { ...wrote, id: 'ha_1', kind: 'handoff_audit', createdAt: on(1) },
    ]);
    const mail = await db().manager.findOneByOrFail(Approval, { id: approval });
    const asked = { ...mail, subjectKind: 'success_plan' };
    await db().manager.insert(Approval, [
      { ...asked, id: 'ap_1', subjectId: 'sp_1', status: 'superseded' },
      { ...asked, id: 'ap_2', subjectId: 'sp_2', status: 'rejected' },
    ]);
    const { text } = await product.as('csm').get(`/console/accounts/${accountId}`).expect(200);
    const [now = '', earlier = ''] = text
      .slice(text.indexOf('Documents of the agent'), text.indexOf('Documents it was read from'))
      .split('<summary>Earlier ones</summary>');
    const shown = (part: string) =>
      [...part.matchAll(/artifacts\/(\w+)"[^]*?data-label="Stands"[^>]*>\s*([^<]*?)\s*</g)].map(([, id, as]) => [
        id,
        as,
      ]);
    expect(shown(now)).toEqual([
      ['sp_2', 'refused'],
      ['ha_1', ''],
    ]);
    expect(shown(earlier)).toEqual([['sp_1', 'replaced']]);
  });
});

describe('the people of an account', () => {
  it('are those of the customer, then names nobody could place, with where they stand, and our own', async () => {
    const { accountId } = await waiting();
    const nobody = {
      accountId,
      role: 'unknown' as const,
      executive: false,
      sentiment: 'unknown' as const,
      influence: null,
      email: null,
      title: null,
    };
    await db().manager.insert(PersonRow, [
      { ...nobody, n: 1, name: 'Priya Raman', side: 'customer', hasLeft: true, resolved: true, evidence: [] },
      {
        ...nobody,
        n: 2,
        name: 'Faro',
        side: 'customer',
        hasLeft: false,
        resolved: false,
        evidence: [{ documentId: 'd1', quote: 'Kick-off is on Monday.', start: 0, end: 22 }],
      },
      {
        ...nobody,
        n: 3,
        name: 'Dana Ortiz',
        title: 'CSM',
        side: 'vendor',
        hasLeft: false,
        resolved: true,
        evidence: [],
      },
    ]);
    const { text } = await product.as('viewer').get(`/console/accounts/${accountId}`).expect(200);
    expect(text).toMatch(/Priya Raman <span class="signal">has left<[^]*none on record/);
    expect(text).toMatch(/could not be matched to anybody<\/h3>\s*<p>Faro<\/p>\s*<blockquote>“Kick-off is on Monday.”/);
    expect(text).toContain('On our side: Dana Ortiz (CSM).');
  });
});

describe('the history of an account', () => {
  it('says what happened, the newest first, without nights that changed no score', async () => {
    const { accountId } = await waiting();
    const measured = (eventId: string, score: number) => {
      const event = { eventId, type: 'signals.measured' as const, risk: { score, hardRed: [] }, findings: [] };
      const origin = { actor: 'agent', source: 'rescoring' as const };
      return product.app.get(AccountStore, { strict: false }).change(accountId, event, origin);
    };
    for (const [at, score] of [12, 12, 30].entries()) await measured(`night:${at}`, score);
    const { text } = await product.as('viewer').get(`/console/accounts/${accountId}/history`).expect(200);
    expect(text.match(/The scores changed: risk \d+/g)).toEqual([
      'The scores changed: risk 30',
      'The scores changed: risk 12',
    ]);
    expect(text).toContain('The account was handed over');
    const earlier = await product.as('viewer').get(`/console/accounts/${accountId}/history?before=2`).expect(200);
    expect(earlier.text).not.toContain('The scores changed');
    expect((await product.as('viewer').get(`/console/accounts/${accountId}`)).text).toContain(
      'The scores changed: risk 30',
    );
  });
});

describe('a decision by form', () => {
  const send = (approval: string, verb: string, form: object) =>
    product.as('csm').post(`/console/approvals/${approval}/${verb}`).type('form').send(form);

  it('allows exactly what was shown', async () => {
    const { approval, digest } = await waiting();
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(text).toContain('Shall we look at them together?');
    expect(text).toMatch(/<dt>Unused seats<\/dt>\s*<dd>300<\/dd>/);
    expect(text).toContain(`name="digest" value="${digest}"`);
    await send(approval, 'approve', { digest: 'sha256:other' }).expect(409);
    expect(await status()).toBe('awaiting_approval');
    await send(approval, 'approve', { digest }).expect(303).expect('location', `/console/approvals/${approval}`);
    expect(await status()).not.toBe('awaiting_approval');
  });

  it('refuses with a reason for the next draft, which somebody has to choose', async () => {
    const { approval } = await waiting();
    const asked = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(asked.text).toMatch(/<select id="reason" name="reason" required>\s*<option value="">/);
    await send(approval, 'reject', { reason: 'wrong_tone', text: 'Warmer, please.' }).expect(303);
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(text).toContain('Wrong tone: Warmer, please.');
    expect(text).not.toContain('<h2>Decide</h2>');
  });

  it('changes the words, which then wait for somebody else', async () => {
    const { approval, digest } = await waiting();
    await send(approval, 'edit', { digest, title: 'Your seats', text: 'Would Tuesday suit you?' }).expect(303);
    const { payload, digest: edited } = await db().manager.findOneByOrFail(Approval, { id: approval });
    expect(payload).toMatchObject({ title: 'Your seats', text: 'Would Tuesday suit you?', recipients: [{}] });
    const refused = await send(approval, 'approve', { digest: edited }).expect(403);
    expect(refused.text).toContain('they wrote or edited it');
    expect(refused.text).toContain(`<a href="/console/approvals/${approval}">Go back</a>`);
    const mine = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(mine.text).toContain('cannot approve this: they wrote or edited it');
    expect(mine.text).not.toContain(`action="/console/approvals/${approval}/approve"`);
    const another = await product.as('supervisor').get(`/console/approvals/${approval}`).expect(200);
    expect(another.text).toContain(`action="/console/approvals/${approval}/approve"`);
    const [, decidedOn] = /<pre>([^<]*)<\/pre>/.exec(another.text) ?? [];
    expect(decidedOn).toContain('Would Tuesday suit you?');
    expect(decidedOn).not.toContain('Shall we look at them together?');
  });

  it('says what is wrong with a document that is no JSON', async () => {
    const { approval, digest } = await waiting();
    const refused = await send(approval, 'edit', { digest, payload: '{ "title": ' }).expect(400);
    expect(refused.text).toContain('payload');
    expect(refused.text).toContain('is not the JSON of a document');
  });

  it('is not taken from a viewer, nor from a form of another site', async () => {
    const { approval, digest } = await waiting();
    const viewer = await product.as('viewer').get(`/console/approvals/${approval}`).expect(200);
    expect(viewer.text).not.toContain('<h2>Decide</h2>');
    await product.as('viewer').post(`/console/approvals/${approval}/approve`).type('form').send({ digest }).expect(403);
    await send(approval, 'approve', { digest }).set('sec-fetch-site', 'cross-site').expect(403);
    expect(await status()).toBe('awaiting_approval');
  });
});

describe('a decision that is somebody else’s', () => {
  const pageOf = async (approval: string, role: Role) =>
    (await product.as(role).get(`/console/approvals/${approval}`).expect(200)).text;

  it('is handed to a colleague, in whose day it then stands', async () => {
    const { approval } = await waiting();
    const asked = await pageOf(approval, 'csm');
    expect(asked).toContain('<option value="supervisor@vendor.example">');
    expect(asked).not.toContain('<option value="viewer@vendor.example">');
    const form = { to: 'supervisor@vendor.example' };
    await product.as('csm').post(`/console/approvals/${approval}/delegate`).type('form').send(form).expect(303);
    const text = await pageOf(approval, 'csm');
    expect(text).toMatch(/<dt>Handed to<\/dt>\s*<dd>supervisor@vendor.example<\/dd>/);
    expect(text).toContain('to supervisor@vendor.example');
    const day = await product.as('supervisor').get('/console/day').expect(200);
    expect(day.text).toContain(`/console/approvals/${approval}`);
  });

  it('is handed to an address, and to nobody who is known to have too low a role', async () => {
    const { approval } = await waiting();
    const hand = (to: string) =>
      product.as('supervisor').post(`/console/approvals/${approval}/delegate`).type('form').send({ to });
    expect((await hand('Kim').expect(400)).text).toContain('To: give the e-mail address of a colleague');
    expect((await hand('priya@harbour.example').expect(400)).text).toContain(
      'priya@harbour.example is no colleague’s address',
    );
    expect((await hand('Viewer@vendor.example').expect(400)).text).toContain(
      'Viewer@vendor.example has role viewer; name a colleague with role csm or above',
    );
    await db().manager.update(Approval, { id: approval }, { subjectKind: 'escalate' });
    expect((await hand('csm@vendor.example').expect(400)).text).toContain('name a colleague with role supervisor');
    await hand('Supervisor@vendor.example').expect(303);
    expect(await pageOf(approval, 'supervisor')).not.toContain('check the address');
    await hand('signs-in-with-a-token@vendor.example').expect(303);
    expect(await pageOf(approval, 'supervisor')).toContain('no colleague known here: check the address');
  });

  it('keeps its reminders quiet until a time that lies before the expiry', async () => {
    const { approval } = await waiting();
    const text = await pageOf(approval, 'csm');
    const times = [...text.matchAll(/<option value="(\d{4}-[^"]+Z)"/g)].map(([, time = '']) => time);
    expect(times.length).toBeGreaterThan(1);
    for (const until of times)
      await product.as('csm').post(`/console/approvals/${approval}/snooze`).type('form').send({ until }).expect(303);
    expect(await pageOf(approval, 'csm')).toContain('<dt>Reminders keep quiet until</dt>');
    await db().manager.update(Approval, { id: approval }, { expiresAt: new Date(Date.now() + 3_600_000) });
    expect(await pageOf(approval, 'csm')).not.toContain('Keep reminders quiet');
  });

  it('is told to a CSM who reads what a supervisor decides, without a form that would be refused', async () => {
    const { approval } = await waiting();
    await db().manager.update(Approval, { id: approval }, { subjectKind: 'escalate' });
    const text = await pageOf(approval, 'csm');
    expect(text).toMatch(/This is for a supervisor to decide: admin@vendor.example or\s+supervisor@vendor.example/);
    expect(text).not.toMatch(/<form[^>]*action="\/console\/approvals/);
    for (const [verb, form] of Object.entries({ respond: { text: 'Yes' }, delegate: { to: 'kim@vendor.example' } }))
      await product.as('csm').post(`/console/approvals/${approval}/${verb}`).type('form').send(form).expect(403);
    expect(await pageOf(approval, 'supervisor')).toContain(`action="/console/approvals/${approval}/approve"`);
  });

  it('names, to whoever changed it, those who may approve it instead', async () => {
    const { approval, digest } = await waiting();
    const form = { digest, title: 'Your seats', text: 'Would Tuesday suit you?' };
    await product.as('csm').post(`/console/approvals/${approval}/edit`).type('form').send(form).expect(303);
    expect(await pageOf(approval, 'csm')).toMatch(
      /waits for somebody else:\s+admin@vendor.example or supervisor@vendor.example/,
    );
  });

  it('shows every form whose sending is accepted, and none whose time ran out', async () => {
    const { approval } = await waiting();
    const verbs = async (role: Role) =>
      [...(await pageOf(approval, role)).matchAll(/action="\/console\/approvals\/[^/]+\/([a-z]+)"/g)].map(([, v]) => v);
    expect(await verbs('csm')).toEqual(['approve', 'edit', 'reject', 'delegate', 'snooze', 'respond']);
    expect(await verbs('viewer')).toEqual([]);
    await db().manager.update(Approval, { id: approval }, { expiresAt: new Date(Date.now() - 1_000) });
    expect(await verbs('csm')).toEqual([]);
    expect(await pageOf(approval, 'csm')).toContain('It ran out on');
  });
});

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
