import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type DossierContact } from '../../src/evidence/dossier.types';
import { FetchRoundRow } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { handOver, untilNobodyWorks } from '../support/journey';

/** Everybody the CRM lists in a contact role, apart from what was handed over; the tests fill it. */
const roles: DossierContact[] = [];
const asked: string[] = [];
const product = useApplication(
  {},
  {
    agentAtWork: true,
    crm: {
      search: (_account, query) => {
        asked.push(query);
        return Promise.resolve({ documents: [], contacts: [...roles] });
      },
    },
  },
);
beforeEach(() => {
  roles.length = 0;
  asked.length = 0;
});

const priya: DossierContact = {
  name: 'Priya Raman',
  email: 'priya.raman@northwind-robotics.example',
  title: 'Director of Plant Systems',
  crmRole: 'Champion',
};
const withoutPriya = [
  { name: 'Helena Brandt', email: 'helena.brandt@northwind-robotics.example', title: 'VP Operations', crmRole: null },
  { name: 'Osei Mensah', email: 'osei.mensah@northwind-robotics.example', title: 'IT Identity', crmRole: null },
];

interface Anchor {
  key: string;
  status: string;
  doubts: string[];
}
async function champion(id: string): Promise<Anchor | undefined> {
  const response = await product.as('csm').get(`/api/v1/accounts/${id}/anchors`);
  return (response.body as Anchor[]).find(({ key }) => key === 'champion');
}
async function toolsUsed(accountId: string): Promise<string[][]> {
  const rounds = await product.app
    .get(DataSource)
    .getRepository(FetchRoundRow)
    .find({
      where: { accountId },
      order: { round: 'ASC' },
    });
  return rounds.map(({ calls }) => calls.map(({ anchor, tool }) => `${anchor}: ${tool}`));
}
interface Action {
  kind: string;
  cause: string;
  payload: { text: string; missing: string[] };
}
async function openQuestions(id: string): Promise<Action[]> {
  const response = await product.as('csm').get(`/api/v1/actions?accountId=${id}`);
  return (response.body as { items: Action[] }).items.filter(
    ({ kind, cause }) => kind === 'ask_human' && cause === 'question:missing_anchors',
  );
}
const daysGoBy = () =>
  product.app
    .get(DataSource)
    .query(
      `UPDATE effect SET due_at = now() WHERE kind = 'timer' AND status = 'pending' AND due_at < now() + interval '3 days'`,
    );

describe('a handoff whose champion has no address on it', () => {
  it('finds the champion in the contact roles of the CRM in the second round, and the gate opens', async () => {
    roles.push(priya);
    const view = await handOver(product, 'p001', {}, { contacts: withoutPriya });
    expect(await toolsUsed(view.id)).toEqual([['champion: people_lookup'], ['champion: search_crm']]);
    expect(asked).toHaveLength(1);
    expect(await champion(view.id)).toMatchObject({ status: 'concrete' });
    expect(view).toMatchObject({ missing: [], state: 'successPlan.awaitingApproval' });
  });

  it('asks people once when no round finds an address, and goes on when one answers days later', async () => {
    const view = await handOver(product, 'p001', {}, { contacts: withoutPriya });
    expect(view).toMatchObject({ state: 'handoffAudit.awaitingAnswers', missing: ['champion'] });
    expect((await toolsUsed(view.id)).flat()).toEqual([
      'champion: people_lookup',
      'champion: search_crm',
      'champion: ask_human',
    ]);
    expect((await champion(view.id))?.doubts).toContain('No source gives an address to reach Priya Raman.');

    await daysGoBy();
    await untilNobodyWorks(product, view.id);
    const questions = await openQuestions(view.id);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.payload.missing).toEqual(['champion']);
    expect(questions[0]?.payload.text).toContain('Who on the customer’s side drives this');

    await product
      .as('csm')
      .put(`/api/v1/accounts/${view.id}/anchors/champion`)
      .send({ value: { name: priya.name, email: priya.email } })
      .expect(200);
    expect(await untilNobodyWorks(product, view.id)).toMatchObject({
      missing: [],
      state: 'successPlan.awaitingApproval',
    });
    expect(await openQuestions(view.id)).toEqual([]);
  });
});
