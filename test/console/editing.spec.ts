import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Addressed } from '../../src/actions/action.catalogue';
import { ArtifactContent } from '../../src/evidence/drafting/artifact.types';
import { type Role } from '../../src/platform/auth/caller';
import { digestOf } from '../../src/policy/digest';
import { Approval, PersonRow } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { mailIn } from './waiting-mail';

const product = useApplication();
const db = () => product.app.get(DataSource).manager;
let account: string;
let approval: string;

const standing = () => db().findOneByOrFail(Approval, { id: approval });
const pageAs = async (role: Role) => (await product.as(role).get(`/console/approvals/${approval}`).expect(200)).text;
/** Sends the form as the page shows it, with what was typed over it. */
async function save(typed: Record<string, string>, by: Role = 'csm') {
  return product
    .as(by)
    .post(`/console/approvals/${approval}/edit`)
    .type('form')
    .send({ digest: (await standing()).digest, ...typed });
}
const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
/** Name and content of every field for words in the page. */
const fieldsOf = (page: string) =>
  [
    ...page.matchAll(
      /<label for="([^"]+)">([^<]*)<\/label>\s*(?:<input[^>]* value="([^"]*)"[^>]*>|<textarea[^>]*>\n([^<]*)<\/textarea>)/g,
    ),
  ]
    .filter(([, path = '']) => path !== 'payload' && !path.startsWith('another.'))
    .map(([, path = '', label = '', line, text]) => [path, label, unescaped(line ?? text ?? '')]);

beforeEach(async () => {
  const text = 'Good morning,\n\nshall we look at them together?';
  ({ accountId: account, approval } = await mailIn(product).waiting({ title: 'Your seats', text }));
});

/** Turns what waits into a success plan. */
async function plan(more: { sections: object[]; risks: object[] } = { sections: [], risks: [] }) {
  const content = ArtifactContent.parse({
    kind: 'success_plan',
    title: 'Success plan',
    account: { id: account, name: 'Harbour' },
    asOf: '2026-11-24',
    summary: [{ text: 'Harbour wants “fewer” errors.', evidence: ['e1'] }],
    sections: [
      {
        heading: 'Where it starts',
        claims: [
          { text: 'Quote errors stand at 7 %.', evidence: ['e1'] },
          { text: 'The champion is Priya Raman.', evidence: ['e1'] },
        ],
      },
      ...more.sections,
    ],
    risks: more.risks,
    objectives: [
      { id: 'o1', text: 'Quote errors below 2 %', kpi: null, owner: null, dueOn: '2027-03-31', evidence: ['e1'] },
    ],
    steps: [
      {
        kind: 'create_crm_task',
        title: 'Agree on who measures',
        detail: 'Ask Priya Raman.',
        owner: 'human',
        assignee: null,
        recipients: [],
        audience: 'internal',
        dueOn: '2026-12-01',
        expectedEvidence: 'a name',
        because: ['e1'],
      },
    ],
    questions: ['Who measures the errors?', 'How often?'],
    gaps: [],
    notSupported: [],
    commitments: [],
    evidence: { e1: { label: 'A sentence', value: null, sources: [] } },
  });
  await db().update(
    Approval,
    { id: approval },
    {
      subjectKind: 'success_plan',
      payload: content,
      digest: digestOf(content),
    },
  );
  return content;
}

