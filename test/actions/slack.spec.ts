import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { holdAccount } from '../../src/actions/account-standing';
import { type Approval, PersonRow, WorkUnit } from '../../src/store/entities';
import { isClean, verify } from '../../src/store/verify/verify';
import { useApplication } from '../support/application';
import { FakeSlack, type SlackMessage } from '../support/fakes/slack.fake';
import { AcceptedModal } from '../support/fakes/slack.block-kit';
import { FakeSmtp } from '../support/fakes/smtp.fake';
import { eventually } from '../support/worker';
import { actingOn, internalStep, mailToCustomer, mitigationPlan, type Acting } from './acting';
import { SIGNING_SECRET, slackDesk } from './slack.desk';

let slack: FakeSlack;
let smtp: FakeSmtp;
beforeAll(async () => {
  [slack, smtp] = await Promise.all([FakeSlack.start(), FakeSmtp.start()]);
  for (const role of ['viewer', 'csm', 'supervisor']) slack.people.push({ id: role, email: `${role}@vendor.example` });
});
afterAll(async () => void (await Promise.all([slack.stop(), smtp.stop()])));

const product = useApplication({
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_CHANNEL: 'C042',
  MAIL_FROM: 'Vendor Success <agent@vendor.example>',
  get SLACK_API_URL() {
    return slack.url;
  },
  get SMTP_URL() {
    return smtp.url();
  },
});

let acting: Acting;
beforeEach(() => {
  for (const ledger of [slack.messages, slack.calls, slack.modals, smtp.taken]) ledger.length = 0;
  acting = actingOn(product.app.get(DataSource), { embedded: true });
});

/** Without the mails to colleagues, whom the day's digest may reach whenever its loop comes round. */
const toCustomers = () => smtp.taken.filter(({ to }) => to.every((address) => address.endsWith('@customer.example')));

const { cardOf, decidedAs, deliver, pressed, read, rejection, submitted, whispers } = slackDesk(product, () => slack);

const personOf = (accountId: string, n: number, name: string, email: string, more: object = {}) => ({
  accountId,
  n,
  name,
  email,
  side: 'customer' as const,
  role: 'user' as const,
  sentiment: 'unknown' as const,
  resolved: true,
  evidence: [],
  ...more,
});
const open = async (kind: string) => {
  const approval = (await acting.approvalsOf('acme')).findLast(({ subjectKind }) => subjectKind === kind);
  if (!approval) throw new Error(`There is no approval of a ${kind}`);
  return approval;
};
describe('an approval in Slack', () => {
  let approval: Approval;
  let card: SlackMessage;
  beforeEach(async () => {
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme'));
    approval = await open('mitigation_plan');
    card = await cardOf(approval);
  });

  it('is a card in the team channel, with the draft in its thread', () => {
    expect(card).toMatchObject({ channel: 'C042' });
    expect(read(card)).toContain('60,000 USD');
    expect(read(card)).toContain('30\u00a0Sep\u00a02027');
    expect(read(card)).toContain('vim.approve');
    const replies = slack.messages.filter(({ thread_ts }) => thread_ts === card.ts);
    expect(replies).toHaveLength(1);
    expect(read(replies[0]!)).toContain('Find the new head of operations');
  });

  it('names its account once in front of what it is about', async () => {
    await acting.db.transaction(async (tx) =>
      acting.workUnits.propose(tx, await holdAccount(tx, 'acme'), {
        kind: 'escalate',
        id: 'wu_red',
        cause: 'hard_red:p1_open',
        trigger: {},
        assignee: null,
        payload: { title: 'acme Ltd: a ticket of priority P1 is open', text: '' },
      }),
    );
    const escalation = await cardOf(await open('escalate'));
    expect(read(escalation)).toContain('*Escalation*: A ticket of priority P1 is open');
    expect(escalation.text).toBe('acme Ltd: approval needed. A ticket of priority P1 is open');
  });

  it('is decided by a colleague with the role for it, and the card says by whom', async () => {
    await deliver(pressed('supervisor', 'vim.approve', card, approval)).expect(200);
    await decidedAs(card, '*Approved* by supervisor@vendor.example');
    expect(read(card)).not.toContain('vim.approve');
    expect(await open('mitigation_plan')).toMatchObject({
      status: 'approved',
      decisions: [{ by: 'supervisor@vendor.example', verb: 'approve' }],
    });
  });

  it.each([
    ['whose role is too low', 'csm', 'is decided by role supervisor'],
    ['who has no access', 'U1', 'dana@vendor.example has no access'],
  ])('is not decided by somebody %s, who hears why', async (_who, user, why) => {
    await deliver(pressed(user, 'vim.approve', card, approval)).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()).toEqual([{ text: expect.stringContaining(why), user }]);
    expect(await open('mitigation_plan')).toMatchObject({ status: 'open', decisions: [] });
  });

  it('is not decided by a request that is forged, old or unsigned', async () => {
    const press = pressed('supervisor', 'vim.approve', card, approval);
    await deliver(press, { secret: 'guessed' }).expect(401);
    await deliver(press, { age: 400 }).expect(401);
    await product.anonymous().post('/api/v1/webhooks/slack').type('form').send('payload={}').expect(401);
    expect(await open('mitigation_plan')).toMatchObject({ status: 'open', decisions: [] });
  });

  it('takes a delivery once, however often it comes', async () => {
    const ask = pressed('supervisor', 'vim.reject', card, approval);
    await deliver(ask).expect(200);
    await eventually(() => slack.modals.length > 0);
    await deliver(ask).expect(200);
    await deliver(pressed('supervisor', 'vim.reject', card, approval)).expect(200);
    await eventually(() => slack.modals.length > 1);
    expect(slack.modals).toHaveLength(2);
  });

  it('refuses a signed body that none of our cards sends', async () => {
    await deliver({ type: 'block_actions' }).expect(400);
  });

  it('decided elsewhere shows so in Slack', async () => {
    await product
      .as('supervisor')
      .post(`/api/v1/approvals/${approval.id}/reject`)
      .send({ reason: 'too_risky', text: 'Wait for the merger' })
      .expect(200);
    await decidedAs(card, 'Too risky: Wait for the merger');
  });
});

