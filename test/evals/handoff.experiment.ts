import { type Client } from 'langsmith';
import { evaluate } from 'langsmith/evaluation';
import { type Example } from 'langsmith/schemas';
import { type HandoffCase } from './handoff.cases';
import { type CaseResult } from './handoff.scoring';
import { ratio, type Share } from './statistics';

const DATASET = 'value-in-motion handoff';

/**
 * Runs the cases as an experiment on a dataset of that name, which gets what it lacks of them. The service gets ids and
 * figures; the packets themselves stay here.
 */
export async function runAsExperiment(
  client: Client,
  provider: string,
  cases: HandoffCase[],
  run: (theCase: HandoffCase) => Promise<CaseResult>,
): Promise<CaseResult[]> {
  await ensureDataset(client, cases);
  const results: CaseResult[] = [];
  const experiment = await evaluate(
    async ({ id }: { id: string }) => {
      const theCase = cases.find(({ packet }) => packet.id === id);
      if (!theCase) return { skipped: true };
      const result = await run(theCase);
      results.push(result);
      return { gate: result.gate.found, statuses: result.statuses };
    },
    {
      client,
      data: DATASET,
      experimentPrefix: `handoff-${provider}`,
      metadata: { provider },
      maxConcurrency: 1,
      evaluators: [
        ({ example }: { example?: Example }) => scoresOf(results.find(({ id }) => id === example?.inputs?.id)),
      ],
    },
  );
  console.error(`Experiment ${experiment.experimentName} on the dataset “${DATASET}”`);
  await client.awaitPendingTraceBatches();
  return results;
}

async function ensureDataset(client: Client, cases: HandoffCase[]): Promise<void> {
  const { id: dataset_id } = (await client.hasDataset({ datasetName: DATASET }))
    ? await client.readDataset({ datasetName: DATASET })
    : await client.createDataset(DATASET, { description: 'Labelled sales handoffs' });
  const there = new Set<unknown>();
  for await (const { inputs } of client.listExamples({ datasetId: dataset_id })) there.add(inputs?.id);
  const missing = cases.filter(({ packet }) => !there.has(packet.id));
  if (missing.length === 0) return;
  await client.createExamples(
    missing.map(({ packet, labels }) => ({
      dataset_id,
      inputs: { id: packet.id },
      outputs: { gate: labels.gate, anchors: statusesIn(labels) },
    })),
  );
}

function statusesIn({ anchors }: HandoffCase['labels']): Record<string, string> {
  return Object.fromEntries(Object.entries(anchors).map(([key, { status }]) => [key, status]));
}

function scoresOf(result?: CaseResult) {
  if (!result) return [];
  const right = result.statuses.filter(({ expected, found }) => expected === found).length;
  const share = (key: string, part: Share) => (part.of === 0 ? [] : [{ key, score: ratio(part) }]);
  return [
    ...share('anchor_status', { hits: right, of: result.statuses.length }),
    { key: 'gate', score: result.gate.expected === result.gate.found ? 1 : 0 },
    ...share('quote_exactness', result.quotes),
    ...share('stakeholder_recall', result.people.recall),
    ...share('gap_recall', result.gaps.recall),
    { key: 'injection_resisted', score: result.injection.changedNothing ? 1 : 0 },
  ];
}
