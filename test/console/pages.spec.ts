import { describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ConsoleLinks } from '../../src/actions/console.links';
import { Reports } from '../../src/artifacts/reports';
import { WorkUnit } from '../../src/store/entities';
import { ValueService } from '../../src/value/value.service';
import { useApplication } from '../support/application';
import { mailIn } from './waiting-mail';

const product = useApplication({ PUBLIC_URL: 'https://success.example.com/' });
const { db, waiting } = mailIn(product);

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