const SUBJECT = 'Your support cases';

describe('a mail to nobody', () => {
  it('is not approved, and whoever pressed hears whom it lacks', async () => {
    const step = { ...mailToCustomer, recipients: [{ name: 'Joe', email: null }] };
    await acting.executing('acme', [step]);
    const approval = await open('send_email');
    const card = await cardOf(approval);
    expect(read(card)).toContain('It names nobody with an e-mail address');
    await deliver(pressed('supervisor', 'vim.approve', card, approval)).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()).toEqual([{ text: expect.stringContaining('Name a recipient'), user: 'supervisor' }]);
    expect(await open('send_email')).toMatchObject({ status: 'open', decisions: [] });
  });

  /** What the open form offers, and what it has chosen already. */
  const offered = () => {
    const { blocks } = AcceptedModal.parse(slack.modals.at(-1)?.view);
    const inputs = blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
    const elements = inputs.flatMap(({ element }) => (element.type === 'multi_static_select' ? [element] : []));
    const named = (options: { text: { text: string }; value: string }[] = []) =>
      new Map(options.map(({ text, value }) => [text.text, value]));
    return { options: named(elements[0]?.options), chosen: named(elements[0]?.initial_options), inputs };
  };
  const filled = (text: string, readers: string[], email: string | null = null, name: string | null = null) => ({
    title: { answer: { value: SUBJECT } },
    text: { answer: { value: text } },
    readers: { answer: { selected_options: readers.map((value) => ({ value })) } },
    another_email: { answer: { value: email } },
    another_name: { answer: { value: name } },
  });

  async function asked() {
    await acting.db.manager.insert(PersonRow, [
      { ...personOf('acme', 1, 'Ina Berg', 'ina@customer.example'), role: 'champion' },
      personOf('acme', 2, 'Gone Long', 'gone@customer.example', { hasLeft: true }),
      personOf('acme', 3, 'Maximiliane von Hohenstein-Westerburg', `${'m'.repeat(60)}@customer.example`),
    ]);
    await acting.executing('acme', [{ ...mailToCustomer, recipients: [{ name: 'Joe', email: null }] }]);
    const approval = await open('send_email');
    const card = await cardOf(approval);
    await deliver(pressed('csm', 'vim.edit', card, approval)).expect(200);
    await eventually(() => slack.modals.length === 1);
    return { approval, card };
  }

  it('is given readers in its form, who are on the map or anybody else, and then goes', async () => {
    const { approval, card } = await asked();
    const { options, chosen } = offered();
    expect([...options.keys()]).toEqual([
      'Joe, no e-mail address',
      'Ina Berg, champion, ina@customer.example',
      expect.stringMatching(/^Maximiliane von Hohenstein-Westerburg, .*…$/),
    ]);
    expect([...chosen.keys()]).toEqual(['Joe, no e-mail address']);
    const ina = options.get('Ina Berg, champion, ina@customer.example') ?? '';
    const values = filled('Shall we talk?', [ina], 'new@customer.example', 'Noor New');
    await deliver(submitted('csm', { callback_id: 'vim.edited' }, values, card, approval)).expect(200);
    await eventually(async () => (await open('send_email')).digest !== approval.digest);
    const named = await open('send_email');
    expect(named.payload).toMatchObject({
      text: 'Shall we talk?',
      recipients: [
        { name: 'Ina Berg', email: 'ina@customer.example' },
        { name: 'Noor New', email: 'new@customer.example' },
      ],
    });
    await eventually(() => read(card).includes('It goes to 2 people at once.'));
    await deliver(pressed('supervisor', 'vim.approve', card, named)).expect(200);
    await decidedAs(card, '*Approved*');
    await eventually(() => toCustomers().length > 0);
    expect(toCustomers()).toMatchObject([{ to: ['ina@customer.example', 'new@customer.example'] }]);
  });

  it('is nobody’s edit where the form is sent as it was opened', async () => {
    const { approval, card } = await asked();
    const text = 'We looked at the open cases and propose a call on Tuesday.';
    const values = filled(text, [...offered().chosen.values()]);
    await deliver(submitted('csm', { callback_id: 'vim.edited' }, values, card, approval)).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()[0]?.text).toContain('Nothing was changed.');
    expect(await open('send_email')).toMatchObject({ digest: approval.digest, decisions: [] });
  });

  it('stays as it was where what was chosen is nobody’s address any more, and what was written is given back', async () => {
    const { approval, card } = await asked();
    const ina = offered().options.get('Ina Berg, champion, ina@customer.example') ?? '';
    await acting.db.manager.update(PersonRow, { accountId: 'acme', n: 1 }, { hasLeft: true });
    const values = filled('Shall we talk on Thursday?', [ina]);
    await deliver(submitted('csm', { callback_id: 'vim.edited' }, values, card, approval)).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()[0]?.text).toMatch(/can no longer be reached.*You had written:.*Shall we talk on Thursday\?/s);
    expect(await open('send_email')).toMatchObject({ digest: approval.digest, decisions: [] });
  });
});

