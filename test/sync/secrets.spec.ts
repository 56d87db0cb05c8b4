import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { useDatabase } from '../support/database';
import { FakeSalesforce } from '../support/fakes/salesforce.fake';
import { soldTo } from '../support/sales';
import { sourceOf, syncOn } from './syncing';

const database = useDatabase();
let salesforce: FakeSalesforce;
const said: string[] = [];
beforeEach(async () => {
  salesforce = await new FakeSalesforce().listen();
  said.length = 0;
  const hear = (...words: unknown[]) => void said.push(words.map(String).join(' '));
  Logger.overrideLogger({ log: hear, warn: hear, error: hear });
});
afterEach(async () => {
  Logger.overrideLogger(['log', 'warn', 'error']);
  await salesforce.stop();
});

async function everythingStored(): Promise<string> {
  const { db } = database;
  const tables = db.entityMetadatas.map(({ tablePath }) => tablePath);
  const rows = await Promise.all(tables.map((table) => db.query<unknown[]>(`SELECT * FROM "${table}"`)));
  return JSON.stringify(rows);
}

describe('what opens the door to a CRM', () => {
  it('stands in no log, error or table, also where the other side repeats it', async () => {
    soldTo(salesforce.org, 'Acme');
    const sync = syncOn(database, [sourceOf(salesforce)]);
    await sync.run();
    const token = salesforce.accessToken;
    const echo = (text: string) => ({
      kind: 'status' as const,
      status: 400,
      body: [{ errorCode: 'INVALID', message: text }],
    });
    salesforce.failNext(/query/, echo(`Bearer ${token} for ${salesforce.clientSecret}`));
    const run = await sync.run();
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('***') });
    expect(said.join('\n')).toContain('***');
    const everywhere = [await everythingStored(), ...said].join('\n');
    expect(everywhere).not.toContain(token);
    expect(everywhere).not.toContain(salesforce.clientSecret);
  });
});
