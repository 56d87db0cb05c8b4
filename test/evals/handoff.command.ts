import { resolve } from 'node:path';
import { DiscreetClient } from './discreet.client';
import { read } from '../../src/agents/offline/read';
import { readSettings } from '../../src/platform/settings/settings';
import { casesIn, OWN_CASES, type HandoffCase } from './handoff.cases';
import { runAsExperiment } from './handoff.experiment';
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
  const results = langsmith ? await runAsExperiment(clientOf(settings), provider, cases, run) : await each(cases, run);
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

function clientOf({ langsmith }: ReturnType<typeof readSettings>): DiscreetClient {
  if (!langsmith) throw new Error('LANGSMITH_API_KEY is needed by --langsmith: set it, or leave the flag out');
  return new DiscreetClient({ apiKey: langsmith.apiKey, apiUrl: langsmith.endpoint, omitTracedRuntimeInfo: true });
}
