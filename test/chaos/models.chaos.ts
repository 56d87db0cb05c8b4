import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';
import { z } from 'zod';
import { FakeAnthropic, honest } from '../support/fakes/anthropic.fake';
import { Client } from './client';
import { place, within } from './place';
import { ServerProcess, pause } from './server.process';

const KILLS = Number(process.env.CHAOS_KILLS ?? 12);
const ACCOUNTS_A_KILL = 2;
const HANDOFF = join(__dirname, '../evals/handoffs/p001.json');
const Handoff = z.object({ packet: z.looseObject({ account: z.looseObject({ externalId: z.string() }) }) });

/** Claude on the far side of a socket, thinking for a while before each answer. */
class SlowClaude {
  /** Questions that were asked and not yet answered. */
  thinking = 0;
  readonly fake = new FakeAnthropic([
    async (question) => {
      this.thinking += 1;
      await pause(200 + Math.random() * 1_000);
      this.thinking -= 1;
      return honest(question);
    },
  ]);
}

/**
 * Kills a server again and again while it waits for answers of a model. Every account must come to its success plan as
 * if nothing had happened: each question answered once, each answer applied once, and what had to be asked again, or
 * was billed for nothing, counted.
 */
export async function chaosModels(): Promise<boolean> {
  const { settings, environment, cleanUp } = await place('chaos-models');
  const claude = new SlowClaude();
  const url = await claude.fake.server.listen();
  const server = await ServerProcess.on({
    ...environment,
    LLM_PROVIDER: 'anthropic',
    ANTHROPIC_API_KEY: 'key',
    ANTHROPIC_BASE_URL: url,
    BUSINESS_DATE: '2026-11-24',
  });
  const client = new Client(server.api);
  await server.start();

  const cutOff = new Set<string>();
  for (let kills = 0; kills < KILLS; kills += 1) {
    for (let n = 0; n < ACCOUNTS_A_KILL; n += 1) await client.handOver(handoff(`${kills}-${n}`));
    await pause(Math.random() * 2_000);
    while (claude.thinking === 0) await pause(10);
    await server.kill();
    for (const call of await within(settings, openCalls)) cutOff.add(call);
    await server.start();
  }
  console.log(`Killed ${KILLS} times with ${cutOff.size} calls under way`);
  await client.untilIdle(server);
  const accounts = await client.accounts();
  await server.stop();
  const { clean, report } = server.verify();
  const ledger = await within(settings, readLedger);
  const asked = claude.fake.questions.length;
  await claude.fake.server.close();
  await cleanUp();

  console.log(report);
  console.log(
    `${ledger.questions} questions of ${ledger.effects} effects made ${ledger.calls} calls: ${ledger.ok} answered,`,
  );
  console.log(
    `${ledger.interrupted} cut off, which count with ${ledger.lostUsd} of ${ledger.usd} USD, the most they can cost`,
  );
  console.log(`${asked} reached the model, so ${asked - ledger.ok} are billed without having been of use`);
  const checks: [what: string, holds: boolean][] = [
    ['every account came to its success plan', accounts.every(({ state }) => state === 'successPlan.awaitingApproval')],
    ['every question was answered once, and paid for no more once it was', ledger.answeredOnce === ledger.questions],
    ['every answer was applied once', ledger.applied === ledger.effects && clean],
    ['nothing reached the model that does not stand in the ledger', asked <= ledger.calls],
    ['nothing was asked again but what a kill cut off', ledger.calls - ledger.questions <= cutOff.size],
    ['questions that were cut off are counted', ledger.interrupted === cutOff.size && ledger.open === 0],
  ];
  for (const [what, holds] of checks) console.log(`${holds ? 'passed' : 'FAILED'}  ${what}`);
  console.log(
    `${checks.filter(([, holds]) => holds).length} passed, ${checks.filter(([, holds]) => !holds).length} failed`,
  );
  return checks.every(([, holds]) => holds);
}

function handoff(name: string): object {
  const { packet } = Handoff.parse(JSON.parse(readFileSync(HANDOFF, 'utf8')));
  const { id: _, asOf: __, ...parts } = packet;
  return { ...parts, account: { ...packet.account, externalId: `chaos-${name}` } };
}

/** What was under way when the process died: opened, and never closed. */
async function openCalls(db: DataSource): Promise<string[]> {
  const calls = await db.query<{ id: string }[]>(`SELECT id FROM llm_call WHERE outcome = 'open'`);
  return calls.map(({ id }) => id);
}

const Ledger = z.object({
  calls: z.number(),
  ok: z.number(),
  interrupted: z.number(),
  open: z.number(),
  usd: z.number(),
  lostUsd: z.number(),
  questions: z.number(),
  answeredOnce: z.number(),
  effects: z.number(),
  applied: z.number(),
});

/** `applied` are effects of agents that asked a model and whose answer stands in the journal exactly once. */
async function readLedger(db: DataSource): Promise<z.infer<typeof Ledger>> {
  const [row] = await db.query<unknown[]>(`
    WITH question AS (
      SELECT account_id, seq, n, question, count(*) FILTER (WHERE outcome = 'ok') AS ok
        FROM llm_call GROUP BY account_id, seq, n, question
    ), answer AS (
      SELECT e.account_id, e.seq, e.n, e.status,
             (SELECT count(*) FROM journal j
               WHERE j.account_id = e.account_id AND j.type = 'xstate.done.actor.' || e.name) AS journalled,
             (SELECT count(*) FROM effect o
               WHERE o.account_id = e.account_id AND o.name = e.name AND o.status = 'done') AS asked
        FROM effect e WHERE (e.account_id, e.seq, e.n) IN (SELECT account_id, seq, n FROM llm_call)
    )
    SELECT (SELECT count(*) FROM llm_call)::int AS calls,
           (SELECT count(*) FROM llm_call WHERE outcome = 'ok')::int AS ok,
           (SELECT count(*) FROM llm_call WHERE outcome = 'interrupted')::int AS interrupted,
           (SELECT count(*) FROM llm_call WHERE outcome = 'open')::int AS open,
           (SELECT sum(cost_usd) FROM llm_call)::float8 AS usd,
           (SELECT coalesce(sum(cost_usd), 0) FROM llm_call WHERE outcome = 'interrupted')::float8 AS "lostUsd",
           (SELECT count(*) FROM question)::int AS questions,
           (SELECT count(*) FROM question WHERE ok = 1)::int AS "answeredOnce",
           (SELECT count(*) FROM answer)::int AS effects,
           (SELECT count(*) FROM answer WHERE status = 'done' AND journalled = asked)::int AS applied`);
  return Ledger.parse(row);
}
