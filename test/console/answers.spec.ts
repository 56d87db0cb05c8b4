import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { PromiseRow, WorkUnit } from '../../src/store/entities';
import { packetOf, useApplication } from '../support/application';
import { untilNobodyWorks } from '../support/journey';
import { eventually } from '../support/worker';

const product = useApplication({}, { agentAtWork: true });
const db = () => product.app.get(DataSource);
const page = async (path: string, role: 'viewer' | 'csm' = 'csm') =>
  (await product.as(role).get(`/console/${path}`).expect(200)).text;
const send = (path: string, form: object, role: 'viewer' | 'csm' = 'csm') =>
  product.as(role).post(`/console/accounts/${account}/${path}`).type('form').send(form);
const read = async (path: string): Promise<unknown> =>
  (await product.as('viewer').get(`/api/v1/accounts/${account}/${path}`).expect(200)).body;

/** An account whose handoff says nothing of the customer's people and aims. */
let account: string;
beforeEach(async () => {
  const opened = await product.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
  account = z.object({ id: z.string() }).parse(opened.body).id;
  await untilNobodyWorks(product, account);
});

/** The page of what the account asks. */
const question = async (cause: string) =>
  (await db().manager.findOneByOrFail(WorkUnit, { accountId: account, cause, status: 'executing' })).id;
const anchor = async (key: string) =>
  z
    .array(z.looseObject({ key: z.string(), status: z.string() }))
    .parse(await read('anchors'))
    .find((each) => each.key === key);

describe('a question about what the handoff lacks', () => {
  it('leads to a form for each missing anchor, whose answer counts with the person as its source', async () => {
    const text = await page(`actions/${await question('question:missing_anchors')}`);
    expect(text).toContain(`href="/console/accounts/${account}/anchors/champion"`);
    expect(text).toContain('State the champion');
    expect(text).not.toMatch(/<option value="done">/);
    expect(await page(`accounts/${account}/anchors/champion`)).toContain('<label for="email">E-mail</label>');
    await send('anchors/champion', { name: 'Priya Raman', email: 'priya@harbour.example' }).expect(303);
    expect(await anchor('champion')).toMatchObject({
      status: 'concrete',
      value: { name: 'Priya Raman', email: 'priya@harbour.example' },
      evidence: [{ person: 'csm@vendor.example' }],
    });
    expect(await page(`accounts/${account}`)).not.toContain('State the champion');
  });

  it.each([
    ['contractTerm', { startDate: '2025-12-01', renewalDate: '2027-12-01', noticePeriodDays: '' }],
    ['arr', { amount: '61500.50', currency: 'eur' }],
    ['seats', { seats: '410' }],
    ['painMetric', { what: 'hours a week on reports', unit: 'hours', baseline: '14', target: '4' }],
    ['decisionMaker', { name: 'Helena Brandt', title: '' }],
    ['successCriteria', { text1: 'Reports take 4 hours', by1: '2027-03-31', text2: '', by2: '', text3: '', by3: '' }],
  ])('takes %s as a browser sends it', async (key, form) => {
    await send(`anchors/${key}`, form).expect(303);
    expect(await anchor(key)).toMatchObject({
      evidence: expect.arrayContaining([{ person: 'csm@vendor.example', at: expect.any(String) }]),
    });
  });

  it('is refused in the words of its form', async () => {
    const term = { startDate: '2027-12-01', renewalDate: '2025-12-01', noticePeriodDays: '' };
    const { text } = await send('anchors/contractTerm', term).expect(400);
    expect(text.replace(/\s+/g, ' ')).toContain('Renewal date: must lie after start date');
    const undated = { text1: 'Reports take 4 hours', by1: 'soon', text2: '', by2: '', text3: '', by3: '' };
    expect((await send('anchors/successCriteria', undated).expect(400)).text).toContain('Criteria 1 by: ');
  });

  it('is stated by the first of two who do so from the same page; the second is told who did', async () => {
    const form = async () => {
      const text = await page(`accounts/${account}/anchors/seats`);
      return /name="replaces"\s+value="([^"]*)"/.exec(text)?.[1];
    };
    const atFirst = await form();
    expect(atFirst).toBe('');
    await send('anchors/seats', { seats: '410', replaces: atFirst }).expect(303);
    await send('anchors/seats', { seats: '410', replaces: atFirst }).expect(303);
    const { text } = await send('anchors/seats', { seats: '390', replaces: atFirst }).expect(409);
    expect(text).toContain('csm@vendor.example stated');
    expect(text).toContain('390');
    expect(await anchor('seats')).toMatchObject({ value: 410 });
    await send('anchors/seats', { seats: '390', replaces: await form() }).expect(303);
    const both = ['380', '370'].map(async (seats) => send('anchors/seats', { seats, replaces: await form() }));
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('says which part of an answer is wrong', async () => {
    const { text } = await send('anchors/seats', { seats: 'many' }).expect(400);
    expect(text).toContain('value');
    expect(text).toContain(`<a href="/console/accounts/${account}/anchors/seats">Go back</a>`);
    await send('anchors/nothing', {}).expect(400);
    await send('anchors/seats', { seats: '400' }, 'viewer').expect(403);
    expect(await page(`accounts/${account}/anchors/seats`, 'viewer')).not.toContain('<button>State it');
  });

  it('is answered by a document too, which is read and looked through for what is missing', async () => {
    const form = {
      kind: 'email',
      date: '2026-11-20',
      author: '',
      text: 'From: Priya Raman <priya@harbour.example>\n\nI pushed this through myself, call me first if anything slips.',
    };
    for (let time = 0; time < 2; time += 1) await send('add-document', form).expect(303);
    await untilNobodyWorks(product, account);
    const sources = JSON.stringify(await read('anchors'));
    expect(sources).toMatch(/"documentId":"added-[0-9a-f]{12}"/);
    await send('add-document', { ...form, date: '' }).expect(303);
    await send('add-document', { ...form, text: '' }).expect(400);
  });
});