describe('the words of a mail', () => {
  let approval: Approval;
  let card: SlackMessage;
  beforeEach(async () => {
    await acting.executing('acme', [mailToCustomer]);
    approval = await open('send_email');
    card = await cardOf(approval);
  });

  /** The fields of the form as it opens, by their labels. */
  async function formOpened() {
    await deliver(pressed('csm', 'vim.edit', card, approval)).expect(200);
    await eventually(() => slack.modals.length === 1);
    const { blocks } = AcceptedModal.parse(slack.modals.at(-1)?.view);
    const inputs = blocks.flatMap((block) => (block.type === 'input' ? [block] : []));
    return new Map(inputs.map(({ label, block_id, element }) => [label.text, { block_id, element }]));
  }
  /** Sent as it was opened, but for what was typed. */
  async function sent(typed: Record<string, string | null>) {
    const fields = [...(await formOpened())].map(([label, { block_id, element }]): [string, object] => {
      if (element.type === 'multi_static_select')
        return [block_id, { answer: { selected_options: element.initial_options ?? [] } }];
      const shown = 'initial_value' in element ? element.initial_value : null;
      return [block_id, { answer: { value: label in typed ? typed[label] : (shown ?? null) } }];
    });
    const form = { callback_id: 'vim.edited' };
    await deliver(submitted('csm', form, Object.fromEntries(fields), card, approval)).expect(200);
  }
  async function refused(typed: Record<string, string | null>): Promise<string> {
    await sent(typed);
    await eventually(() => whispers().length > 0);
    expect(await open('send_email')).toMatchObject({ digest: approval.digest, decisions: [] });
    return whispers()[0]?.text ?? '';
  }

  it('are fields of its form, called as in the console and no longer than they may be', async () => {
    const form = await formOpened();
    expect([...form.keys()]).toEqual(['Who receives it', 'Another address', 'Whose it is', 'Subject', 'Message']);
    expect(form.get('Subject')?.element).toMatchObject({
      initial_value: SUBJECT,
      max_length: 1_000,
      multiline: false,
    });
  });

  it('are edited by another subject alone, which then is what the customer reads', async () => {
    await sent({ Subject: 'A call on Tuesday?' });
    await eventually(async () => (await open('send_email')).digest !== approval.digest);
    const edited = await open('send_email');
    expect(edited.payload).toEqual({ ...approval.payload, title: 'A call on Tuesday?' });
    expect(edited.decisions).toMatchObject([{ by: 'csm@vendor.example', verb: 'edit' }]);
    await eventually(() => read(card).includes('A call on Tuesday?'));
    await deliver(pressed('supervisor', 'vim.approve', card, edited)).expect(200);
    await decidedAs(card, '*Approved*');
    await eventually(() => toCustomers().length > 0);
    expect(toCustomers()).toMatchObject([{ content: expect.stringContaining('Subject: A call on Tuesday?') }]);
  });

  it('are nobody’s edit where the form is sent as it was opened', async () => {
    expect(await refused({})).toContain('Nothing was changed.');
  });

  it.each([
    ['blank', ' ', 'Subject: must not be empty'],
    ['empty', null, 'Subject: must not be empty'],
    ['too long', 'S'.repeat(1_001), 'Subject: must have at most 1,000 characters'],
  ])(
    'are not edited by a subject that is %s, and the refusal names the field and gives back the rest',
    async (_how, subject, why) => {
      const said = await refused({ Subject: subject, Message: 'Shall we talk on Thursday?' });
      expect(said).toContain(why);
      expect(said).toMatch(/You had written:.*Shall we talk on Thursday\?/s);
    },
  );
});