describe('a mail that waits', () => {
  it('is changed by subject and message, and keeps its line ends, whatever the browser sends', async () => {
    expect(fieldsOf(await pageAs('csm')).slice(0, 2)).toEqual([
      ['title', 'Subject', 'Your seats'],
      ['text', 'Message', 'Good morning,\n\nshall we look at them together?'],
    ]);
    const text = 'Good morning,\r\n\r\nshall we look at them on Tuesday?';
    expect(await save({ title: 'Your seats', text })).toMatchObject({ status: 303 });
    expect((await standing()).payload).toMatchObject({
      text: 'Good morning,\n\nshall we look at them on Tuesday?',
      recipients: [{ email: 'priya@harbour.example' }],
    });
  });

  it('is not changed by who saves it as it is, so that they may still approve it', async () => {
    const refused = await save({
      title: 'Your seats',
      text: 'Good morning,\r\n\r\nshall we look at them together?',
    });
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('Nothing was changed.') });
    expect(await standing()).toMatchObject({ decisions: [] });
  });

  it('names a field that is refused as the form does, and keeps what was typed in it', async () => {
    const refused = await save({ title: 'S'.repeat(1_001), text: 'Would <b>Tuesday</b> suit you?' });
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/role="alert">Subject: /);
    expect(refused.text).toContain('Would &lt;b&gt;Tuesday&lt;/b&gt; suit you?</textarea>');
    expect(refused.text).toContain(`action="/console/approvals/${approval}/edit"`);
    expect((await save({ title: ' ', text: 'Yes' })).text).toContain('Subject: must not be empty');
  });

  it('was changed meanwhile: what was typed stands beside the reason, not in a form for other words', async () => {
    const { digest } = await standing();
    await save({ title: 'Your unused seats' }, 'supervisor');
    const receivers = { to: 'chosen', 'to:joe@harbour.example': 'Joe Moss', 'another.email': 'kim@harbour.example' };
    const late = await save({ digest, title: 'Your seats', text: 'Would Tuesday suit you?', ...receivers });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/<textarea aria-label="Message" rows="4" readonly>\s*Would Tuesday suit you\?/);
    expect(late.text).toMatch(/aria-label="Who receives it"[^>]*>\s*joe@harbour.example, kim@harbour.example</);
    expect(late.text).not.toContain('<form class="stack');
    expect(late.text).toMatch(/supervisor@vendor.example edited it on .*: “Your seats” became “Your unused seats”/);
    expect(late.text).not.toContain('sha256');
    expect(await standing()).toMatchObject({ decisions: [{ by: 'supervisor@vendor.example' }] });
  });
});

