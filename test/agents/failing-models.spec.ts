import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { viewOf, type AccountView } from '../../src/accounts/account.view';
import { SurroundingsLoader } from '../../src/accounts/surroundings.loader';
import { type PersistenceSettings } from '../../src/agents/persistence';
import { NO_CLAIMS } from '../../src/evidence/extraction';
import { LlmCall } from '../../src/store/entities';
import { poolOf } from '../../src/store/statements';
import { EffectHandler } from '../../src/worker/effect.handler';
import { Worker } from '../../src/worker/worker';
import { handoff } from '../support/account-record';
import { HASTY, OFFLINE, agentsOn, onRecord } from '../support/agents';
import { useDatabase } from '../support/database';
import { FakeAnthropic, type AnthropicTurn } from '../support/fakes/anthropic.fake';
import { FakeOpenAi, type OpenAiTurn } from '../support/fakes/openai.fake';
import { engineOn } from '../support/store';
import { actorsThat, eager, swift } from '../support/worker';

const database = useDatabase();
const opened: { close(): Promise<void> }[] = [];
beforeEach(() => onRecord(database.db, 'a1', handoff, database.embedded));
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const { languages: _, ...EMPTY_READING } = NO_CLAIMS;
const ATTEMPTS_WITHIN_A_CALL = 1 + HASTY.retries;
/** How long an answer is waited for: hardly, where none comes. */
const WHERE_NONE_COMES: Partial<PersistenceSettings> = { attemptTimeoutMs: 60 };
const WHERE_NO_COUNT_COMES: Partial<PersistenceSettings> = { countTimeoutMs: 200 };

/** Has the agent read the handoff with a provider that fails, until it gives up, and shows where the account stands. */
async function afterReadingWith(
  provider: 'anthropic' | 'openai',
  fake: FakeAnthropic | FakeOpenAi,
  hastier: Partial<PersistenceSettings> = {},
) {
  const patience = { ...HASTY, ...hastier };
  const url = await fake.server.listen();
  const way = { apiKey: 'key', baseUrl: provider === 'openai' ? `${url}/v1` : url };
  const { db, embedded } = database;
  const engine = engineOn(db, { embedded });
  const { agents } = agentsOn(db, { settings: { ...OFFLINE, provider, [provider]: way }, patience });
  const actors = { ...actorsThat({}), ...agents };
  const handler = new EffectHandler(engine.store, engine.effects, actors, {}, swift);
  const worker = new Worker(engine.effects, handler, engine.asked, eager);
  opened.push({ close: () => worker.stop() }, fake.server);
  worker.start();
  const show = async () => viewOf(await engine.store.load('a1'), await new SurroundingsLoader(poolOf(db)).load('a1'));
  let view: AccountView = await show();
  while (view.waitsFor?.what !== 'unreadable_documents') {
    await new Promise((resolve) => setTimeout(resolve, 10));
    view = await show();
  }
  const asked = fake.server.received.filter(({ path }) => !path.endsWith('count_tokens'));
  return { view, asked, calls: await db.manager.find(LlmCall, { order: { at: 'ASC' } }) };
}

interface Case {
  kind: string;
  anthropic: AnthropicTurn;
  openai: OpenAiTurn;
  /** Whether the service may well answer later, so that the worker asks again. */
  passes: boolean;
  /** How often a question is sent in vain within one call. */
  times: number;
  /** Whether the provider counts the tokens of the question all the same. */
  billed: boolean;
}

const unavailable = { passes: true, times: ATTEMPTS_WITHIN_A_CALL };
const misshapen = { passes: false, times: ATTEMPTS_WITHIN_A_CALL, billed: true };
const final = { passes: false, times: 1, billed: true };
const huge = '"'.padEnd(500_000, 'x');
const halfALetter = JSON.stringify({ ...EMPTY_READING, notUnderstood: [{ documentId: 'd1', why: '\ud83d' }] });
const half = '{"claims":[{"anchor":"painMetric","va';

