import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, In } from 'typeorm';
import { ArtifactContent } from '../../src/evidence/drafting/artifact.types';
import { Approval, WorkUnit } from '../../src/store/entities';
import { isClean, report, verify } from '../../src/store/verify/verify';
import { TODAY, useApplication } from '../support/application';
import { FakeSlack } from '../support/fakes/slack.fake';
import { FakeSmtp } from '../support/fakes/smtp.fake';
import { eventually } from '../support/worker';
import { SIGNING_SECRET, slackDesk } from './slack.desk';

let slack: FakeSlack;
let smtp: FakeSmtp;
beforeAll(async () => {
  [slack, smtp] = await Promise.all([FakeSlack.start(), FakeSmtp.start()]);
  for (const role of ['csm', 'supervisor']) slack.people.push({ id: role, email: `${role}@vendor.example` });
});
afterAll(async () => void (await Promise.all([slack.stop(), smtp.stop()])));

const product = useApplication(
  {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CHANNEL: 'C042',
    MAIL_FROM: 'Tessellate Success <success@tessellate.example>',
    get SLACK_API_URL() {
      return slack.url;
    },
    get SMTP_URL() {
      return smtp.url();
    },
  },
  { agentAtWork: true },
);
const desk = slackDesk(product, () => slack);
const db = () => product.app.get(DataSource);

interface View {
  id: string;
  state: string;
}
const account = async (): Promise<View> =>
  (await product.as('csm').get('/api/v1/accounts/ext:NWR-001').expect(200)).body as View;
const reaches = (state: string) => eventually(async () => (await account()).state === state);

async function handOver(): Promise<void> {
  const file = join(__dirname, '../evals/handoffs/p001.json');
  const { packet } = JSON.parse(readFileSync(file, 'utf8')) as { packet: Record<string, object> };
  const { account: given, contract, opportunity, contacts, documents } = packet;
  await product.as('csm').post('/api/v1/accounts').send({ account: given, contract, opportunity, contacts, documents });
}

/** People who used the product every day stop doing so sixteen days before today. */
async function everybodyStopsLoggingIn(): Promise<void> {
  const day = (back: number) => new Date(Date.parse(TODAY) - back * 86_400_000).toISOString().slice(0, 10);
  const rows = Array.from({ length: 60 }, (_, at) => at + 1).map((back) => ({
    account: 'NWR-001',
    date: day(back),
    activeUsers: back > 16 ? 200 : 0,
    sessions: back > 16 ? 400 : 0,
    events: {},
  }));
  await product.as('csm').post('/api/v1/telemetry/usage').send(rows).expect(200);
  await product.as('supervisor').post('/api/v1/rescoring-runs').expect(202);
}

const openApproval = async (subjectKind: string): Promise<Approval> => {
  const find = () => db().manager.findOneBy(Approval, { subjectKind, status: 'open' });
  await eventually(async () => (await find()) !== null);
  return db().manager.findOneByOrFail(Approval, { subjectKind, status: 'open' });
};
const planOf = ({ payload }: Approval) => ArtifactContent.parse(payload);

/** Somebody presses approve on every card there is, and does what is asked of people, until nothing is left. */
async function everythingElseIsDone(): Promise<void> {
  const { manager } = db();
  while ((await account()).state === 'riskMitigation.executing') {
    for (const approval of await manager.findBy(Approval, { status: 'open' })) {
      const card = await desk.cardOf(approval);
      await desk.deliver(desk.pressed('supervisor', 'vim.approve', card, approval)).expect(200);
      await desk.decidedAs(card, '*Approved* by supervisor@vendor.example');
    }
    for (const { id } of await manager.findBy(WorkUnit, { status: 'executing', owner: In(['human', 'both']) })) {
      await product.as('csm').post(`/api/v1/actions/${id}/done`).send({ evidence: 'settled on the phone' });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a customer who stops using the product', () => {
  it('is noticed, answered by a plan that people shape in Slack, written to, and led back to the success plan', async () => {
    await handOver();
    await reaches('successPlan.awaitingApproval');
    await everybodyStopsLoggingIn();
    await reaches('riskMitigation.awaitingApproval');

    const first = await openApproval('mitigation_plan');
    const card = await desk.cardOf(first);
    expect(desk.read(card)).toContain('Northwind Robotics');
    await desk.deliver(desk.pressed('supervisor', 'vim.reject', card, first)).expect(200);
    await eventually(() => slack.modals.length === 1);
    const why = desk.rejection('wrong_time', 'This is too slow for a customer who is silent already');
    await desk.deliver(desk.submitted('supervisor', { callback_id: 'vim.rejected' }, why, card, first)).expect(200);
    await desk.decidedAs(card, 'too slow for a customer');

    const second = await openApproval('mitigation_plan');
    const [before, after] = [planOf(first), planOf(second)];
    expect(after.answers).toMatchObject([{ approval: first.id, answer: 'Every step is due in half the time.' }]);
    const mail = ({ steps }: ArtifactContent) => steps.find(({ kind }) => kind === 'send_email');
    expect(mail(after)?.title).toBe(mail(before)?.title);
    expect(Date.parse(mail(after)?.dueOn ?? '')).toBeLessThan(Date.parse(mail(before)?.dueOn ?? ''));

    const secondCard = await desk.cardOf(second);
    await desk.deliver(desk.pressed('supervisor', 'vim.approve', secondCard, second)).expect(200);
    await desk.decidedAs(secondCard, '*Approved* by supervisor@vendor.example');
    await openApproval('send_email');
    expect(smtp.taken).toEqual([]);
    await everythingElseIsDone();

    const [says, among] = [mail(after)?.message?.subject ?? 'no mail', mail(after)?.title ?? 'no mail'];
    const written = smtp.taken.filter(({ content }) => content.includes(says));
    expect(smtp.taken.filter(({ content }) => content.includes(among))).toEqual([]);
    expect(written.map(({ to }) => to)).toEqual([['priya.raman@northwind-robotics.example']]);
    await eventually(async () => (await account()).state.startsWith('successPlan'));
    await reaches('successPlan.awaitingApproval');
    await openApproval('success_plan');
    const results = await verify(db());
    if (!isClean(results)) throw new Error(report(results));
    expect(report(results)).toContain('0 without');
  });
});
