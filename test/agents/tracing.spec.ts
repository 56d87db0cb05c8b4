import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LangSmithTracer } from '../../src/agents/tracing/langsmith.tracer';
import { FakeAnthropic } from '../support/fakes/anthropic.fake';
import { FakeLangSmith } from '../support/fakes/langsmith.fake';
import { doorTo, isThisSafe } from './door';

const servers: { close(): Promise<void> }[] = [];
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function given(mood?: 'hang' | 'broken') {
  const langsmith = new FakeLangSmith(mood);
  const claude = new FakeAnthropic([{ answer: { flags: [{ flag: 'secret', passage: 'ana@customer.example' }] } }]);
  servers.push(langsmith.server, claude.server);
  const endpoint = await langsmith.server.listen();
  const tracer = new LangSmithTracer({ apiKey: 'lsv2_key', endpoint, project: 'value-in-motion' });
  return { langsmith, tracer, ...doorTo('anthropic', await claude.server.listen(), { tracer }) };
}
const effect = { accountId: 'acc_1', seq: 7, n: 0 };
const run = { effect, alongside: () => undefined };

describe('a trace', () => {
  it('shows an agent with the calls it made below it, and nothing of one agent below another', async () => {
    const { langsmith, tracer, model } = await given();
    await Promise.all(
      ['proposeMitigation', 'draftRenewalBrief'].map((agent) => model.during(agent, run, () => model.ask(isThisSafe))),
    );
    await tracer.flush();
    const agents = langsmith.runs.filter(({ run_type }) => run_type === 'chain');
    const calls = langsmith.runs.filter(({ run_type }) => run_type === 'llm');
    expect(agents.map(({ name }) => name).sort()).toEqual(['draftRenewalBrief', 'proposeMitigation']);
    expect(calls.map(({ parent_run_id }) => parent_run_id).sort()).toEqual(agents.map(({ id }) => id).sort());
    expect(agents[0]).toMatchObject({ session_name: 'value-in-motion', inputs: effect });
    expect(calls[0]?.outputs).toMatchObject({ outcome: 'ok' });
  });

  it('carries no address, no key and nothing of our environment', async () => {
    process.env.LANGSMITH_TRACING = 'true';
    const { langsmith, tracer, model } = await given();
    await model.ask(isThisSafe);
    await tracer.flush();
    delete process.env.LANGSMITH_TRACING;
    const sent = JSON.stringify(langsmith.runs);
    expect(sent).toContain('We will send a reminder to [e-mail].');
    expect(sent).not.toMatch(/ana@customer\.example|lsv2_key|LANGSMITH_TRACING/);
  });

  it('shows what an agent died of', async () => {
    const { langsmith, tracer, model } = await given();
    const dies = model.during('fetchAnchors', run, () => Promise.reject(new Error('No CRM')));
    await expect(dies).rejects.toThrow('No CRM');
    await tracer.flush();
    expect(langsmith.runs[0]).toMatchObject({ name: 'fetchAnchors', error: 'No CRM' });
  });
});

it.each(['hang', 'broken'] as const)(
  'a service that is away (%s) neither fails nor delays an answer, and the end comes in time',
  async (mood) => {
    const { tracer, model } = await given(mood);
    expect(await model.during('proposeMitigation', run, () => model.ask(isThisSafe))).toMatchObject({
      flags: [{ flag: 'secret' }],
    });
    await tracer.flush();
  },
);