const FAILURES: Record<string, Case> = {
  'is silent on an open socket': {
    kind: 'timed_out',
    anthropic: 'hang',
    openai: 'hang',
    ...unavailable,
    billed: true,
  },
  'falls silent in the middle of an answer': {
    kind: 'timed_out',
    anthropic: 'stall',
    openai: 'stall',
    ...unavailable,
    billed: true,
  },
  'breaks off in the middle of an answer': {
    kind: 'cut_off',
    anthropic: 'cut',
    openai: 'cut',
    ...unavailable,
    billed: true,
  },
  'hangs up': { kind: 'unreachable', anthropic: 'drop', openai: 'drop', ...unavailable, billed: false },
  'is overloaded (529)': {
    kind: 'overloaded',
    anthropic: { error: 529, type: 'overloaded_error' },
    openai: { error: 529, code: 'overloaded' },
    ...unavailable,
    billed: false,
  },
  'is asked too often (429)': {
    kind: 'rate_limited',
    anthropic: { error: 429, type: 'rate_limit_error', headers: { 'retry-after-ms': '2' } },
    openai: { error: 429, code: 'rate_limit_exceeded', headers: { 'retry-after-ms': '2' } },
    ...unavailable,
    billed: false,
  },
  'answers words that are no JSON': {
    kind: 'malformed',
    anthropic: { text: 'Sure! Here is what I found' },
    openai: { text: 'Sure! Here is what I found' },
    ...misshapen,
  },
  'answers JSON that ends in the middle': {
    kind: 'malformed',
    anthropic: { text: half },
    openai: { text: half },
    ...misshapen,
  },
  'answers JSON with letters that no text has': {
    kind: 'malformed',
    anthropic: { text: halfALetter },
    openai: { text: halfALetter },
    ...misshapen,
  },
  'answers with a zero byte': { kind: 'malformed', anthropic: { text: '\0' }, openai: { text: '\0' }, ...misshapen },
  'answers another shape': {
    kind: 'wrong_schema',
    anthropic: { answer: { verdict: 'fine' } },
    openai: { answer: { verdict: 'fine' } },
    ...misshapen,
  },
  'answers nothing': { kind: 'empty', anthropic: { text: '' }, openai: { text: '' }, ...misshapen },
  'stops at its limit of tokens': {
    kind: 'truncated',
    anthropic: { stop: 'max_tokens', text: half },
    openai: { incomplete: 'max_output_tokens', text: half },
    ...final,
  },
  'answers without end': { kind: 'too_large', anthropic: { text: huge }, openai: { text: huge }, ...final },
  'declines to answer': {
    kind: 'refused',
    anthropic: { stop: 'refusal' },
    openai: { refusal: 'I cannot help with that' },
    ...final,
  },
};

describe.each(['anthropic', 'openai'] as const)('a handoff, when %s', (provider) => {
  it.each(Object.entries(FAILURES))(
    '%s, waits for a person who is told why; what was asked is bounded and counted',
    async (_, { kind, passes, times, billed, ...turns }) => {
      const fake = provider === 'openai' ? new FakeOpenAi([turns.openai]) : new FakeAnthropic([turns.anthropic]);
      const { view, asked, calls } = await afterReadingWith(
        provider,
        fake,
        kind === 'timed_out' ? WHERE_NONE_COMES : {},
      );
      expect(view.waitsFor).toMatchObject({ who: 'csm', why: expect.stringMatching(new RegExp(`^${kind}: `)) });
      expect(calls.map(({ outcome }) => outcome)).toEqual(Array(passes ? swift.attempts : 1).fill(kind));
      expect(calls.every(({ retries }) => retries === times - 1)).toBe(true);
      expect(asked).toHaveLength(calls.length * times);
      for (const { inputTokens, costUsd } of calls) {
        expect(inputTokens! > 0).toBe(billed);
        expect(costUsd! > 0).toBe(billed);
      }
    },
  );
});

describe('a service that does not say how many tokens a question has', () => {
  it.each<[string, ConstructorParameters<typeof FakeAnthropic>[1]]>([
    ['because its socket is silent', 'hang'],
    ['because it falls silent in the middle', { begun: '{"input_', then: 'silence' }],
    ['because it has no such endpoint', { status: 404, body: {} }],
  ])('%s, is asked all the same, on an estimate that is too high rather than too low', async (_, counting) => {
    const fake = new FakeAnthropic([{ stop: 'refusal' }], counting);
    const { calls } = await afterReadingWith('anthropic', fake, WHERE_NO_COUNT_COMES);
    expect(calls).toMatchObject([{ outcome: 'refused' }]);
  });
});
