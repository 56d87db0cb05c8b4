import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { holdAccount } from '../../src/actions/account-standing';
import { WorkUnits, type Proposal } from '../../src/actions/work-units';
import { Approval } from '../../src/store/entities';
import { type Role } from '../../src/platform/auth/caller';
import { packetOf, useApplication } from '../support/application';

const product = useApplication();
const db = () => product.app.get(DataSource);
const page = async (path: string, role: Role) =>
  (await product.as(role).get(`/console/${path}`).expect(200)).text.replace(/\s+/g, ' ');

async function account(externalId = 'crm-1', name = 'Harbour Logistics'): Promise<string> {
  const packet = packetOf({ account: { externalId, name } });
  const received = await product.as('csm').post('/api/v1/accounts').send(packet).expect(201);
  return z.object({ id: z.string() }).parse(received.body).id;
}

function propose(accountId: string, proposal: Pick<Proposal, 'id' | 'kind' | 'cause'> & { title: string }) {
  const { title, ...rest } = proposal;
  const payload = { title, text: '', recipients: [{ name: 'Supervisor', email: null }] };
  return db().transaction(async (tx) =>
    product.app
      .get(WorkUnits, { strict: false })
      .propose(tx, await holdAccount(tx, accountId), { ...rest, payload, trigger: {}, assignee: null }),
  );
}
const overdue = {
  id: 'wu_overdue',
  kind: 'post_slack',
  cause: 'alert:success_plan_overdue',
  title: 'Still without a plan on day 30',
} as const;

describe('a notice that no Slack carries', () => {
  it('is led to from the top of a queue that holds work, too', async () => {
    const id = await account();
    await propose(id, overdue);
    expect(await page('queue', 'csm')).not.toContain('On this page');
    await propose(id, { id: 'wu_work', kind: 'run_enablement', cause: 'finding:mura', title: 'Steady the adoption' });
    expect(await page('queue', 'csm')).toMatch(
      /<a href="#to-do">1 next best actions<\/a> <a href="#to-know">1 to know<\/a>.*<h2 id="to-do">.*<section id="to-know"> ?<h2>To know/,
    );
  });

  it('stands apart from the work, before whom it is meant for, until they have read it', async () => {
    await propose(await account(), overdue);
    expect(await page('day', 'supervisor')).toMatch(/<h2>To know<\/h2>.*Still without a plan.*a supervisor/);
    expect(await page('day', 'csm')).not.toContain('Still without a plan');
    const queue = await page('queue', 'csm');
    expect(queue.indexOf('Still without a plan')).toBeGreaterThan(queue.indexOf('<h2>To know</h2>'));

    expect(await page('actions/wu_overdue', 'supervisor')).toContain('I have read it');
    const read = { status: 'done', evidence: 'read in the console' };
    await product.as('supervisor').post('/console/actions/wu_overdue/end').type('form').send(read).expect(303);
    for (const path of ['day', 'queue']) expect(await page(path, 'supervisor')).not.toContain('To know');
  });

  it('stands once for all the accounts it is said of, each of which leads to its own', async () => {
    const names = ['Wren', 'Birch', 'Alder'];
    for (const name of names) {
      const title = `${name}: still without a plan on day 30`;
      await propose(await account(`crm-${name}`, name), { ...overdue, id: `wu_${name}`, title });
    }
    await propose(await account(), { ...overdue, id: 'wu_other', cause: 'alert:no_terms', title: 'No terms' });
    for (const path of ['day', 'queue']) {
      const text = await page(path, 'supervisor');
      expect(text.match(/still without a plan/gi)).toHaveLength(1);
      expect(text).toMatch(
        /3 accounts<.*without a plan on day 30:\s*<a href="[^"]*wu_Alder">Alder<\/a>\s*, <a [^>]*wu_Birch">Birch<\/a>\s*, <a [^>]*wu_Wren">/,
      );
      expect(text).toMatch(/>Harbour Logistics<\/a\s*><\/td>.*<a href="[^"]*wu_other">No terms</);
    }
  });

  it('is left out where the escalation or the decision it tells of stands', async () => {
    const accountId = await account();
    await propose(accountId, { id: 'wu_decide', kind: 'escalate', cause: 'hard_red:x', title: 'Who takes it over?' });
    const { id } = await db().manager.findOneByOrFail(Approval, { accountId, subjectId: 'wu_decide' });
    await propose(accountId, { ...overdue, id: 'wu_alert', cause: 'alert:hard_red:x' });
    await propose(accountId, { ...overdue, id: 'wu_late', cause: `escalation:${id}` });
    expect(await page('queue', 'csm')).toMatch(/>To decide<\/td> ?<td data-label="Who" class="words">a supervisor</);
    for (const path of ['day', 'queue', `accounts/${accountId}`]) {
      const text = await page(path, 'supervisor');
      expect(text).toContain('Who takes it over?');
      expect(text).not.toContain('Still without a plan');
    }
  });
});
