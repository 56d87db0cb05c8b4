import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DayQueue } from '../../src/actions/day/day-queue';
import { ConsoleLinks } from '../../src/actions/console.links';
import { DigestPost } from '../../src/actions/digest/digest.post';
import { Digests } from '../../src/actions/digest/digests';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { SlackMessenger } from '../../src/connectors/slack/slack.messenger';
import { BusinessDate, type CalendarSettings } from '../../src/store/business-date';
import { DigestRow } from '../../src/store/entities';
import { useDatabase } from '../support/database';
import { FakeSlack, type SlackFault } from '../support/fakes/slack.fake';
import { ONCE } from '../support/swift-calls';
import { eventually } from '../support/worker';
import { actingOn, internalStep, mitigationPlan, supervisor, type Acting } from './acting';

const database = useDatabase();
const tuesday = { timeZone: 'UTC', businessDate: '2026-11-24' };
const ana = 'ana@vendor.example';

let slack: FakeSlack;
let messenger: SlackMessenger;
let acting: Acting;
beforeEach(async () => {
  slack = await FakeSlack.start();
  slack.people.push({ id: 'ANA', email: ana });
  const client = new SlackClient({ apiUrl: slack.url, botToken: 'xoxb-1' }, new AllowedHosts(['loopback']), ONCE);
  messenger = new SlackMessenger(client, 'C042');
  acting = actingOn(database.db, database);
});
afterEach(() => slack.stop());

/** One running instance of the product. */
function instance(calendar: CalendarSettings = tuesday): DigestPost {
  const { db, policies } = acting;
  const dates = new BusinessDate(calendar);
  const links = new ConsoleLinks({ publicUrl: 'https://success.vendor.example/' });
  return new DigestPost(db, new Digests(db), new DayQueue(db, policies, dates), policies, dates, links);
}

async function untilItRests(digests = instance()): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await digests.tellDue({ slack: messenger, colleagues: null });
    await database.db.query(`UPDATE digest SET due_at = now() - interval '1 second'`);
  }
}

const told = () => slack.messages.map(({ channel, blocks }) => ({ channel, says: JSON.stringify(blocks) }));
const records = () => database.db.manager.find(DigestRow, { order: { reader: 'ASC' } });

async function workingDay(change: object): Promise<void> {
  const policy = await acting.policies.active();
  const { version: _, scores: __, ...document } = policy;
  const workingDay = { ...policy.workingDay, ...change };
  await acting.policies.put(JSON.stringify({ ...document, workingDay }), 'sam');
}

describe('the digest of a day', () => {
  it('tells each colleague what waits for them, why, and where to find it', async () => {
    await acting.executing('acme', [internalStep, { ...internalStep, kind: 'send_email', recipients: [] }]);
    await untilItRests();
    const [digest, ...others] = told();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({ channel: 'D-ANA' });
    const [approval] = (await acting.approvalsOf('acme')).filter(({ status }) => status === 'open');
    const unit = (await acting.unitsOf('acme')).find(({ kind }) => kind === 'create_crm_task');
    expect(digest?.says).toContain('Your day, 24\u00a0Nov\u00a02026');
    expect(digest?.says).toContain('due 1\u00a0Dec\u00a02026');
    expect(digest?.says).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(digest?.says).toContain('Otherwise: It stays undone, and is shown as overdue after its date.');
    expect(digest?.says).toContain(`https://success.vendor.example/console/approvals/${approval?.id}`);
    expect(digest?.says).toContain(`https://success.vendor.example/console/actions/${unit?.id}`);
  });

  it('holds only what the day holds, and counts the rest', async () => {
    await workingDay({ minutes: 30, perAction: { default: 15 } });
    await acting.executing(
      'acme',
      Array.from({ length: 5 }, (_, nth) => ({ ...internalStep, title: `Task ${nth}` })),
    );
    await untilItRests();
    expect(told()[0]?.says).toContain('2 for today, about 30 min of the 30 min');
    expect(told()[0]?.says).toContain('3 for another day');
  });

  it('is posted once, whichever of several instances looks first, and however often', async () => {
    await acting.executing('acme', [internalStep]);
    await Promise.all(
      [instance(), instance(), instance()].map((each) => each.tellDue({ slack: messenger, colleagues: null })),
    );
    await untilItRests();
    expect(told()).toHaveLength(1);
  });

  it('is posted once to each, also where one message takes so long that another instance looks after the rest', async () => {
    await acting.executing('acme', [internalStep]);
    await acting.executing('bolt', [{ ...internalStep, assignee: { name: 'Noor', email: 'noor@vendor.example' } }]);
    slack.failNext('chat.postMessage', { kind: 'hang' });
    const slow = instance().tellDue({ slack: messenger, colleagues: null });
    await eventually(() => slack.callsOf('chat.postMessage').length === 1);
    await untilItRests();
    await slow;
    expect(
      told()
        .map(({ channel }) => channel)
        .sort(),
    ).toEqual(['D-ANA', 'D-U2']);
  });

  it.each<[string, SlackFault]>([
    ['an answer lost after the write', { kind: 'answer_lost' }],
    ['a connection left half open after the write', { kind: 'half_open' }],
    ['a connection that broke before the write', { kind: 'broken' }],
    ['a request to wait', { kind: 'rate_limited', seconds: 0 }],
    ['an error of the server', { kind: 'status', status: 503 }],
    ['no answer in time', { kind: 'hang' }],
  ])('stands there exactly once after %s', async (_what, fault) => {
    slack.failNext('chat.postMessage', fault);
    slack.failNext('conversations.history', { kind: 'status', status: 500 });
    await acting.executing('acme', [internalStep]);
    await untilItRests();
    expect(told()).toHaveLength(1);
    expect(await records()).toMatchObject([{ reader: ana, told: true }]);
  });

  it('that Slack refuses for good is not tried again, and says why', async () => {
    slack.failNext('chat.postMessage', { kind: 'error', error: 'is_archived' });
    await acting.executing('acme', [internalStep]);
    await untilItRests();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    const [{ told: settled, error } = { told: false, error: null }] = await records();
    expect(settled).toBe(true);
    expect(error).toContain('is_archived');
  });

  it('is not written to somebody for whom nothing waits, today', async () => {
    await acting.atRisk('acme');
    await untilItRests();
    expect(await records()).toMatchObject([{ reader: ana, told: true }]);
    await acting.drafted('acme', mitigationPlan('acme'));
    const [approval] = await acting.approvalsOf('acme');
    await acting.approvals.delegate(approval!.id, ana, supervisor);
    await untilItRests();
    expect(told()).toEqual([]);
    await untilItRests(instance({ timeZone: 'UTC', businessDate: '2026-11-25' }));
    expect(told()).toMatchObject([{ channel: 'D-ANA' }]);
  });

  it('waits for a day on which people work', async () => {
    await acting.executing('acme', [internalStep]);
    await workingDay({ weekdays: [1, 3] });
    await untilItRests();
    expect(told()).toEqual([]);
    await untilItRests(instance({ timeZone: 'UTC', businessDate: '2026-11-25' }));
    expect(told()).toHaveLength(1);
  });
});
