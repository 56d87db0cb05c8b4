import { remoteProviderOf } from '../../../src/agents/open-door';
import { loadPrompts, type Prompts } from '../../../src/agents/prompting/prompt.file';
import { readSettings } from '../../../src/platform/settings/settings';
import { openDatabase } from '../../../src/store/database';
import { LlmCall } from '../../../src/store/entities';
import { type DataSource } from 'typeorm';
import { replay, type Replayed } from './replay';
import { replayReport } from './replay.report';

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
