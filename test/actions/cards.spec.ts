import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApprovalCards } from '../../src/actions/slack/approval-cards';
import { CardBoard } from '../../src/actions/slack/card.board';
import { ConsoleLinks } from '../../src/actions/console.links';
import { PageRenderer } from '../../src/artifacts/render/page-renderer';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { SlackMessenger } from '../../src/connectors/slack/slack.messenger';
import { useDatabase } from '../support/database';
import { FakeSlack } from '../support/fakes/slack.fake';
import { Approval } from '../../src/store/entities';
import { ONCE } from '../support/swift-calls';
import { eventually } from '../support/worker';
import { actingOn, internalStep, mitigationPlan, supervisor } from './acting';

const database = useDatabase();

let slack: FakeSlack;
let messenger: SlackMessenger;
beforeEach(async () => {
  slack = await FakeSlack.start();
  const client = new SlackClient({ apiUrl: slack.url, botToken: 'xoxb-1' }, new AllowedHosts(['loopback']), ONCE);
  messenger = new SlackMessenger(client, 'C042');
});
afterEach(() => slack.stop());

/** One running instance of the product. */
function instance(): CardBoard {
  const links = new ConsoleLinks({ publicUrl: 'https://success.vendor.example/' });
  return new CardBoard(
    database.db,
    new ApprovalCards(database.db),
    new PageRenderer(),
    links,
    actingOn(database.db, database).grounds,
    { outboundFor: () => undefined },
  );
}

async function untilItRests(board = instance()): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await board.bringUpToDate(messenger);
    await database.db.query(`UPDATE approval_card SET due_at = now() - interval '1 second'`);
  }
}

describe('the cards of two approvals', () => {
  it('are posted once each, also where one takes so long that another instance looks after the rest', async () => {
    const acting = actingOn(database.db, database);
    for (const id of ['acme', 'bolt']) {
      await acting.atRisk(id);
      await acting.drafted(id, mitigationPlan(id));
    }
    slack.failNext('chat.postMessage', { kind: 'hang' });
    const slow = instance().bringUpToDate(messenger);
    await eventually(() => slack.callsOf('chat.postMessage').length === 1);
    await untilItRests();
    await slow;
    expect(slack.messages.filter(({ thread_ts }) => thread_ts === undefined)).toHaveLength(2);
  });
});

describe('the card of an edited draft', () => {
  it('says what the edit brought in that nothing on record bears out', async () => {
    const acting = actingOn(database.db, database);
    await acting.atRisk('acme');
    await acting.drafted('acme', mitigationPlan('acme', [internalStep]));
    const approval = await database.db.manager.findOneByOrFail(Approval, { accountId: 'acme', status: 'open' });
    await untilItRests();
    expect(JSON.stringify(slack.messages)).not.toContain('borne out');

    const detail = 'They say that Gordon Blackwood saved 65,000 EUR. It is due on 2026-12-01.';
    const edited = mitigationPlan('acme', [{ ...internalStep, detail }]);
    await acting.approvals.edit(approval.id, approval.digest, { ...edited }, supervisor);
    await untilItRests();
    expect(JSON.stringify(slack.messages)).toContain('Not borne out by anything we hold: “65,000”, “Gordon Blackwood”');
  });
});
