import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Extraction, NO_CLAIMS } from '../../src/evidence/extraction';
import { handoff } from '../support/account-record';
import { FakeAnthropic, type AnthropicTurn } from '../support/fakes/anthropic.fake';
import { RememberedCalls } from '../support/remembered-calls';
import { doorTo, effect, failureOf, isThisSafe } from './door';

const { languages: _, ...EMPTY_READING } = NO_CLAIMS;
const readALongContract = {
  prompt: 'read-documents' as const,
  values: { dossier: handoff },
  answer: Extraction,
  effect,
  actor: 'readDocuments',
};

const fakes: FakeAnthropic[] = [];
afterEach(() => {
  jest.restoreAllMocks();
  return Promise.all(fakes.splice(0).map(({ server }) => server.close()));
});

async function given(turns: ConstructorParameters<typeof FakeAnthropic>[0], more: Parameters<typeof doorTo>[2] = {}) {
  const fake = new FakeAnthropic(turns);
  fakes.push(fake);
  return { fake, ...doorTo('anthropic', await fake.server.listen(), more) };
}
const safe: AnthropicTurn = { answer: { flags: [] } };

describe('a question to Claude', () => {
  it('is counted first, then asked with a strict schema, a cache mark on the stable part and no sampling parameters', async () => {
    const { fake, model } = await given([safe]);
    expect(await model.ask(isThisSafe)).toEqual({ flags: [] });
    expect(fake.server.received.map(({ path }) => path)).toEqual(['/v1/messages/count_tokens', '/v1/messages']);
    const [{ body, headers } = { body: {}, headers: {} }] = fake.questions;
    expect(headers).toMatchObject({ 'anthropic-version': '2026-10-21', 'x-stainless-retry-count': '0' });
    expect(body).toMatchObject({
      model: 'claude-haiku-5-5',
      max_tokens: 1_500,
      system: [{ type: 'text', cache_control: { type: 'ephemeral' } }],
      output_config: { format: { type: 'json_schema', schema: { additionalProperties: false, required: ['flags'] } } },
    });
    expect(body).not.toHaveProperty('temperature');
  });

  it('brings the values as data between lines with a random word, after the part that never changes', async () => {
    const { fake, model } = await given([safe]);
    await model.ask(isThisSafe);
    await model.ask(isThisSafe);
    const [first, second] = fake.questions.map(({ body }) => JSON.stringify(body['system']));
    const [one, two] = fake.questions.map(
      ({ body }) => /<<<data (\w+) text/.exec(JSON.stringify(body['messages']))?.[1],
    );
    expect(first).toBe(second);
    expect(first).not.toContain('reminder');
    expect(one).toMatch(/^[0-9a-f]{18}$/);
    expect(one).not.toBe(two);
  });

  it('is recorded with prompt, tokens, cost, price table and redacted texts', async () => {
    const { calls, model } = await given([safe]);
    await model.ask(isThisSafe);
    const [call] = calls.all;
    expect(call).toMatchObject({
      effect,
      actor: 'proposeMitigation',
      prompt: { name: 'judge-safety', version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      provider: 'anthropic',
      model: 'claude-haiku-5-5',
      pricesOf: '2026-11-22',
      outcome: 'ok',
      retries: 0,
      output: '{"flags":[]}',
    });
    expect(call?.costUsd).toBeGreaterThan(0);
    expect(call?.input).toEqual({ text: 'We will send a reminder to [e-mail].' });
  });
});

describe('tokens and money', () => {
  it('tell what the cache took and gave', async () => {
    const { calls, model } = await given([{ answer: EMPTY_READING }]);
    await model.ask(readALongContract);
    await model.ask(readALongContract);
    const [first, second] = calls.all;
    expect(first?.tokens).toMatchObject({ cacheRead: 0, cacheWrite: expect.any(Number) });
    expect(second?.tokens.cacheRead).toBeGreaterThan(500);
    expect(second?.tokens).toMatchObject({ cacheRead: first?.tokens.cacheWrite, cacheWrite: 0 });
    expect(second?.costUsd).toBeLessThan(first?.costUsd ?? 0);
  });

  it('count a failed attempt that was billed', async () => {
    const { calls, model } = await given([{ text: 'not JSON' }, safe]);
    await model.ask(isThisSafe);
    const { calls: plain, model: other } = await given([safe]);
    await other.ask(isThisSafe);
    expect(calls.all[0]?.retries).toBe(1);
    expect(calls.all[0]?.tokens.input).toBe(2 * (plain.all[0]?.tokens.input ?? 0));
  });

  it.each([
    ['account', { account: 4.9999, day: 0 }, 'the account in 30 days'],
    ['day', { account: 0, day: 99.9999 }, 'all accounts in 24 hours'],
  ])('stop before a call that the budget of the %s does not cover', async (_, before, named) => {
    const { fake, model } = await given([safe], { calls: new RememberedCalls(before) });
    const failure = await failureOf(model.ask(isThisSafe));
    expect(failure).toMatchObject({ kind: 'budget_spent', isPassing: false });
    expect(failure?.message).toContain(named);
    expect(fake.questions).toEqual([]);
  });
});

describe('when the provider', () => {
  it('says 429 with retry-after, the question is asked again after that time', async () => {
    const { calls, model } = await given([
      { error: 429, type: 'rate_limit_error', headers: { 'retry-after-ms': '30' } },
      safe,
    ]);
    expect(await model.ask(isThisSafe)).toEqual({ flags: [] });
    expect(calls.all[0]).toMatchObject({ outcome: 'ok', retries: 1 });
  });

  it('asks for a longer pause than anybody waits, the failure says how long', async () => {
    const { fake, model } = await given([{ error: 429, type: 'rate_limit_error', headers: { 'retry-after': '600' } }]);
    const failure = await failureOf(model.ask(isThisSafe));
    expect(failure).toMatchObject({ kind: 'rate_limited', isPassing: true, details: { retryAfterMs: 600_000 } });
    expect(fake.questions).toHaveLength(1);
  });

  it.each<[string, AnthropicTurn, string, boolean, number]>([
    ['is overloaded', { error: 529, type: 'overloaded_error' }, 'overloaded', true, 3],
    ['breaks down', { error: 500, type: 'api_error' }, 'provider_error', true, 3],
    ['hangs up', 'drop', 'unreachable', true, 3],
    ['refuses the key', { error: 401, type: 'authentication_error' }, 'request_rejected', false, 1],
    ['refuses the request', { error: 400, type: 'invalid_request_error' }, 'request_rejected', false, 1],
    ['declines to answer', { stop: 'refusal' }, 'refused', false, 1],
    ['stops in the middle', { stop: 'max_tokens', text: '{"flags":[' }, 'truncated', false, 1],
    ['cannot read that much', { stop: 'model_context_window_exceeded' }, 'truncated', false, 1],
    ['answers nothing', { text: '' }, 'empty', false, 3],
    ['answers no JSON', { text: 'Sure! Here it is' }, 'malformed', false, 3],
    ['answers another shape', { answer: { verdict: 'fine' } }, 'wrong_schema', false, 3],
    ['answers without end', { text: '"'.padEnd(500_000, 'x') }, 'too_large', false, 1],
  ])('%s, the failure says so and whether asking later can help', async (_, turn, kind, isPassing, asked) => {
    const { fake, calls, model } = await given([turn]);
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind, isPassing });
    expect(fake.questions).toHaveLength(asked);
    expect(calls.all.map(({ outcome, retries }) => ({ outcome, retries }))).toEqual([
      { outcome: kind, retries: asked - 1 },
    ]);
  });

  it('keeps the socket open without a word, the attempt is given up', async () => {
    const { model } = await given(['hang'], { patience: { attemptTimeoutMs: 80, retries: 0 } });
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind: 'timed_out', isPassing: true });
  });

  it('breaks off within an answer, the failure is no answer', async () => {
    const { model } = await given(['cut'], { patience: { retries: 0 } });
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind: 'cut_off', isPassing: true });
  });

  it('repeats the control word, the answer is thrown away', async () => {
    const leak = ({ body }: { body: Record<string, unknown> }): AnthropicTurn => ({
      answer: { flags: [], note: /kanarie-\w+/.exec(JSON.stringify(body))?.[0] },
    });
    const { model } = await given([leak]);
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind: 'canary_leaked' });
  });

  it('fails again and again, it is left alone for a while and then tried once more', async () => {
    const down: AnthropicTurn = { error: 500, type: 'api_error' };
    const { fake, model } = await given([down, down, safe], {
      patience: { retries: 0, breakAfter: 2, restMs: 30_000 },
    });
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    await failureOf(model.ask(isThisSafe));
    await failureOf(model.ask(isThisSafe));
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind: 'circuit_open', isPassing: true });
    expect(fake.questions).toHaveLength(2);
    clock.mockReturnValue(30_000);
    expect(await model.ask(isThisSafe)).toEqual({ flags: [] });
  });
});

it('a withdrawn question ends at once and is not asked again', async () => {
  const { fake, model } = await given(['hang']);
  const withdrawal = new AbortController();
  const asked = failureOf(model.ask({ ...isThisSafe, signal: withdrawal.signal }));
  while (fake.questions.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  withdrawal.abort();
  expect(await asked).toMatchObject({ kind: 'cancelled', isPassing: false });
  expect(fake.questions).toHaveLength(1);
});
