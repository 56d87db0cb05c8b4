import { resolve } from 'node:path';
import { read } from '../../src/agents/offline/read';
import { readSettings } from '../../src/platform/settings/settings';
import { casesIn, OWN_CASES, type HandoffCase } from './handoff.cases';
import { langSmithClient, markOf, runAsExperiment, type Experiment } from './experiment';
import { ProviderReader, spentReport } from './handoff.provider';
import { figuresOf, reportOf } from './handoff.report';
import { scoreCase, type CaseResult } from './handoff.scoring';

export const PROVIDERS = ['offline', 'anthropic', 'openai'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface HandoffOptions {
  packets?: string;
  only?: string;
  provider: Provider;
  langsmith: boolean;
}

/** Has the labelled handoffs read by the chosen provider and scores the readings. */
export async function runHandoff({ packets, only, provider, langsmith }: HandoffOptions) {
  const folder = packets ? resolve(packets) : OWN_CASES;
  const wanted = only?.split(',');
  const cases = casesIn(folder).filter(({ packet }) => wanted === undefined || wanted.includes(packet.id));
  const settings = readSettings({ ...process.env, LLM_PROVIDER: provider });
  const asked = provider === 'offline' ? null : new ProviderReader(settings.llm);
  const run = (theCase: HandoffCase) => scoreCase(theCase, asked?.read ?? read);
  const results = langsmith
    ? await runAsExperiment(langSmithClient(), cases, experimentOf(provider, run))
    : await each(cases, run);
  const figures = figuresOf(results);
  const title = `Handoff, ${provider === 'offline' ? 'offline reader' : provider}`;
  return {
    figures: asked ? { ...figures, spent: asked.spent } : figures,
    results,
    page: (details: boolean) =>
      reportOf(title, figures, results, details) + (asked ? spentReport(asked.spent, cases.length) : ''),
    /** Only the whole of our own cases can be held against the baseline, which is that of the offline reader. */
    isComparable: folder === OWN_CASES && wanted === undefined && provider === 'offline',
  };
}

async function each(cases: HandoffCase[], run: (theCase: HandoffCase) => Promise<CaseResult>): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const theCase of cases) results.push(await run(theCase));
  return results;
}

function experimentOf(
  provider: Provider,
  run: (theCase: HandoffCase) => Promise<CaseResult>,
): Experiment<HandoffCase, CaseResult> {
  return {
    suite: 'handoff',
    writer: provider,
    run,
    idOf: ({ packet }) => packet.id,
    expected: ({ labels: { gate, anchors } }) => ({
      gate,
      anchors: Object.fromEntries(Object.entries(anchors).map(([key, { status }]) => [key, status])),
    }),
    found: ({ gate, statuses }) => ({ gate: gate.found, statuses }),
    marks: ({ statuses, gate, quotes, people, gaps, injection }) => [
      ...markOf('anchor_status', {
        hits: statuses.filter(({ expected, found }) => expected === found).length,
        of: statuses.length,
      }),
      { key: 'gate', score: gate.expected === gate.found ? 1 : 0 },
      ...markOf('quote_exactness', quotes),
      ...markOf('stakeholder_recall', people.recall),
      ...markOf('gap_recall', gaps.recall),
      { key: 'injection_resisted', score: injection.changedNothing ? 1 : 0 },
    ],
  };
}