describe('whom a mail reaches', () => {
  const person = (n: number, name: string, email: string | null, more: object = {}): object => ({
    accountId: account,
    n,
    name,
    email,
    side: 'customer',
    role: 'user',
    sentiment: 'unknown',
    resolved: true,
    ...more,
  });
  beforeEach(async () => {
    await db().delete(PersonRow, { accountId: account });
    await db().insert(PersonRow, [
      person(1, 'Priya Raman', 'priya@harbour.example', { role: 'champion' }),
      person(2, 'Joe Moss', 'joe@harbour.example'),
      person(3, 'Gone Long', 'gone@harbour.example', { hasLeft: true }),
      person(4, 'Dana Ours', 'dana@vendor.example', { side: 'vendor' }),
      person(5, 'Nobody Knows', null),
    ]);
  });
  const offered = (page: string) =>
    [...page.matchAll(/type="checkbox"[^>]* name="to:([^"]*)" value="([^"]*)"( checked)?/g)].map(
      ([, email, name, checked = '']) => `${name} <${email}>${checked}`,
    );
  const recipients = async () => Addressed.parse((await standing()).payload).recipients;

  it('is chosen among the people of the customer who can be reached, and by a free address', async () => {
    expect(offered(await pageAs('csm'))).toEqual([
      'Priya Raman <priya@harbour.example> checked',
      'Joe Moss <joe@harbour.example>',
    ]);
    const chosen = { to: 'chosen', 'to:joe@harbour.example': 'Joe Moss', 'another.email': 'kim@harbour.example' };
    expect(await save({ ...chosen, 'another.name': 'Kim Lee' })).toMatchObject({ status: 303 });
    expect(await recipients()).toEqual([
      { name: 'Joe Moss', email: 'joe@harbour.example' },
      { name: 'Kim Lee', email: 'kim@harbour.example' },
    ]);
    expect(await standing()).toMatchObject({ digest: digestOf((await standing()).payload) });
    expect(await pageAs('supervisor')).toContain('Recipient not on record: kim@harbour.example');
  });

  it('is not changed by who leaves it as it is', async () => {
    const asShown = { to: 'chosen', 'to:priya@harbour.example': 'Priya Raman', 'another.email': '' };
    expect((await save(asShown)).text).toContain('Nothing was changed.');
  });

  it('is an address, and what was chosen stays chosen in the form that says so', async () => {
    const chosen = { to: 'chosen', 'to:joe@harbour.example': 'Joe Moss', 'another.email': 'kim at harbour' };
    const refused = await save(chosen);
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('Another address: ') });
    expect(offered(refused.text)).toEqual([
      'Priya Raman <priya@harbour.example>',
      'Joe Moss <joe@harbour.example> checked',
    ]);
    expect(refused.text).toContain('value="kim at harbour"');
  });

  it('is somebody, or nobody approves it: the page says so in the place of the button', async () => {
    expect(await save({ to: 'chosen' })).toMatchObject({ status: 303 });
    expect(await pageAs('csm')).toContain('It names nobody with an e-mail address');
    const page = await pageAs('supervisor');
    expect(page).toContain('It names nobody with an e-mail address, so it would reach nobody.');
    expect(page).not.toContain('<button>Approve</button>');
    const { digest } = await standing();
    const refused = await product.as('supervisor').post(`/api/v1/approvals/${approval}/approve`).send({ digest });
    expect(refused.body).toMatchObject({
      status: 409,
      title: 'Nobody to reach',
      detail: expect.stringContaining('Name a recipient'),
    });
    expect(await standing()).toMatchObject({ status: 'open' });
    expect(await save({ to: 'chosen', 'to:joe@harbour.example': 'Joe Moss' })).toMatchObject({ status: 303 });
    await product
      .as('supervisor')
      .post(`/console/approvals/${approval}/approve`)
      .type('form')
      .send({ digest: (await standing()).digest })
      .expect(303);
    expect(await standing()).toMatchObject({ status: 'approved' });
  });
});

describe('what an edit says that nothing on record bears out', () => {
  it('is shown to whoever edited and whoever decides, and stops nobody', async () => {
    expect(await pageAs('supervisor')).not.toContain('Not borne out');
    const text = 'Gordon Blackwood told me that 312 people waited on 3 March 2031. Shall we look at it, Priya Raman?';
    await save({ text });
    for (const role of ['csm', 'supervisor'] as const)
      expect(await pageAs(role)).toContain(
        'Not borne out by anything we hold: “3 March 2031”, “312”, “Gordon Blackwood”',
      );
    await save({ text: 'Shall we look at it on 3 March 2031?' }, 'supervisor');
    expect(await pageAs('csm')).toContain('Not borne out by anything we hold: “3 March 2031”.');
    const { digest } = await standing();
    const allowed = { digest };
    await product.as('admin').post(`/console/approvals/${approval}/approve`).type('form').send(allowed).expect(303);
    expect(await standing()).toMatchObject({ status: 'approved' });
    expect(await pageAs('csm')).not.toContain('Not borne out');
  });
});

