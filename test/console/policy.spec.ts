import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { holdAccount } from '../../src/actions/account-standing';
import { ApprovalsService } from '../../src/actions/approvals.service';
import { PolicyService } from '../../src/actions/policy.service';
import { WorkUnits } from '../../src/actions/work-units';
import { type Role } from '../../src/platform/auth/caller';
import { Approval, PolicyTrial, PolicyVersion } from '../../src/store/entities';
import { packetOf, useApplication } from '../support/application';

const product = useApplication();
const policies = () => product.app.get(PolicyService, { strict: false });
const page = async (path: string, role: Role = 'supervisor', status = 200) =>
  (await product.as(role).get(`/console/policy${path}`).expect(status)).text;
const judge = (document: string, role: Role = 'supervisor') =>
  product.as(role).post('/console/policy/drafts').type('form').send({ document });
const switchOn = (digest: string, replaces: number, role: Role = 'supervisor') =>
  product
    .as(role)
    .post(`/console/policy/drafts/${encodeURIComponent(digest)}/switch-on`)
    .type('form')
    .send({ replaces });

/** Every note for the CRM waits for a person. */
const withNotes = (document: string) =>
  document.replace(
    'rules:\n',
    'rules:\n  - { id: notes_too, when: { kind: [log_crm_note] }, tier: approval_required }\n',
  );
const withoutMails = (document: string) =>
  document.replace(
    'when: { audience: customer }\n    tier: approval_required',
    'when: { audience: customer }\n    tier: blocked',
  );

let document: string;
beforeEach(async () => {
  ({ document } = await policies().current());
});

