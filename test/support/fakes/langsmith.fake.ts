import { Datasets } from './langsmith.datasets.fake';
import { ModelServer, type Received, type Reply } from './model.server';

export interface TracedRun {
  id: string;
  trace_id: string;
  parent_run_id?: string;
  name: string;
  run_type: string;
  session_name: string;
  inputs: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  error?: string;
  extra?: { metadata?: Record<string, unknown> };
}

/** The tracing service: says that it takes plain JSON batches, and puts posts and patches of a run together. */
export class FakeLangSmith {
  readonly server = new ModelServer((request) => this.reply(request));
  readonly datasets = new Datasets();

  constructor(private readonly mood: 'well' | 'hang' | 'broken' = 'well') {}

  get runs(): TracedRun[] {
    const runs = new Map<string, TracedRun>();
    for (const { path, body } of this.server.received) {
      if (path !== '/runs/batch') continue;
      const { post = [], patch = [] } = body as { post?: TracedRun[]; patch?: TracedRun[] };
      for (const run of [...post, ...patch]) runs.set(run.id, { ...runs.get(run.id), ...run });
    }
    return [...runs.values()];
  }

  private async reply(request: Received): Promise<Reply> {
    const { path } = request;
    if (this.mood === 'hang') return 'hang';
    if (this.mood === 'broken') return { status: 500, body: { detail: 'broken' } };
    if (path === '/runs/batch') return { status: 202, body: {} };
    if (path !== '/info') return this.datasets.reply(request);
    return {
      body: {
        version: '0.12.1',
        instance_flags: { dataset_examples_multipart_enabled: true },
        batch_ingest_config: { use_multipart_endpoint: false, size_limit: 100, size_limit_bytes: 20_971_520 },
      },
    };
  }
}
