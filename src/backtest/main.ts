import { createReadStream, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { parse as parseCsv } from 'csv-parse';
import { parse as parseYaml } from 'yaml';
import { ZodError } from 'zod';
import { crossSection, UnknownColumn, type Row } from './cross-section';
import { datedCases, LEADS } from './dated';
import { judge } from './judgement';
import { LeakingColumns, Mapping, refuseLeaks } from './mapping';
import { report } from './report';

const USAGE = 'npm run backtest -- FILE --map MAPPING.yaml [--leaks COLUMN,COLUMN]';

/** `npm run backtest`: how the published scores would have done on a customer base whose outcomes are known. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { map: { type: 'string' }, leaks: { type: 'string', default: '' } },
  });
  const [file] = positionals;
  if (!file || !values.map) {
    console.error(USAGE);
    return 2;
  }
  const mapping = Mapping.parse(parseYaml(readFileSync(values.map, 'utf8')));
  refuseLeaks(mapping, values.leaks.split(',').filter(Boolean));
  const rows = await rowsOf(file);
  if (mapping.mode === 'cross_section') {
    console.log(report(`${file}, a cross-section without dates`, judge(crossSection(rows, mapping))));
    console.log('\nWithout dates nobody can say that the inputs were known before the outcome.');
    return 0;
  }
  const beside = (name: string) => rowsOf(join(dirname(file), name));
  const accounts = await beside(mapping.accounts.file);
  const tickets = mapping.tickets ? await beside(mapping.tickets.file) : null;
  for (const lead of LEADS) {
    const cases = datedCases({ usage: rows, accounts, tickets }, mapping, lead);
    console.log(`${report(`${lead} days before the decision`, judge(cases))}\n`);
  }
  return 0;
}

async function rowsOf(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  const csv = parseCsv({ columns: true, bom: true, skip_empty_lines: true });
  await pipeline(createReadStream(file), csv, async (parsed: AsyncIterable<Row>) => {
    for await (const row of parsed) rows.push(row);
  });
  return rows;
}

/** What whoever gave the files can mend is said in one line. */
function inOneLine(error: unknown): string | null {
  if (error instanceof LeakingColumns || error instanceof UnknownColumn) return error.message;
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return error.message;
  return null;
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(inOneLine(error) ?? error);
    process.exit(2);
  },
);
