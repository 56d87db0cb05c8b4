import { afterEach, describe, expect, it } from '@jest/globals';
import { FakeOpenAi, type OpenAiTurn } from '../support/fakes/openai.fake';
import { NO_CLAIMS } from '../../src/evidence/extraction';
import { PROMPT_NAMES } from '../../src/agents/prompting/prompt.file';
import { shapeOf } from '../evals/replay/answer-shapes';
import { doorTo, failureOf, isThisSafe } from './door';

let fake: FakeOpenAi | undefined;
afterEach(() => fake?.server.close());

async function given(turns: OpenAiTurn[], more: Parameters<typeof doorTo>[2] = {}) {
  fake = new FakeOpenAi(turns);
  return { fake, ...doorTo('openai', await fake.server.listen(), more) };
}

describe('a question to GPT', () => {
  it('is asked once, with a strict schema, and nothing of it is stored there', async () => {
    const { fake, model } = await given([{ answer: { flags: [] } }]);
    expect(await model.ask(isThisSafe)).toEqual({ flags: [] });
    expect(fake.server.received.map(({ body }) => body)).toMatchObject([
      {
        model: 'gpt-6-luna',
        store: false,
        max_output_tokens: 1_500,
        text: { format: { type: 'json_schema', strict: true } },
      },
    ]);
  });

  it.each(PROMPT_NAMES)('has a schema of the strict subset for the answer to %s', async (prompt) => {
    const { answer } = shapeOf(prompt);
    const { model } = await given([{ answer: NO_CLAIMS }], { patience: { retries: 0 } });
    const failure = await failureOf(model.ask({ ...isThisSafe, grade: undefined, answer }));
    expect(failure?.kind ?? 'ok').toMatch(/^(ok|wrong_schema)$/);
  });

  it('counts what the cache gave apart from the rest of the input', async () => {
    const { calls, model } = await given([{ answer: { flags: [] }, cached: 400 }]);
    await model.ask(isThisSafe);
    expect(calls.all[0]).toMatchObject({ tokens: { input: 600, cacheRead: 400, output: 50 }, costUsd: 0.000089 });
  });
});

describe('when the provider', () => {
  it.each<[string, OpenAiTurn, string, boolean, number]>([
    ['declines to answer', { refusal: 'I cannot help with that' }, 'refused', false, 1],
    ['runs out of tokens', { incomplete: 'max_output_tokens', text: '{"fl' }, 'truncated', false, 1],
    ['has no quota left', { error: 429, code: 'insufficient_quota' }, 'request_rejected', false, 1],
    ['is asked too often', { error: 429, code: 'rate_limit_exceeded' }, 'rate_limited', true, 3],
    ['breaks down', { error: 500, code: 'server_error' }, 'provider_error', true, 3],
    [
      'says itself that asking again is useless',
      { error: 500, code: 'x', headers: { 'x-should-retry': 'false' } },
      'request_rejected',
      false,
      1,
    ],
  ])('%s, the failure says so and whether asking later can help', async (_, turn, kind, isPassing, asked) => {
    const { fake, model } = await given([turn]);
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind, isPassing });
    expect(fake.server.received).toHaveLength(asked);
  });

  it('keeps the socket open without a word, the attempt is given up', async () => {
    const { model } = await given(['hang'], { patience: { attemptTimeoutMs: 80, retries: 0 } });
    expect(await failureOf(model.ask(isThisSafe))).toMatchObject({ kind: 'timed_out', isPassing: true });
  });
});