describe('a quote', () => {
  it('names the document it stands in, and leads to the passage in it', async () => {
    const text = 'From: Priya Raman <priya@harbour.example>\n\nI pushed this through myself, so call me <first>.';
    const document = { id: 'mail/7 a', kind: 'email', date: '2026-11-20', author: 'Priya Raman', text };
    await product.as('csm').post(`/api/v1/accounts/${account}/documents`).send(document).expect(201);
    await untilNobodyWorks(product, account);
    const shown = await page(`accounts/${account}`);
    const [, path, passage] =
      /href="(\/console\/accounts\/[^"]*\/documents\/mail%2F7%20a)\?(start=\d+&amp;end=\d+)#quote"[^>]*>Email, 20\u00a0Nov\u00a02026</.exec(
        shown,
      ) ?? [];
    const { text: there } = await product
      .as('viewer')
      .get(`${path}?${passage?.replace('&amp;', '&')}`)
      .expect(200);
    expect(there).toMatch(/<mark id="quote">I pushed this through myself/);
    expect(there).toContain('&lt;first&gt;');
    await product.as('viewer').get(`/console/accounts/${account}/documents/none`).expect(404);
    await product.as('viewer').get(`${path}?start=x`).expect(400);
  });
});

describe('a question about a promise', () => {
  beforeEach(async () => {
    const open = { accountId: account, why: null, status: 'open' as const, evidence: [] };
    await db().manager.insert(PromiseRow, [
      { ...open, id: 'sso', promise: 'Promised on 2026-01-30: single sign-on by March' },
    ]);
    const reading = { account: 'crm-1', criterion: 'hours', value: 9, on: '2026-11-20' };
    await product.as('csm').post('/api/v1/telemetry/kpis').send([reading]).expect(200);
    await eventually(async () => (await db().manager.countBy(WorkUnit, { cause: 'promise:sso' })) === 1);
  });

  it('is answered by what became of the promise, after which nobody asks any more', async () => {
    const id = await question('promise:sso');
    const text = await page(`actions/${id}`);
    expect(text).toContain(`action="/console/accounts/${account}/promises/sso"`);
    expect(text).toContain('<option value="renegotiated">');
    expect(await page(`accounts/${account}`)).toContain(`href="/console/accounts/${account}/promises/sso"`);
    for (const shown of [`accounts/${account}`, `accounts/${account}/promises/sso`])
      expect(await page(shown)).toMatch(/Promised on 30\sJan\s2026: single sign-on/);
    await send('promises/sso', { status: 'met', note: 'Live since Monday' }).expect(303);
    expect(await read('promises')).toMatchObject([{ status: 'met', settled: { note: 'Live since Monday' } }]);
    await eventually(async () => (await db().manager.findOneByOrFail(WorkUnit, { id })).status === 'superseded');
    expect(await page(`accounts/${account}/promises/sso`, 'viewer')).toContain('Live since Monday');
  });

  it('is answered once: a form of before that is refused by what was said, with what it said itself', async () => {
    await send('promises/sso', { status: 'met', note: 'Live since Monday' }).expect(303);
    const { text } = await send('promises/sso', { status: 'withdrawn', note: 'No <longer> wanted' }).expect(409);
    expect(text).toContain('csm@vendor.example said on');
    expect(text).toContain('Live since Monday');
    expect(text).toContain('No &lt;longer&gt; wanted');
    const [, replaces] = /name="replaces"\s+value="([^"]+)"/.exec(await page(`accounts/${account}/promises/sso`)) ?? [];
    await send('promises/sso', { status: 'withdrawn', note: '', replaces }).expect(303);
    expect(await read('promises')).toMatchObject([{ status: 'withdrawn', settled: { note: null } }]);
  });

  it('can be dropped without an answer, which leaves the promise open', async () => {
    const id = await question('promise:sso');
    const form = { status: 'failed', evidence: 'Sales left no trace of it.' };
    await product.as('csm').post(`/console/actions/${id}/end`).type('form').send(form).expect(303);
    expect(await read('promises')).toMatchObject([{ status: 'open' }]);
  });
});

describe('a question of the account', () => {
  it('is answered by the event it waits for', async () => {
    const pause = { eventId: 'pause-1', type: 'account.paused', reason: 'Reorganised until March' };
    await product.as('csm').post(`/api/v1/accounts/${account}/events`).send(pause).expect(200);
    expect(await page(`accounts/${account}`)).toContain('<button>Resume the account</button>');
    await send('answers', { type: 'account.resumed' }).expect(303);
    expect(await page(`accounts/${account}`)).not.toContain('Resume the account');
  });

  it('refuses an event that does not fit, in words', async () => {
    const { text } = await send('answers', { type: 'stance.taken', stance: 'renew', reason: 'All is met' }).expect(409);
    expect(text).toContain('stance.taken');
    await send('answers', { type: 'account.resumed' }, 'viewer').expect(403);
  });
});
