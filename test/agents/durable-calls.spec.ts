import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ModelFailure } from '../../src/agents/model.failure';
import { LlmCall } from '../../src/store/entities';
import { type Question } from '../../src/agents/language-model';
import { type SafetyAnswer } from '../../src/evidence/drafting/draft-answers';
import { handoff } from '../support/account-record';
import { OFFLINE, agentsOn, onRecord } from '../support/agents';
import { useDatabase } from '../support/database';
import { FakeAnthropic, type AnthropicTurn } from '../support/fakes/anthropic.fake';
import { eventually } from '../support/worker';
import { isThisSafe } from './door';

const database = useDatabase();
let fake: FakeAnthropic;
beforeEach(() => onRecord(database.db, 'a1', handoff, database.embedded));
afterEach(() => fake.server.close());

const question: Question<'judge-safety', SafetyAnswer> = {
  ...isThisSafe,
  effect: { accountId: 'a1', seq: 7, n: 0 },
};
const calls = () => database.db.manager.find(LlmCall, { order: { at: 'ASC' } });

async function claude(turns: AnthropicTurn[], budgetUsd = 5) {
  fake = new FakeAnthropic(turns);
  const anthropic = { apiKey: 'key', baseUrl: await fake.server.listen() };
  const settings = { ...OFFLINE, provider: 'anthropic' as const, anthropic, accountBudgetUsd: budgetUsd };
  return agentsOn(database.db, { settings });
}
const safe: AnthropicTurn = { answer: { flags: [] } };

describe('an answer that came', () => {
  it('is there for a second attempt of the same effect, which pays nothing', async () => {
    const { model } = await claude([safe]);
    await model.ask(question);
    expect(await model.ask(question)).toEqual({ flags: [] });
    expect(fake.questions).toHaveLength(1);
    expect(await calls()).toHaveLength(1);
  });

  it('answers no other effect and no other question', async () => {
    const { model } = await claude([safe]);
    await model.ask(question);
    await model.ask({ ...question, effect: { ...question.effect, seq: 8 } });
    await model.ask({ ...question, values: { text: 'We will call.' } });
    expect(fake.questions).toHaveLength(3);
  });

  it('is forgotten, word for word, once the effect is answered', async () => {
    const { model } = await claude([safe]);
    const writes: ((tx: typeof database.db.manager) => Promise<void>)[] = [];
    const run = { effect: question.effect, alongside: (write: (typeof writes)[0]) => void writes.push(write) };
    await model.during('proposeMitigation', run, () => model.ask(question));
    expect(await calls()).toMatchObject([{ answer: '{"flags":[]}' }]);
    for (const write of writes) await write(database.db.manager);
    expect(await calls()).toMatchObject([{ answer: null, outcome: 'ok', output: '{"flags":[]}' }]);
  });
});

describe('a call that never comes back', () => {
  it('stands in the ledger from the start, at the most it can cost', async () => {
    const { model } = await claude(['hang']);
    const withdrawal = new AbortController();
    const asked = model.ask({ ...question, signal: withdrawal.signal }).catch((error: ModelFailure) => error.kind);
    await eventually(() => fake.questions.length === 1);
    const [open] = await calls();
    expect(open).toMatchObject({ outcome: 'open', accountId: 'a1', seq: 7, n: 0, phase: 'handoff_audit' });
    expect(open?.costUsd).toBeGreaterThan(0);
    withdrawal.abort();
    expect(await asked).toBe('cancelled');
    const [ended] = await calls();
    expect(ended).toMatchObject({ outcome: 'cancelled' });
    expect(ended?.inputTokens).toBeGreaterThan(0);
    expect(ended?.costUsd).toBeLessThan(open?.costUsd ?? 0);
  });

  it('is told as interrupted when its effect asks again, and stays counted', async () => {
    const { model } = await claude(['hang', safe]);
    const withdrawal = new AbortController();
    const lost = model.ask({ ...question, signal: withdrawal.signal }).catch(() => undefined);
    await eventually(() => fake.questions.length === 1);
    await model.ask(question);
    const [first, second] = await calls();
    expect([first?.outcome, second?.outcome]).toEqual(['interrupted', 'ok']);
    expect(first?.costUsd).toBeGreaterThan(second?.costUsd ?? 0);
    withdrawal.abort();
    await lost;
  });

  it('leaves that much less for the next one', async () => {
    const { model } = await claude(['hang', safe], 0.0012);
    const withdrawal = new AbortController();
    const lost = model.ask({ ...question, signal: withdrawal.signal }).catch(() => undefined);
    await eventually(() => fake.questions.length === 1);
    const other = { ...question, effect: { ...question.effect, seq: 8 } };
    await expect(model.ask(other)).rejects.toMatchObject({ kind: 'budget_spent' });
    withdrawal.abort();
    await lost;
    expect(await model.ask(other)).toEqual({ flags: [] });
  });
});
