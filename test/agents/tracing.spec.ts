import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LangSmithTracer } from '../../src/agents/tracing/langsmith.tracer';
import { FakeAnthropic } from '../support/fakes/anthropic.fake';
import { FakeLangSmith } from '../support/fakes/langsmith.fake';
import { doorTo, isThisSafe } from './door';

const opened: { close(): Promise<void> }[] = [];
const said = { console: jest.spyOn(console, 'warn'), log: jest.spyOn(Logger.prototype, 'warn') };
beforeEach(() => {
  for (const spy of Object.values(said)) spy.mockReset().mockImplementation(() => undefined);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

async function given(mood?: 'hang' | 'broken') {
  const langsmith = new FakeLangSmith(mood);
  const claude = new FakeAnthropic([{ answer: { flags: [{ flag: 'secret', passage: 'ana@customer.example' }] } }]);
  const endpoint = await langsmith.server.listen();
  const tracer = new LangSmithTracer({ apiKey: 'lsv2_key', endpoint, project: 'value-in-motion' });
  opened.push(tracer, langsmith.server, claude.server);
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

describe('a service that is away', () => {
  it.each(['hang', 'broken'] as const)(
    '(%s) neither fails nor delays an answer, and the end comes in time',
    async (mood) => {
      const { tracer, model } = await given(mood);
      expect(await model.during('proposeMitigation', run, () => model.ask(isThisSafe))).toMatchObject({
        flags: [{ flag: 'secret' }],
      });
      await tracer.close();
    },
  );

  it('is told once in the log, and nowhere else', async () => {
    const { tracer, model } = await given('broken');
    for (const agent of ['proposeMitigation', 'draftRenewalBrief']) {
      await model.during(agent, run, () => model.ask(isThisSafe));
      await tracer.flush();
    }
    expect(said.log.mock.calls).toEqual([['Traces do not reach LangSmith: HTTP 500']]);
    expect(said.console).not.toHaveBeenCalled();
  });

  it('is left in peace once the tracer is closed', async () => {
    const { langsmith, tracer, model } = await given('hang');
    await model.ask(isThisSafe);
    await tracer.close();
    const before = langsmith.server.received.length;
    await model.ask(isThisSafe);
    await tracer.flush();
    expect(langsmith.server.received).toHaveLength(before);
    expect(said.console).not.toHaveBeenCalled();
  });
});
