export interface Span {
  end(result: { outcome: string; output?: unknown; usage?: unknown; costUsd?: number | null; error?: string }): void;
}

/** Where runs of agents and calls of models are shown as a tree. Never slows or breaks what it watches. */
export abstract class Tracer {
  /** Runs an agent; calls of a model inside it become its children. */
  abstract agent<Result>(name: string, about: Record<string, unknown>, run: () => Promise<Result>): Promise<Result>;
  abstract model(name: string, inputs: Record<string, unknown>): Span;
  /** Sends what is left, within the time a shutdown may take. */
  abstract flush(): Promise<void>;
  /** Sends what is left and gives up the rest: nothing happens behind it. */
  abstract close(): Promise<void>;
}

export class NoTracer extends Tracer {
  agent<Result>(_name: string, _about: Record<string, unknown>, run: () => Promise<Result>): Promise<Result> {
    return run();
  }

  model(): Span {
    return { end: () => undefined };
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
