// The migrations, as built, bring an empty database to the schema that the entities describe: nothing is left to change.
import { openDatabase } from '../dist/src/store/database.js';

const { db, close } = await openDatabase({ databaseUrl: process.env.TEST_DATABASE_URL, dataDir: '' });
const { upQueries } = await db.driver.createSchemaBuilder().log();
await close();
for (const { query } of upQueries) console.error(`pending: ${query}`);
process.exitCode = upQueries.length === 0 ? 0 : 1;
