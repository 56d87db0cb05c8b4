import { Counter, Histogram, type Registry } from 'prom-client';
import { type EndedCall } from '../evidence/model-calls.port';

/** Few values each: who was asked what, and where it stood and how it ended. */
const ASKED = ['prompt', 'provider', 'model'];
const ENDED = [...ASKED, 'phase', 'outcome'];

/**
 * What Prometheus sees of the model calls of this process. Accounts are no label, since their number has no bound:
 * what each of them cost is told by the API, from the ledger.
 */
export class ModelMeter {
  private readonly calls: Counter;
  private readonly tokens: Counter;
  private readonly cost: Counter;
  private readonly seconds: Histogram;
  private readonly claims: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.calls = new Counter({
      name: 'llm_calls_total',
      help: 'Questions to a language model, by how they ended',
      labelNames: ENDED,
      registers,
    });
    this.tokens = new Counter({
      name: 'llm_tokens_total',
      help: 'Tokens that were billed, failed attempts included',
      labelNames: [...ENDED, 'kind'],
      registers,
    });
    this.cost = new Counter({
      name: 'llm_cost_usd_total',
      help: 'US dollars by the price table',
      labelNames: ENDED,
      registers,
    });
    this.seconds = new Histogram({
      name: 'llm_call_duration_seconds',
      help: 'Time from the question to its answer, attempts and pauses included',
      labelNames: ASKED,
      buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 180],
      registers,
    });
    this.claims = new Counter({
      name: 'llm_claims_total',
      help: 'Claims in answers, by whether the sources bear them out',
      labelNames: [...ASKED, 'supported'],
      registers,
    });
  }

  count({ prompt: { name: prompt }, provider, model, tokens, outcome, ...call }: EndedCall, phase: string): void {
    const asked = { prompt, provider, model };
    const ended = { ...asked, phase, outcome };
    this.calls.inc(ended);
    this.seconds.observe(asked, call.latencyMs / 1_000);
    if (call.costUsd) this.cost.inc(ended, call.costUsd);
    for (const [kind, count] of Object.entries(tokens)) if (count > 0) this.tokens.inc({ ...ended, kind }, count);
    const unsupported = call.unsupported ?? 0;
    this.claims.inc({ ...asked, supported: 'yes' }, Math.max(0, (call.claims ?? 0) - unsupported));
    this.claims.inc({ ...asked, supported: 'no' }, unsupported);
  }
}
