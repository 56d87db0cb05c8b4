import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type ActionView } from '../../src/actions/action.view';
import { SETTINGS, type Settings } from '../../src/platform/settings/settings';
import { useApplication } from '../support/application';
import { FakeAnthropic, honest } from '../support/fakes/anthropic.fake';
import { handOver, untilNobodyWorks } from '../support/journey';

let whenAsked = () => {};
const claude = new FakeAnthropic([
  (question) => {
    whenAsked();
    return honest(question);
  },
]);
const product = useApplication(
  async () => ({
    LLM_PROVIDER: 'anthropic',
    ANTHROPIC_API_KEY: 'key',
    ANTHROPIC_BASE_URL: await claude.server.listen(),
  }),
  { agentAtWork: true },
);
afterAll(() => claude.server.close());
beforeEach(() => {
  whenAsked = () => {};
  limits({ accountBudgetUsd: 5, dailyBudgetUsd: 100 });
});

/** What a restart with other limits would do. */
function limits(given: Partial<Settings['llm']>) {
  Object.assign(product.app.get<Settings>(SETTINGS).llm, given);
}

async function tell(id: string, type: string, more: object = {}) {
  const happened = { type, eventId: `${type}-${Math.random()}`, ...more };
  await product.as('csm').post(`/api/v1/accounts/${id}/events`).send(happened).expect(200);
  return untilNobodyWorks(product, id);
}

describe('a spending limit that is reached', () => {
  it.each([
    ['account', { accountBudgetUsd: 0.01 }, 'the account in 30 days', 'LLM_ACCOUNT_BUDGET_USD'],
    ['day', { dailyBudgetUsd: 0.01 }, 'all accounts in 24 hours', 'LLM_DAILY_BUDGET_USD'],
  ])('for the %s leaves the account with a person who is told just that', async (_, given, which, setting) => {
    limits(given);
    const before = claude.questions.length;
    const view = await handOver(product, 'p001');
    expect(view.waitsFor).toMatchObject({ who: 'csm', what: 'unreadable_documents' });
    expect(view.waitsFor?.why).toMatch(
      new RegExp(`^budget_spent: the budget of ${which} does not cover the call: 0\\.0000 USD are spent of 0\\.0100`),
    );
    expect(view.waitsFor?.why).toContain(setting);
    expect(claude.questions).toHaveLength(before);
    const { items } = (await product.as('csm').get(`/api/v1/actions?accountId=${view.id}`)).body as {
      items: ActionView[];
    };
    const question = items.find(({ kind }) => kind === 'ask_human');
    expect(question?.payload).toMatchObject({ text: expect.stringContaining(view.waitsFor?.why ?? 'a reason') });
  });

  it('keeps it there when it is sent back too early, and lets it go on once the limit is raised', async () => {
    limits({ accountBudgetUsd: 0.01 });
    const { id } = await handOver(product, 'p001');
    const still = await tell(id, 'reading.returned');
    expect(still.waitsFor).toMatchObject({ what: 'unreadable_documents', why: expect.stringMatching(/^budget_spent/) });
    limits({ accountBudgetUsd: 5 });
    expect(await tell(id, 'reading.returned')).toMatchObject({
      state: 'successPlan.awaitingApproval',
      waitsFor: { what: 'success_plan', why: null },
    });
  });

  it('in the middle of the way keeps what was reached, and goes on from there when older calls count no more', async () => {
    whenAsked = () => limits({ accountBudgetUsd: 0.06 });
    const view = await handOver(product, 'p001');
    expect(view).toMatchObject({
      state: 'successPlan.withCsm',
      missing: [],
      waitsFor: {
        who: 'csm',
        what: 'success_plan',
        why: expect.stringMatching(/^budget_spent: the budget of the acc/),
      },
    });
    await product.app.get(DataSource).query(`UPDATE llm_call SET at = at - interval '31 days'`);
    const before = claude.questions.length;
    expect(await tell(view.id, 'takeover.returned', { guidance: null })).toMatchObject({
      state: 'successPlan.awaitingApproval',
    });
    expect(claude.questions).toHaveLength(before + 2);
  });
});
