import { afterEach, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { ModelMeter } from '../../src/agents/model.meter';
import { openDoor } from '../../src/agents/open-door';
import { NoTracer } from '../../src/agents/tracing/tracer';
import { HASTY, OFFLINE } from '../support/agents';
import { FakeOpenAi } from '../support/fakes/openai.fake';
import { RememberedCalls } from '../support/remembered-calls';
import { isThisSafe } from './door';

const fake = new FakeOpenAi([{ refusal: 'No' }, { answer: { flags: [] } }]);
afterEach(() => fake.server.close());

it('Prometheus tells calls, tokens and money by prompt, provider, model, phase and outcome, failed ones included', async () => {
  const registry = new Registry();
  const openai = { apiKey: 'key', baseUrl: `${await fake.server.listen()}/v1` };
  const doorway = { calls: new RememberedCalls(), tracer: new NoTracer(), meter: new ModelMeter(registry) };
  const model = openDoor({ ...OFFLINE, provider: 'openai', openai }, { ...doorway, patience: HASTY });
  await expect(model.ask(isThisSafe)).rejects.toMatchObject({ kind: 'refused' });
  await model.ask(isThisSafe);
  const told = await registry.metrics();
  const asked = 'prompt="judge-safety",provider="openai",model="gpt-6-luna",phase="handoff_audit"';
  for (const outcome of ['refused', 'ok']) {
    expect(told).toContain(`llm_calls_total{${asked},outcome="${outcome}"} 1\n`);
    expect(told).toContain(`llm_tokens_total{${asked},outcome="${outcome}",kind="input"} 1000\n`);
    expect(told).toContain(`llm_cost_usd_total{${asked},outcome="${outcome}"} 0.000125\n`);
  }
});
