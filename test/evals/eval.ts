import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { read } from '../../src/agents/offline/read';
import { regressions } from './handoff.baseline';
import { casesIn, OWN_CASES } from './handoff.cases';
import { figuresOf, reportOf } from './handoff.report';
import { scoreCase } from './handoff.scoring';

const USAGE =
  'Usage: npm run eval -- handoff [--packets FOLDER] [--only p001,p002] [--json] [--details] [--write-baseline]';

/** Runs one suite, writes its report and returns the exit code: 1 when a figure fell below the baseline. */
function main(): number {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      packets: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      'write-baseline': { type: 'boolean', default: false },
    },
  });
  if (positionals[0] !== 'handoff') {
    console.error(USAGE);
    return 2;
  }
  const folder = values.packets ? resolve(values.packets) : OWN_CASES;
  const wanted = values.only?.split(',');
  const results = casesIn(folder)
    .filter(({ packet }) => wanted === undefined || wanted.includes(packet.id))
    .map((theCase) => scoreCase(theCase, read));
  const figures = figuresOf(results);
  const report = reportOf('Handoff, offline reader', figures, results, values.details);
  const reports = resolve('reports');
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, 'handoff.md'), reportOf('Handoff, offline reader', figures, results, true));
  writeFileSync(join(reports, 'handoff.json'), JSON.stringify({ figures, results }, null, 2));
  console.log(values.json ? JSON.stringify(figures, null, 2) : report);
  if (folder !== OWN_CASES || wanted !== undefined) return 0;
  const baseline = join(__dirname, 'baselines', 'handoff.json');
  if (values['write-baseline']) {
    writeFileSync(baseline, `${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  }
  const worse = regressions(JSON.parse(readFileSync(baseline, 'utf8')), figures);
  for (const line of worse) console.error(`Regression: ${line}`);
  return worse.length === 0 ? 0 : 1;
}

process.exitCode = main();
