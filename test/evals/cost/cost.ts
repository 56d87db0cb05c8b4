import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { PRICES_OF } from '../../../src/agents/price';
import { Client } from '../../chaos/client';
import { ServerProcess } from '../../chaos/server.process';
import { FakeAnthropic, honest } from '../../support/fakes/anthropic.fake';
import { OWN_CASES } from '../handoff.cases';
import { bill, everythingAtEachStep, everythingAtOnce, withoutCache, type Bill, type Exchange } from './ways';

const CAREFUL = 'claude-sonnet-5-5';
const Call = z.object({
  model: z.string(),
  costUsd: z.number(),
  tokens: z.object({ input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() }),
});
const Runs = z.object({ items: z.array(z.object({ calls: z.array(Call) })) });
const Question = z.object({
  model: z.string(),
  tools: z.unknown().optional(),
  system: z.array(z.object({ text: z.string() })),
  output_config: z.unknown().optional(),
  messages: z.array(z.object({ content: z.string() })),
});

/**
 * One account from handoff to success plan, twice, on the served product against a local Claude: what the product's way
 * of asking takes with a cold and a warm cache, and what the same texts would take in other ways.
 */
export async function cost(packet = 'p001'): Promise<string> {
  spawnSync('npx', ['nest', 'build'], { stdio: 'inherit' });
  const claude = new FakeAnthropic([honest]);
  const dataDir = mkdtempSync(join(tmpdir(), 'value-in-motion-cost-'));
  const server = await ServerProcess.on({
    DATA_DIR: dataDir,
    LLM_PROVIDER: 'anthropic',
    ANTHROPIC_API_KEY: 'key',
    ANTHROPIC_BASE_URL: await claude.server.listen(),
    BUSINESS_DATE: '2026-11-24',
  });
  try {
    await server.start();
    const client = new Client(server.api);
    const cold = await handedOver(server, client, packet, 'cold');
    const asked = claude.questions.map(({ body }) => Question.parse(body));
    const warm = await handedOver(server, client, packet, 'warm');
    const exchanges = asked.map((question, at) => exchangeOf(question, cold[at]?.tokens.output ?? 0));
    return page(exchanges, [
      bill(
        'each step its own prompt, cache cold',
        cold.map(({ tokens, costUsd: usd }) => ({ tokens, usd })),
      ),
      bill(
        'each step its own prompt, cache warm',
        warm.map(({ tokens, costUsd: usd }) => ({ tokens, usd })),
      ),
      withoutCache(exchanges),
      everythingAtEachStep(exchanges, CAREFUL, true),
      everythingAtEachStep(exchanges, CAREFUL, false),
      everythingAtOnce(exchanges, CAREFUL),
    ]);
  } finally {
    await server.stop();
    await claude.server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The calls the account took until a person has to approve its plan. */
async function handedOver(server: ServerProcess, client: Client, packet: string, name: string) {
  const file = readFileSync(join(OWN_CASES, `${packet}.json`), 'utf8');
  const Packet = z.object({ packet: z.looseObject({ account: z.looseObject({}) }) });
  const { id: _, asOf: __, ...parts } = Packet.parse(JSON.parse(file)).packet;
  const id = await client.handOver({ ...parts, account: { ...parts.account, externalId: `${packet}-${name}` } });
  await client.untilIdle(server);
  const answer = await fetch(`${server.api}/accounts/${id}/model-calls`);
  return Runs.parse(await answer.json()).items.flatMap(({ calls }) => calls);
}

function exchangeOf({ model, tools, system, output_config, messages }: z.infer<typeof Question>, outputTokens: number) {
  const shape = [tools, output_config].flatMap((part) => (part === undefined ? [] : [JSON.stringify(part)]));
  const rules = [...system.map(({ text }) => text), ...shape].join('\n');
  return { model, rules, question: messages.map(({ content }) => content).join('\n'), outputTokens };
}

function page(exchanges: Exchange[], bills: Bill[]): string {
  const dearest = Math.max(...bills.map(({ usd }) => usd));
  return [
    `# What one account costs from handoff to success plan (${exchanges.length} questions)`,
    '',
    '| way of asking | input | from cache | to cache | output | USD | of the dearest |',
    '|---|---|---|---|---|---|---|',
    ...bills.map(({ way, tokens: { input, cacheRead, cacheWrite, output }, usd }) => {
      const share = `${Math.round((usd / dearest) * 100)} %`;
      return `| ${[way, input, cacheRead, cacheWrite, output, usd.toFixed(4), share].join(' | ')} |`;
    }),
    '',
    'Tokens are estimated from the texts that were sent, at the common rule of thumb of 3.5 characters a token; they are',
    `not a bill. Prices are those of ${PRICES_OF}. The local Claude caches rules of 512 tokens and more, which is the lowest`,
    'limit any model has; a provider may cache less.',
    '',
  ].join('\n');
}