describe('a plan that waits', () => {
  it('shows every text in its place', async () => {
    await plan();
    expect(fieldsOf(await pageAs('csm')).slice(0, 10)).toEqual([
      ['title', 'Title', 'Success plan'],
      ['summary.0.text', 'Statement 1', 'Harbour wants “fewer” errors.'],
      ['sections.0.claims.0.text', 'Statement 1', 'Quote errors stand at 7 %.'],
      ['sections.0.claims.1.text', 'Statement 2', 'The champion is Priya Raman.'],
      ['objectives.0.text', 'Objective 1', 'Quote errors below 2 %'],
      ['steps.0.title', 'Step', 'Agree on who measures'],
      ['steps.0.detail', 'In detail', 'Ask Priya Raman.'],
      ['steps.0.expectedEvidence', 'Done when', 'a name'],
      ['questions.0', 'Question 1', 'Who measures the errors?'],
      ['questions.1', 'Question 2', 'How often?'],
    ]);
  });

  it('shows what is done about a risk below the heading under which the document has it', async () => {
    const told = { likelihood: 'high', impact: 'low', owner: null, dueOn: '2026-12-01', evidence: ['e1'] };
    await plan({
      sections: ['Risks and mitigation', 'Commercial terms'].map((heading) => ({
        heading,
        claims: [{ text: `${heading}.`, evidence: ['e1'] }],
      })),
      risks: [{ ...told, risk: 'Few logins', mitigation: 'Train them.' }],
    });
    expect(fieldsOf(await pageAs('csm')).slice(4, 8)).toEqual([
      ['sections.1.claims.0.text', 'Statement 1', 'Risks and mitigation.'],
      ['risks.0.risk', 'Risk', 'Few logins'],
      ['risks.0.mitigation', 'Mitigation', 'Train them.'],
      ['sections.2.claims.0.text', 'Statement 1', 'Commercial terms.'],
    ]);
  });

  it('is changed text by text, without those that were emptied, and else stays as it is', async () => {
    const content = await plan();
    const changed = await save({
      'sections.0.claims.0.text': '',
      'sections.0.claims.1.text': 'Priya Raman drives it.',
      'questions.0': ' ',
      'steps.0.title': 'Agree with Priya Raman on who measures',
    });
    expect(changed.status).toBe(303);
    const expected = {
      ...content,
      sections: [{ heading: 'Where it starts', claims: [{ text: 'Priya Raman drives it.', evidence: ['e1'] }] }],
      questions: ['How often?'],
      steps: content.steps.map((step) => ({ ...step, title: 'Agree with Priya Raman on who measures' })),
    };
    expect(await standing()).toMatchObject({
      payload: expected,
      digest: digestOf(expected),
      author: 'csm@vendor.example',
      decisions: [{ verb: 'edit', by: 'csm@vendor.example' }],
    });
    expect(await pageAs('supervisor')).toContain('Agree with Priya Raman on who measures');
  });

  it('keeps what was typed where the policy blocks it, and names a text of the document by its heading', async () => {
    await plan();
    const blocked = await save({ 'steps.0.detail': 'Offer a 20 % discount for signing early.' });
    expect(blocked.text).toMatch(/blocked by the policy rule/);
    expect(fieldsOf(blocked.text)).toContainEqual([
      'steps.0.detail',
      'In detail',
      'Offer a 20 % discount for signing early.',
    ]);
    expect(blocked.text).toContain('<a href="#steps.0.detail">Step 1, due 1\u00a0Dec\u00a02026: In detail</a>');
    const empty = await save({ 'objectives.0.text': '' });
    expect(empty.text).toContain('Objectives: Objective 1: must not be empty');
    expect((await save({ 'account.id': 'another' })).status).toBe(400);
    expect(await standing()).toMatchObject({ decisions: [] });
  });

  it('is changed as JSON by a supervisor alone, who gets back what is no JSON', async () => {
    const content = await plan();
    expect(await pageAs('csm')).not.toContain('name="payload"');
    expect(await pageAs('supervisor')).toContain('name="payload"');
    const refused = await save({ payload: '{ "title": ' }, 'supervisor');
    expect(refused.text).toContain('is not the JSON of a document');
    expect(refused.text).toContain('{ &quot;title&quot;: </textarea>');
    const later = { ...content, steps: content.steps.map((step) => ({ ...step, dueOn: '2026-12-08' })) };
    expect((await save({ payload: JSON.stringify(later) }, 'supervisor')).status).toBe(303);
    expect(await standing()).toMatchObject({ digest: digestOf(later) });
  });
});
