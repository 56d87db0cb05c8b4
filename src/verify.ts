import { readSettings } from './platform/settings/settings';
import { NoDatabase, openDatabase } from './store/database';
import { DirectoryInUse } from './store/directory-lock';
import { isClean, report, verify } from './store/verify/verify';

/** `npm run verify`: whether the database keeps every promise of the engine. Exit code 1 where it does not. */
async function main(): Promise<number> {
  const database = await openDatabase(readSettings(process.env), { asItIs: true });
  try {
    const results = await verify(database.db);
    console.log(report(results));
    return isClean(results) ? 0 : 1;
  } finally {
    await database.close();
  }
}

void main()
  .catch((error: unknown) => {
    console.error(error instanceof DirectoryInUse || error instanceof NoDatabase ? error.message : error);
    return 2;
  })
  .then((code) => process.exit(code));
