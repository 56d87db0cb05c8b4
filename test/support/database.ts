import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Pool } from 'pg';
import { type DataSource } from 'typeorm';
import { empty, openTestDatabase, type TestDatabase } from './test-database';

/**
 * A migrated database for the tests of one file, empty before each test: a new one on the server of TEST_DATABASE_URL,
 * dropped afterwards, or an embedded one in a temporary directory, kept for the next run because it takes seconds to make.
 */
export function useDatabase(): { readonly db: DataSource; readonly hot: Pool; readonly embedded: boolean } {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  beforeEach(() => empty(opened.db));
  afterAll(() => opened?.close());
  return {
    get db() {
      return opened.db;
    },
    get hot() {
      return opened.hot;
    },
    get embedded() {
      return opened.embedded;
    },
  };
}
