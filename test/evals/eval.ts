import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cost } from './cost/cost';
import { draftFigures, draftRegressions, draftReport } from './drafts/report';
import { runReplay } from './replay/replay.command';
import { runSuite, SUITES, type Suite } from './drafts/suites';
import { langSmithClient } from './experiment';
import { regressions } from './handoff.baseline';
import { PROVIDERS, runHandoff } from './handoff.command';
import { figuresOf, reportOf } from './handoff.report';
import { readUnseen } from './senses/unseen';

const USAGE = `Usage: npm run eval -- handoff [--provider offline|anthropic|openai] [--langsmith] [--packets FOLDER]
                               [--only p001,p002] [--json] [--details] [--write-baseline]
       npm run eval -- unseen [--authors a,b] [--json] [--details]
       npm run eval -- brief|plan|safety [--langsmith] [--only NWR-001,OAK-118] [--json] [--details] [--write-baseline]
       npm run eval -- replay --provider anthropic|openai [--prompts FOLDER] [--limit 20]
       npm run eval -- cost`;

interface Options {
  packets?: string;
  only?: string;
  authors?: string;
  prompts?: string;
  limit: string;
  provider: string;
  langsmith: boolean;
  json: boolean;
  details: boolean;
  'write-baseline': boolean;
}

/** Runs one suite, writes its report and returns the exit code: 1 when a figure fell below the baseline. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      packets: { type: 'string' },
      only: { type: 'string' },
      authors: { type: 'string' },
      prompts: { type: 'string' },
      limit: { type: 'string', default: '20' },
      provider: { type: 'string', default: 'offline' },
      langsmith: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      'write-baseline': { type: 'boolean', default: false },
    },
  });
  const [name] = positionals;
  if (name === 'handoff') return handoff(values);
  if (name === 'unseen') return unseen(values);
  if (name === 'cost') {
    const page = await cost();
    keep('cost', page, {});
    console.log(page);
    return 0;
  }
  if (name === 'replay') {
    const page = await runReplay({ ...values, limit: Number(values.limit) });
    keep('replay', page, {});
    console.log(page);
    return 0;
  }
  const suite = SUITES.find((known) => known === name);
  if (suite) return drafts(suite, values);
  console.error(USAGE);
  return 2;
}

async function handoff(options: Options): Promise<number> {
  const provider = PROVIDERS.find((known) => known === options.provider);
  if (!provider) {
    console.error(`--provider ${options.provider}: give ${PROVIDERS.join(', ')}`);
    return 2;
  }
  const { figures, results, page, isComparable } = await runHandoff({ ...options, provider });
  keep(provider === 'offline' ? 'handoff' : `handoff-${provider}`, page(true), { figures, results });
  console.log(options.json ? JSON.stringify(figures, null, 2) : page(options.details));
  return isComparable ? gate('handoff', figures, options, regressions) : 0;
}

/** The reader on each author's handoffs, taught by all others; shown and kept, and held against no baseline. */
async function unseen({ authors, json, details }: Options): Promise<number> {
  const results = await readUnseen(authors?.split(','));
  const figures = figuresOf(results);
  const page = (full: boolean) => reportOf('Handoffs of authors left out of the training', figures, results, full);
  keep('unseen', page(true), { figures, results });
  console.log(json ? JSON.stringify(figures, null, 2) : page(details));
  return 0;
}

async function drafts(suite: Suite, options: Options): Promise<number> {
  const only = options.only?.split(',');
  const marked = await runSuite(suite, only, options.langsmith ? langSmithClient() : undefined);
  const figures = draftFigures(suite, marked);
  if (only === undefined) keep(suite, draftReport(figures, marked, true), { figures, marked });
  console.log(options.json ? JSON.stringify(figures, null, 2) : draftReport(figures, marked, options.details));
  return only === undefined ? gate(suite, figures, options, draftRegressions) : 0;
}

function keep(name: string, page: string, data: object): void {
  const reports = resolve('reports');
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, `${name}.md`), page);
  writeFileSync(join(reports, `${name}.json`), JSON.stringify(data, null, 2));
}

/** Compares with the committed baseline, or commits to a new one. */
function gate<Figures>(
  name: string,
  figures: Figures,
  options: Options,
  worseThan: (committed: unknown, now: Figures) => string[],
): number {
  const baseline = join(__dirname, 'baselines', `${name}.json`);
  if (options['write-baseline']) {
    writeFileSync(baseline, `${JSON.stringify(figures, null, 2)}\n`);
    return 0;
  }
  const worse = worseThan(JSON.parse(readFileSync(baseline, 'utf8')), figures);
  for (const line of worse) console.error(`Regression: ${line}`);
  return worse.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