describe('a risk', () => {
  it('becomes a plan that is rejected with a reason, a better one, a mail to the customer, and a success plan', async () => {
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme', [internalStep]));
    const first = await open('mitigation_plan');
    const firstCard = await cardOf(first);
    await deliver(pressed('supervisor', 'vim.reject', firstCard, first)).expect(200);
    await eventually(() => slack.modals.length === 1);
    const why = rejection('wrong_facts', 'The customer needs to hear from us');
    await deliver(submitted('supervisor', { callback_id: 'vim.rejected' }, why, firstCard, first)).expect(200);
    await decidedAs(firstCard, 'The customer needs to hear from us');
    expect(await acting.stateOf('acme')).toBe('riskMitigation.drafting');

    await acting.drafted('acme', mitigationPlan('acme', [mailToCustomer]), 'mp_2');
    const second = await open('mitigation_plan');
    const secondCard = await cardOf(second);
    await deliver(pressed('supervisor', 'vim.approve', secondCard, second)).expect(200);
    await decidedAs(secondCard, '*Approved*');
    await acting.run('executeMitigation');
    expect(toCustomers()).toEqual([]);

    const mail = await open('send_email');
    const mailCard = await cardOf(mail);
    const edited = {
      title: { answer: { value: SUBJECT } },
      text: { answer: { value: 'Shall we talk on Wednesday?' } },
    };
    await deliver(submitted('csm', { callback_id: 'vim.edited' }, edited, mailCard, mail)).expect(200);
    await eventually(async () => (await open('send_email')).digest !== mail.digest);
    await deliver(pressed('csm', 'vim.approve', mailCard, await open('send_email'))).expect(200);
    await eventually(() => whispers().length > 0);
    expect(whispers()[0]?.text).toContain('wrote or edited it');
    await deliver(pressed('supervisor', 'vim.approve', mailCard, await open('send_email'))).expect(200);
    await decidedAs(mailCard, '*Approved* by supervisor@vendor.example');

    await eventually(async () => (await acting.stateOf('acme')) === 'successPlan.drafting');
    expect(toCustomers()).toMatchObject([
      { to: ['joe@customer.example'], content: expect.stringContaining('Shall we talk on Wednesday?') },
    ]);
    const unit = await acting.db.manager.findOneByOrFail(WorkUnit, { kind: 'send_email' });
    expect(unit).toMatchObject({ status: 'done', evidence: { system: 'email', attempts: 1 } });
    expect(isClean(await verify(acting.db))).toBe(true);
  });
});
