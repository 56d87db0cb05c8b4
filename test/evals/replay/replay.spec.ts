import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { remoteProviderOf } from '../../../src/agents/open-door';
import { loadPrompts } from '../../../src/agents/prompting/prompt.file';
import { HASTY, OFFLINE, agentsOn, onRecord } from '../../support/agents';
import { handoff } from '../../support/account-record';
import { useDatabase } from '../../support/database';
import { FakeAnthropic, honest } from '../../support/fakes/anthropic.fake';
import { changedCalls } from './replay.command';
import { replayReport } from './replay.report';
import { replay } from './replay';

const database = useDatabase();
/** Overlooks every claim when its rules tell it to be brief. */
const claude = new FakeAnthropic([
  (question) => {
    const { answer } = honest(question) as { answer: object };
    return {
      answer: JSON.stringify(question.body['system']).includes('Be brief.') ? { ...answer, claims: [] } : answer,
    };
  },
]);
let settings: typeof OFFLINE;

beforeEach(async () => {
  settings = { ...OFFLINE, provider: 'anthropic', anthropic: { apiKey: 'key', baseUrl: await claude.server.listen() } };
  await onRecord(database.db, 'a1', handoff, database.embedded);
  const { ask } = agentsOn(database.db, { settings, patience: { ...HASTY, attemptTimeoutMs: 20_000 } });
  await ask('readDocuments', { account: 'a1', upTo: 1 });
});
afterEach(() => claude.server.close());

function promptsWith(line: string) {
  const folder = mkdtempSync(join(tmpdir(), 'prompts-'));
  for (const file of readdirSync('prompts')) writeFileSync(join(folder, file), readFileSync(join('prompts', file)));
  const file = join(folder, 'read-documents.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('What to list', `${line}\n\nWhat to list`));
  return loadPrompts(folder);
}

describe('A recorded call asked again', () => {
  it('is one whose prompt has changed since', async () => {
    expect(await changedCalls(database.db, loadPrompts(), 10)).toEqual([]);
    expect(await changedCalls(database.db, promptsWith('Be brief.'), 10)).toHaveLength(1);
  });

  it('shows which answers and verified facts a changed prompt costs, and what it takes', async () => {
    const prompts = promptsWith('Be brief.');
    const [call] = await changedCalls(database.db, prompts, 10);
    const replayed = await replay(call!, prompts['read-documents'], remoteProviderOf(settings)!);
    expect(replayed.failure).toBeNull();
    expect(replayed.answer?.gone).toEqual(expect.arrayContaining([expect.stringMatching(/^claims: painMetric/)]));
    expect(replayed.now.tokens.output).toBeLessThan(replayed.before.tokens.output);
    const report = replayReport([replayed]);
    expect(report).toMatch(
      /\| read-documents v\d, version not raised \| 1 \| 0 \| 0 \| 1 \| 0 \| \d+ → \d+ \([+-]?\d+ %\) \| \d+ → \d+ \(-\d+ %\) \|/,
    );
    expect(report).toMatch(/\| painMetric \| concrete: .*74.* \| missing \|/);
  });

  it('stays the same under a change that says the same', async () => {
    const prompts = promptsWith('Take your time.');
    const [call] = await changedCalls(database.db, prompts, 10);
    const replayed = await replay(call!, prompts['read-documents'], remoteProviderOf(settings)!);
    expect(replayed).toMatchObject({ answer: { gone: [], fresh: [] }, failure: null });
    expect(replayed.facts?.now).toEqual(replayed.facts?.before);
    expect(replayReport([replayed])).toMatch(/not raised \| 1 \| 1 \| 0 \| 0 \| 0 \|/);
  });

  it('that fails now says why, and lists nothing as gone', async () => {
    const prompts = promptsWith('Be brief.');
    const [call] = await changedCalls(database.db, prompts, 10);
    const refusing = new FakeAnthropic([{ stop: 'refusal' }]);
    const anthropic = { apiKey: 'key', baseUrl: await refusing.server.listen() };
    const way = remoteProviderOf({ ...settings, anthropic })!;
    const replayed = await replay(call!, prompts['read-documents'], way);
    await refusing.server.close();
    expect(replayed).toMatchObject({ failure: expect.stringMatching(/^refused/), answer: null, facts: null });
    expect(replayReport([replayed])).toMatch(/Failed now: refused[^-]*$/);
  });
});
