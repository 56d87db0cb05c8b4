import { remoteProviderOf } from '../../../src/agents/open-door';
import { loadPrompts, type Prompts } from '../../../src/agents/prompting/prompt.file';
import { readSettings } from '../../../src/platform/settings/settings';
import { openDatabase } from '../../../src/store/database';
import { LlmCall } from '../../../src/store/entities';
import { type DataSource } from 'typeorm';
import { replay, type Change, type Replayed } from './replay';

export interface ReplayOptions {
  /** A folder with the changed prompts; without it those of the product. */
  prompts?: string;
  provider: string;
  limit: number;
}

/** Re-runs recorded calls whose prompt has changed since, and says what came of it. */
export async function runReplay({ prompts: folder, provider, limit }: ReplayOptions): Promise<string> {
  const settings = readSettings({ ...process.env, LLM_PROVIDER: provider });
  const way = remoteProviderOf(settings.llm);
  if (!way) throw new Error('--provider offline: the rules read no prompt; give anthropic or openai');
  const { db, close } = await openDatabase(settings);
  try {
    const prompts = loadPrompts(folder);
    const replayed: Replayed[] = [];
    for (const call of await changedCalls(db, prompts, limit)) {
      replayed.push(await replay(call, prompts[call.prompt as keyof Prompts], way));
    }
    return replayReport(replayed);
  } finally {
    await close();
  }
}

/** The latest answered calls of models whose prompt reads differently today. */
export async function changedCalls(db: DataSource, prompts: Prompts, limit: number): Promise<LlmCall[]> {
  const calls = await db.manager.find(LlmCall, { where: { outcome: 'ok' }, order: { at: 'DESC' } });
  return calls
    .filter(({ prompt, promptHash, input }) => {
      const current = Object.values(prompts).find(({ name }) => name === prompt);
      return input !== null && current !== undefined && current.hash !== promptHash;
    })
    .slice(0, limit);
}

export function replayReport(replayed: Replayed[]): string {
  if (replayed.length === 0) return 'No recorded call was asked with a prompt that has changed since.\n';
  const sum = (of: (each: Replayed) => number) => replayed.reduce((total, each) => total + of(each), 0);
  const input = (side: 'before' | 'now') =>
    sum((each) => each[side].tokens.input + each[side].tokens.cacheRead + each[side].tokens.cacheWrite);
  const changed = replayed.filter(({ answer }) => !isSame(answer)).length;
  const facts = replayed.filter((each) => each.facts !== null && !isSame(each.facts)).length;
  return [
    '# Recorded calls, asked again',
    '',
    `- calls: ${replayed.length}; answered differently: ${changed}; with other verified facts: ${facts}; failed now: ${replayed.filter(({ failure }) => failure !== null).length}`,
    `- input tokens: ${input('before')} before, ${input('now')} now; output: ${sum(({ before }) => before.tokens.output)} before, ${sum(({ now }) => now.tokens.output)} now`,
    `- USD: ${sum(({ before }) => before.usd).toFixed(4)} before, ${sum(({ now }) => now.usd).toFixed(4)} now`,
    '',
    ...replayed.flatMap(changesOf),
  ].join('\n');
}

function changesOf({ call, answer, facts, failure }: Replayed): string[] {
  const lines = [
    ...(failure === null ? [] : [`  - failed: ${failure}`]),
    ...linesOf('answer', answer),
    ...(facts === null ? [] : linesOf('fact', facts)),
  ];
  return lines.length === 0 ? [] : [`- ${call.accountId}, ${call.prompt} v${call.promptVersion}`, ...lines];
}

function linesOf(what: string, { gone, fresh }: Change): string[] {
  return [...gone.map((each) => `  - ${what} gone: ${each}`), ...fresh.map((each) => `  - ${what} new: ${each}`)];
}

function isSame({ gone, fresh }: Change): boolean {
  return gone.length === 0 && fresh.length === 0;
}