const digestIn = (text: string) => decodeURIComponent(/drafts\/([^/"]+)\/switch-on/.exec(text)?.[1] ?? '');

/** An account of that revenue with a mail to its customer that waits for a decision. */
async function withMail(externalId: string, contract: object): Promise<void> {
  const packet = packetOf({ account: { externalId, name: `Customer ${externalId}` }, contract });
  const received = await product.as('csm').post('/api/v1/accounts').send(packet).expect(201);
  const { id } = z.object({ id: z.string() }).parse(received.body);
  await product.app.get(DataSource).transaction(async (tx) =>
    product.app.get(WorkUnits, { strict: false }).propose(tx, await holdAccount(tx, id), {
      kind: 'send_email',
      id: `wu_${externalId}`,
      cause: 'plan:a test:0',
      trigger: {},
      assignee: null,
      payload: {
        title: `Seats of ${externalId}`,
        text: 'Shall we look at them together?',
        recipients: [{ name: 'Priya Raman', email: 'priya@harbour.example' }],
      },
    }),
  );
}

describe('the policy page', () => {
  it('shows everybody what may happen, within which limits, and since when', async () => {
    const text = await page('', 'viewer');
    expect(text).toContain('nobody, it came with the product');
    expect(text).toMatch(/Mitigation plan, renewal brief[\s\S]*?in every other case/i);
    expect(text).toContain('the customer reads it');
    expect(text.replace(/\s+/g, ' ')).toContain('in which something unsafe is found never runs by itself');
    expect(text).toContain('from 100,000 USD of revenue a year');
    expect(text).toMatch(/EUR<\/td>\s*<td[^>]*>1.0800 USD/);
    expect(text).toContain('baseCurrency: USD');
    expect(text).toContain('A supervisor may try out another policy');
    expect(text).not.toContain('/console/policy/drafts/new');
  });

  it('lists earlier versions with what each said otherwise, and leads back to them', async () => {
    const supervisor = { name: 'supervisor', email: 'sam@vendor.example', role: 'supervisor' as const };
    await policies().switchOn(withNotes(document), supervisor, 1);
    await policies().switchOn(withNotes(document).replace('Hours: 72', 'Hours: 96'), supervisor, 2);
    const text = await page('');
    expect(text).toContain('sam@vendor.example');
    expect(text).toContain('New rule “notes too” (CRM note: a person decides), above “discount”');
    expect(text).toContain('Approval clock, expire after hours: 72 → 96');
    const first = await page('/versions/1', 'csm');
    expect(first).toMatch(/rules no longer. <a href="\/console\/policy">Version 3<\/a>/);
    expect(first).not.toContain('notes_too');
    expect(await page('/versions/9', 'csm', 404)).toContain('There is no policy 9');
    expect(await page('/drafts/new?from=1')).not.toContain('notes_too');
    for (const version of ['0', '-1', '2147483647', '2147483648', '99999999999']) {
      expect(await page(`/versions/${version}`, 'csm', 404)).toContain('There is no policy');
      expect(await page(`/drafts/new?from=${version}`, 'supervisor', 404)).toContain('There is no policy');
    }
    await page('/versions/first', 'csm', 400);
    await page('/drafts/new?from=first', 'supervisor', 400);
  });
});

describe('an old version that can no longer be read', () => {
  it('stands among the others, as it was written', async () => {
    const supervisor = { name: 'sam', role: 'supervisor' as const };
    await policies().switchOn(withNotes(document), supervisor, 1);
    await policies().switchOn(document, supervisor, 2);
    const rows = product.app.get(DataSource).manager;
    await rows.update(PolicyVersion, { version: 2 }, { document: 'rules: said otherwise' });
    const text = await page('');
    expect(text.match(/Not readable/g)).toHaveLength(2);
    const second = await page('/versions/2');
    expect(second).toContain('what this one said can only be read below');
    expect(second).toContain('rules: said otherwise');
    expect(await page('/drafts/new?from=2')).toContain('rules: said otherwise');
  });
});

describe('a draft of a policy', () => {
  it('shows which actions it decides otherwise and the revenue they touch, in base currency', async () => {
    await withMail('small', { arr: 20_000, currency: 'EUR' });
    await withMail('large', { arr: 250_000, currency: 'USD' });
    await withMail('foreign', { arr: 900_000, currency: 'XAU' });
    const { text } = await judge(withoutMails(document)).expect(200);
    expect(text).toContain('The rule “customer reads it” (the customer reads it): a person decides → never');
    const rows = [...text.matchAll(/<td data-label="Action"[\s\S]*?<\/tr>/g)].map(([row]) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    expect(rows).toEqual([
      'Seats of foreign two people decide never Customer reads it 900,000 XAU not known',
      'Seats of large two people decide never Customer reads it 250,000 USD 250,000 USD',
      'Seats of small one person decides never Customer reads it 20,000 EUR 21,600 USD',
    ]);
    expect(text).toContain('271,600 USD a year, and 1 account whose amount is not known');
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Open approvals of what it lets run or forbids are taken back and judged anew; the others stay open',
    );
    expect((await policies().current()).version).toBe(1);
  });

  it('names amounts in the base currency of the policy that says them, and what a rule was earned from', async () => {
    const rules = (large: string, notes: string) =>
      document.replace('rules:\n', `rules:\n  - { id: large, ${large} }\n  - { id: notes, ${notes} }\n`);
    const old = rules(
      'when: { arrFrom: 50000 }, tier: approval_required',
      'when: { kind: [log_crm_note] }, tier: auto',
    );
    const draft = rules(
      'when: { arrFrom: 60000 }, tier: approval_required',
      'when: { kind: [log_crm_note] }, tier: auto, earnedFrom: customer_reads_it',
    );
    await policies().switchOn(old, { name: 'sam', role: 'supervisor' }, 1);
    const inEuros = draft.replace('baseCurrency: USD', 'baseCurrency: EUR').replace('EUR: 1.08', 'USD: 0.93');
    const { text } = await judge(inEuros).expect(200);
    const sentences = [
      'its revenue is 50,000 USD a year or more → its revenue is 60,000 EUR a year or more',
      'The rule “notes” (CRM note): by itself → by itself, earned from “customer reads it”',
    ];
    for (const sentence of sentences) expect(text).toContain(sentence);
    await switchOn(digestIn(text), 2).expect(303);
    const now = await page('');
    for (const sentence of sentences) expect(now).toContain(sentence);
  });

  it('is switched on exactly as it was judged', async () => {
    await withMail('small', { arr: 20_000 });
    const { text } = await judge(withoutMails(document)).expect(200);
    await switchOn(digestIn(text), 1).expect(303).expect('location', '/console/policy');
    const now = await policies().current();
    expect(now).toMatchObject({ version: 2, putBy: 'supervisor@vendor.example', document: withoutMails(document) });
    const { status } = await product.app.get(DataSource).manager.findOneByOrFail(Approval, { subjectId: 'wu_small' });
    expect(status).toBe('superseded');
  });

  it('is the same draft however a browser ends its lines', async () => {
    const { text } = await judge(withNotes(document).replaceAll('\n', '\r\n')).expect(200);
    await switchOn(digestIn(text), 1).expect(303);
    expect((await policies().current()).document).toBe(withNotes(document));
  });

  it('that nobody judged is not switched on', async () => {
    const refused = await switchOn('sha256:0000', 1).expect(409);
    expect(refused.text).toContain('Nobody has tried this document');
    expect((await policies().current()).version).toBe(1);
  });

  it('judged against a policy that rules no longer is to be looked at again, and then can be', async () => {
    const judged = await judge(withNotes(document)).expect(200);
    const digest = digestIn(judged.text);
    await policies().switchOn(withoutMails(document), { name: 'kim', role: 'supervisor' }, 1);
    const refused = await switchOn(digest, 1).expect(409);
    expect(refused.text).toContain('Policy 1 is no longer the active one; 2 is');
    await switchOn(digest, 2).expect(409);
    const trials = () => product.app.get(DataSource).manager.count(PolicyTrial);
    const before = await trials();
    const kept = await page(`/drafts/${encodeURIComponent(digest)}`);
    expect(kept).toContain('notes_too');
    expect(kept).toContain('Show what it would change');
    expect(await trials()).toBe(before);
    await switchOn(digest, 2).expect(409);
    const again = await judge(withNotes(document)).expect(200);
    expect(again.text).toContain('What it says otherwise than policy 2');
    await switchOn(digest, 2).expect(303);
  });

  it('that cannot be read says which field to mend and how, and keeps what was typed', async () => {
    const typed = document
      .replace('# What the agent may do', '# <b>Mine</b>')
      .replace('EUR: 1.08', 'EUR: dear')
      .replace('GBP: 1.27', 'GBP: 0')
      .replace('tier: auto', 'tier: automatic');
    const { text } = await judge(typed).expect(400);
    expect(text).toContain('<b>exchangeRates.toBase.EUR</b>: give a number, not text (line 11)');
    expect(text).toContain('<b>exchangeRates.toBase.GBP</b>: must be more than 0 (line 12)');
    expect(text).toMatch(/<b>rules.routine_success_plan.tier<\/b>: must be one of auto, approval_required, blocked/);
    const [, kept = ''] = /<textarea[^>]*>\n([\s\S]*?)<\/textarea/.exec(text) ?? [];
    expect(kept).toContain('# &lt;b&gt;Mine&lt;/b&gt;');
    expect(kept).toContain('tier: automatic');
    const yaml = await judge('rules: [').expect(400);
    expect(yaml.text).toContain('cannot be read as YAML');
    const phase = await judge(document.replace('audience: customer', 'phase: [prerenewal]')).expect(400);
    expect(phase.text).toContain('<b>rules.customer_reads_it.when.phase</b>: must be one of handoff_audit');
    const numbers = await judge(document.replace('scoring: {}', 'scoring: { made: up }')).expect(400);
    expect(numbers.text).toContain('scoring');
  });

  it('that says the same as the policy in force has nothing to switch on', async () => {
    const { text } = await judge(document).expect(200);
    expect(text).toContain('This is policy 1, which is in force, word for word.');
    expect(text).not.toContain('switch-on');
  });

  it('is a supervisor’s to judge and to switch on', async () => {
    await page('/drafts/new', 'csm', 403);
    await judge(withNotes(document), 'csm').expect(403);
    const { text } = await judge(withNotes(document)).expect(200);
    await switchOn(digestIn(text), 1, 'csm').expect(403);
    expect((await policies().current()).version).toBe(1);
  });
});

describe('what people keep passing unedited', () => {
  const supervisor = { name: 'sam', role: 'supervisor' as const };
  const mails = { kind: 'send_email', rule: 'customer_reads_it' };
  const send = (verb: string, replaces: number, role: Role = 'supervisor') =>
    product
      .as(role)
      .post(`/console/policy/${verb}`)
      .type('form')
      .send({ ...mails, replaces });

  it('may be let run by a supervisor once it has earned it, and asks a person again at a click', async () => {
    await policies().switchOn(document.replace('lowerBound: 0.9', 'lowerBound: 0.5'), supervisor, 1);
    for (const customer of ['a', 'b', 'c', 'd']) {
      await withMail(customer, { arr: 20_000 });
      const { id, digest } = await product.app
        .get(DataSource)
        .manager.findOneByOrFail(Approval, { subjectId: `wu_${customer}` });
      await product.app.get(ApprovalsService, { strict: false }).approve(id, digest, { name: 'dana', role: 'csm' });
      if (customer === 'c') expect(await page('')).toContain('1 more unedited approval in a row would earn it.');
    }
    expect(await page('', 'csm')).toContain('It has earned it.');
    expect(await page('', 'csm')).not.toContain('action="/console/policy/raise"');
    await send('raise', 2, 'csm').expect(403);
    expect(await page('')).toMatch(/action="\/console\/policy\/raise">[^]*?name="replaces" value="2"/);
    const { document: seen } = await policies().current();
    await policies().switchOn(withNotes(seen), supervisor, 2);
    const movedOn = await send('raise', 2).expect(409);
    expect(movedOn.text).toContain('Policy 2 is no longer the active one; 3 is');
    await send('raise', 3).expect(303).expect('location', '/console/policy');
    const raised = await page('');
    expect(raised).toContain('The calm cases run by themselves');
    expect(raised).toContain('New rule “earned send email by customer reads it”');
    const again = await send('raise', 4).expect(409);
    expect(again.text).toContain('<a href="/console/policy">Go back</a>');
    await send('lower', 3).expect(409);
    await send('lower', 4).expect(303);
    expect((await policies().current()).document).not.toContain('earned_');
  });
});

describe('the pages of the policy', () => {
  it('name a label for each field and one heading for each page', async () => {
    const { text: judged } = await judge(withNotes(document)).expect(200);
    for (const text of [await page(''), await page('/drafts/new'), judged]) {
      expect(text.match(/<h1>/g)).toHaveLength(1);
      for (const [, id] of text.matchAll(/<(?:input|textarea|select)\s(?!type="hidden")[^>]*?id="([^"]+)"/g))
        expect(text).toMatch(new RegExp(`<label[^>]* for="${id}"|<label for="${id}"`));
      expect(text).not.toMatch(/<script| on[a-z]+="/);
    }
  });

  it('lead on to pages that are there', async () => {
    const text = await page('');
    const links = [...text.matchAll(/ href="(\/console\/policy[^"]*)"/g)].map(([, link = '']) => link);
    expect(links).toContain('/console/policy/drafts/new');
    for (const link of links) await product.as('supervisor').get(link).expect(200);
  });
});
