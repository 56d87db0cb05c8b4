import { type Client } from 'langsmith';
import { evaluate } from 'langsmith/evaluation';
import { type Example } from 'langsmith/schemas';
import { readSettings } from '../../src/platform/settings/settings';
import { DiscreetClient } from './discreet.client';
import { ratio, type Share } from './statistics';

export interface Mark {
  key: string;
  /** 0 to 1. */
  score: number;
}

/** What an evaluation looks like to a service: ids, what is expected, and marks. Papers and documents stay here. */
export interface Experiment<Case, Result> {
  /** The dataset is named after it. */
  suite: string;
  /** Who answered, as the name of the experiment tells. */
  writer: string;
  idOf: (theCase: Case) => string;
  expected: (theCase: Case) => Record<string, unknown>;
  run: (theCase: Case) => Promise<Result>;
  found: (result: Result) => Record<string, unknown>;
  marks: (result: Result) => Mark[];
}

/** Runs the cases one after the other, as an experiment on a dataset which gets what it lacks of them. */
export async function runAsExperiment<Case, Result>(
  client: Client,
  cases: Case[],
  { suite, writer, idOf, expected, run, found, marks }: Experiment<Case, Result>,
): Promise<Result[]> {
  const dataset = `value-in-motion ${suite}`;
  await ensureDataset(client, dataset, new Map(cases.map((theCase) => [idOf(theCase), expected(theCase)])));
  const results = new Map<string, Result>();
  const experiment = await evaluate(
    async ({ id }: { id: string }) => {
      const theCase = cases.find((each) => idOf(each) === id);
      if (!theCase) return { skipped: true };
      const result = await run(theCase);
      results.set(id, result);
      return found(result);
    },
    {
      client,
      data: dataset,
      experimentPrefix: `${suite}-${writer}`,
      metadata: { provider: writer },
      maxConcurrency: 1,
      evaluators: [
        ({ example }: { example?: Example }) => {
          const result = results.get(String(example?.inputs?.id));
          return result === undefined ? [] : marks(result);
        },
      ],
    },
  );
  console.error(`Experiment ${experiment.experimentName} on the dataset “${dataset}”`);
  await client.awaitPendingTraceBatches();
  return [...results.values()];
}

/** @throws Error that names the variable which is missing. */
export function langSmithClient(): Client {
  const { langsmith } = readSettings({ ...process.env });
  if (!langsmith) throw new Error('LANGSMITH_API_KEY is needed by --langsmith: set it, or leave the flag out');
  return new DiscreetClient({ apiKey: langsmith.apiKey, apiUrl: langsmith.endpoint, omitTracedRuntimeInfo: true });
}

/** The share as a mark; none where there was nothing to find. */
export function markOf(key: string, share: Share): Mark[] {
  return share.of === 0 ? [] : [{ key, score: ratio(share) }];
}

async function ensureDataset(client: Client, name: string, cases: Map<string, Record<string, unknown>>): Promise<void> {
  const { id: dataset_id } = (await client.hasDataset({ datasetName: name }))
    ? await client.readDataset({ datasetName: name })
    : await client.createDataset(name, { description: 'Labelled cases; ids and expectations only' });
  const there = new Set<unknown>();
  for await (const { inputs } of client.listExamples({ datasetId: dataset_id })) there.add(inputs?.id);
  const missing = [...cases].filter(([id]) => !there.has(id));
  if (missing.length === 0) return;
  await client.createExamples(missing.map(([id, outputs]) => ({ dataset_id, inputs: { id }, outputs })));
}
