import { afterAll, describe, expect, it } from '@jest/globals';
import { Tracer } from '../../src/agents/tracing/tracer';
import { type AgentRunView } from '../../src/accounts/model-calls.view';
import { type ModelCosts } from '../../src/accounts/model-calls.view';
import { useApplication } from '../support/application';
import { FakeAnthropic, honest } from '../support/fakes/anthropic.fake';
import { FakeLangSmith } from '../support/fakes/langsmith.fake';
import { handOver } from '../support/journey';

const claude = new FakeAnthropic([honest]);
const langsmith = new FakeLangSmith();
const product = useApplication(
  async () => ({
    LLM_PROVIDER: 'anthropic',
    ANTHROPIC_API_KEY: 'key',
    ANTHROPIC_BASE_URL: await claude.server.listen(),
    LANGSMITH_API_KEY: 'lsv2_key',
    LANGSMITH_ENDPOINT: await langsmith.server.listen(),
  }),
  { agentAtWork: true },
);
afterAll(async () => {
  await claude.server.close();
  await langsmith.server.close();
});

const get = async <Body>(path: string) => (await product.as('viewer').get(`/api/v1${path}`)).body as Body;

describe('an account that Claude reads and plans for', () => {
  it('comes from the handoff to a success plan that waits for a person, every call traced and paid for', async () => {
    const view = await handOver(product, 'p001');
    expect(view).toMatchObject({ state: 'successPlan.awaitingApproval', missing: [], waitsFor: { who: 'csm' } });

    const { items: runs } = await get<{ items: AgentRunView[] }>(`/accounts/${view.id}/model-calls`);
    expect(runs.map(({ actor, calls }) => [actor, calls.map(({ prompt }) => prompt.name)])).toEqual([
      ['readDocuments', ['read-documents']],
      ['mapStakeholders', ['map-stakeholders']],
      ['checkPainMetric', ['check-pain-metric']],
      ['draftSuccessPlan', ['draft-success-plan', 'judge-safety']],
    ]);
    const calls = runs.flatMap((run) => run.calls);
    expect(calls.every(({ provider, outcome }) => provider === 'anthropic' && outcome === 'ok')).toBe(true);
    expect(calls).toHaveLength(claude.questions.length);
    expect(calls.map(({ requestId }) => requestId).sort()).toEqual(claude.questions.map((_, n) => `req_${n + 1}`));

    const costs = await get<ModelCosts>(`/accounts/${view.id}/model-costs`);
    console.log(inMoney(costs));
    expect(costs.groups.map(({ key }) => key).sort()).toEqual(['diagnostic', 'handoff_audit', 'success_plan']);
    const sum = calls.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0);
    expect(costs.totals).toMatchObject({ calls: 5, failed: 0, repeated: 0, costUsd: expect.closeTo(sum, 6) });
    expect(costs.totals.hallucinationRate).toBeLessThan(0.2);
    expect((await get<ModelCosts>('/model-costs?by=account')).groups).toMatchObject([{ key: view.id, calls: 5 }]);
    for (const by of ['provider', 'outcome'] as const) {
      const { groups } = await get<ModelCosts>(`/accounts/${view.id}/model-costs?by=${by}`);
      expect(groups).toMatchObject([{ key: by === 'provider' ? 'anthropic' : 'ok', calls: 5 }]);
    }
    expect((await product.anonymous().get('/metrics')).text).toMatch(
      /llm_calls_total\{prompt="read-documents",provider="anthropic",model="claude-sonnet-5-5",phase="handoff_audit",outcome="ok"\} 1/,
    );
  });

  it('shows as the same tree in LangSmith, without an address', async () => {
    const before = langsmith.runs.length;
    const { id } = await handOver(product, 'p001');
    await product.app.get(Tracer, { strict: false }).flush();
    const { items: runs } = await get<{ items: AgentRunView[] }>(`/accounts/${id}/model-calls`);
    const received = langsmith.runs.slice(before);
    const trees = received
      .filter(({ run_type, inputs }) => run_type === 'chain' && inputs.accountId === id)
      .map(({ id: parent, name }) => [
        name,
        received.filter(({ parent_run_id }) => parent_run_id === parent).map(({ name: call }) => call),
      ]);
    expect(Object.fromEntries(trees)).toEqual(
      Object.fromEntries(runs.map(({ actor, calls }) => [actor, calls.map(({ prompt }) => prompt.name)])),
    );
    expect(JSON.stringify(received)).not.toMatch(/[\w.]+@[\w-]+\.example/);
  });
});

function inMoney({ totals, groups }: ModelCosts): string {
  const rows = [...groups, { key: 'all phases', ...totals }].map(({ key, calls, costUsd, ...tokens }) => {
    const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = tokens;
    const figures = [calls, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, costUsd.toFixed(6)];
    return `| ${key} | ${figures.join(' | ')} |`;
  });
  return [
    '| phase | calls | input | from cache | to cache | output | USD |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
