import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Client, RunTree } from 'langsmith';
import { redactAll } from '../prompting/redact';
import { LenientFetch } from './lenient.fetch';
import { Tracer, type Span } from './tracer';

export interface LangSmithSettings {
  apiKey: string;
  endpoint?: string;
  project: string;
}

/** The client does not give up by itself on a service that is away. */
const LONGEST_FLUSH_MS = 3_000;

/**
 * Shows agents and their calls as trees in LangSmith. Addresses, numbers and keys are taken out before anything is
 * queued; sending happens in the background, and a service that is away is told to the log and to nobody else.
 */
export class LangSmithTracer extends Tracer {
  private readonly client: Client;
  private readonly running = new AsyncLocalStorage<RunTree>();
  private readonly log = new Logger(LangSmithTracer.name);
  private readonly line = new LenientFetch((why) => this.log.warn(`Traces do not reach LangSmith: ${why}`));

  constructor(private readonly settings: LangSmithSettings) {
    super();
    const { apiKey, endpoint } = settings;
    this.client = new Client({
      apiKey,
      apiUrl: endpoint,
      callerOptions: { maxRetries: 0 },
      fetchImplementation: this.line.fetch,
      hideInputs: redacted,
      hideOutputs: redacted,
      hideMetadata: withoutEnvironment,
      omitTracedRuntimeInfo: true,
    });
  }

  async agent<Result>(name: string, about: Record<string, unknown>, run: () => Promise<Result>): Promise<Result> {
    const tree = this.begin({ name, run_type: 'chain', inputs: about });
    try {
      const result = await this.running.run(tree, run);
      finish(tree, { result });
      return result;
    } catch (error) {
      finish(tree, {}, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  model(name: string, inputs: Record<string, unknown>): Span {
    const tree = this.begin({ name, run_type: 'llm', inputs });
    return { end: ({ error, ...outputs }) => finish(tree, outputs, error) };
  }

  async flush(): Promise<void> {
    const abandoned = new AbortController();
    await Promise.race([
      this.client.awaitPendingTraceBatches().catch(() => undefined),
      sleep(LONGEST_FLUSH_MS, undefined, { signal: abandoned.signal }).catch(() => undefined),
    ]);
    abandoned.abort();
  }

  async close(): Promise<void> {
    await this.flush();
    this.line.close();
  }

  private begin(config: { name: string; run_type: string; inputs: Record<string, unknown> }): RunTree {
    const parent = this.running.getStore();
    const own = { ...config, client: this.client, project_name: this.settings.project, tracingEnabled: true };
    const tree = parent ? parent.createChild(own) : new RunTree(own);
    void tree.postRun().catch(() => undefined);
    return tree;
  }
}

function finish(tree: RunTree, outputs: Record<string, unknown>, error?: string): void {
  void tree
    .end(outputs, error)
    .then(() => tree.patchRun())
    .catch(() => undefined);
}

function redacted(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, redactAll(value)]));
}

/** The client adds variables of our environment to every run; they are no concern of the service. */
function withoutEnvironment(metadata: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => !/^(?:LANGSMITH|LANGCHAIN)_/.test(name)));
}
