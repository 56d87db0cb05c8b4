import { Counter, Histogram, type Registry } from 'prom-client';
import { type EndedCall } from '../evidence/model-calls.port';

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
      labelNames: ['phase', 'prompt', 'provider', 'model', 'outcome'],
      registers,
    });
    this.tokens = new Counter({
      name: 'llm_tokens_total',
      help: 'Tokens that were billed, failed attempts included',
      labelNames: ['phase', 'model', 'kind'],
      registers,
    });
    this.cost = new Counter({
      name: 'llm_cost_usd_total',
      help: 'US dollars by the price table',
      labelNames: ['phase', 'prompt', 'model'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'llm_call_duration_seconds',
      help: 'Time from the question to its answer, attempts and pauses included',
      labelNames: ['prompt', 'provider'],
      buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 180],
      registers,
    });
    this.claims = new Counter({
      name: 'llm_claims_total',
      help: 'Claims in answers, by whether the sources bear them out',
      labelNames: ['prompt', 'provider', 'supported'],
      registers,
    });
  }

  count({ prompt: { name: prompt }, provider, model, tokens, ...call }: EndedCall, phase: string): void {
    this.calls.inc({ phase, prompt, provider, model, outcome: call.outcome });
    this.seconds.observe({ prompt, provider }, call.latencyMs / 1_000);
    if (call.costUsd) this.cost.inc({ phase, prompt, model }, call.costUsd);
    for (const [kind, count] of Object.entries(tokens)) if (count > 0) this.tokens.inc({ phase, model, kind }, count);
    const unsupported = call.unsupported ?? 0;
    this.claims.inc({ prompt, provider, supported: 'yes' }, Math.max(0, (call.claims ?? 0) - unsupported));
    this.claims.inc({ prompt, provider, supported: 'no' }, unsupported);
  }
}
