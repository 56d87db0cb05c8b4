import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryInUse, lockByPidFile, lockDirectory } from '../../src/store/directory-lock';
import { AccountRow, ContractRow, SurveyRow, TicketRow, entities } from '../../src/store/entities';
import { useDatabase } from '../support/database';

const temporary = () => mkdtempSync(join(tmpdir(), 'value-in-motion-'));

describe('the database', () => {
  const database = useDatabase();

  it('is what its entities describe: no migration is missing', async () => {
    const pending = await database.db.driver.createSchemaBuilder().log();
    expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
    expect(database.db.entityMetadatas).toHaveLength(entities.length);
  });

  it('gives calendar dates as they are written and amounts as numbers, wherever the process runs', async () => {
    const contract = { accountId: 'acme', arr: 60_000.5, renewalDate: '2027-01-31' };
    await database.db.getRepository(ContractRow).insert(contract);
    await database.db.getRepository(SurveyRow).insert({ ...survey, on: '2026-12-31' });
    await database.db.getRepository(TicketRow).insert({ ...ticket, escalatedOn: ['2026-11-01', '2026-11-30'] });

    expect(await database.db.getRepository(ContractRow).findOneBy({ accountId: 'acme' })).toMatchObject(contract);
    expect(await database.db.getRepository(SurveyRow).findOneBy({})).toMatchObject({ on: '2026-12-31', value: 9 });
    expect(await database.db.getRepository(TicketRow).findOneBy({})).toMatchObject({
      escalatedOn: ['2026-11-01', '2026-11-30'],
    });
    expect(await database.db.getRepository(AccountRow).count()).toBe(0);
  });

  it('tells the same instant it was given', async () => {
    const [{ at }] = await database.db.query<[{ at: Date }]>(`SELECT timestamptz '2026-11-24T01:02:03.004Z' AS at`);
    expect(at.toISOString()).toBe('2026-11-24T01:02:03.004Z');
  });
});

describe('the hold on an embedded directory', () => {
  it('is refused to a second holder and free again after release', async () => {
    const directory = temporary();
    const release = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
    await release();
    await (
      await lockDirectory(directory)
    )();
  });

  it('says what to do', () => {
    expect(new DirectoryInUse('/data/database').message).toBe(
      'Another process is using the embedded database in /data/database. ' +
        'Stop it first, or give this one a DATA_DIR of its own or a DATABASE_URL.',
    );
  });

  it('by pid file is refused while the writer lives, and passes over one that died', () => {
    const directory = temporary();
    lockByPidFile(directory);
    expect(() => lockByPidFile(directory)).toThrow(DirectoryInUse);
    const longDead = 2 ** 22 + 1;
    writeFileSync(join(directory, 'server.pid'), String(longDead));
    expect(() => lockByPidFile(directory)).not.toThrow();
  });
});

const survey = { accountId: 'acme', id: 's1', kind: 'nps' as const, respondent: 'ana', value: 9 };
const ticket = { accountId: 'acme', id: 't1', openedOn: '2026-10-01', priority: 'P1' as const };
