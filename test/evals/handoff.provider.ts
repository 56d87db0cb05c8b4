import { ModelFailure } from '../../src/agents/model.failure';
import { openDoor, type ModelSettings } from '../../src/agents/open-door';
import { PATIENT, type PersistenceSettings } from '../../src/agents/persistence';
import { readWith } from '../../src/agents/reading';
import { NoTracer } from '../../src/agents/tracing/tracer';
import { type EndedCall } from '../../src/evidence/model-calls.port';
import { type Dossier } from '../../src/evidence/dossier.types';
import { type Reading } from '../../src/evidence/evidence.types';
import { NO_CLAIMS } from '../../src/evidence/extraction';
import { verify } from '../../src/evidence/verify';
import { RememberedCalls } from '../support/remembered-calls';

/** What the questions of an evaluation took. */
export interface Spent {
  calls: number;
  failed: Record<string, number>;
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
  usd: number;
  /** Unsupported claims of all claims. */
  hallucinationRate: number | null;
}

/** A reader on the far side of the product's own door. Where no usable answer comes, nothing was found. */
export class ProviderReader {
  private readonly ledger = new RememberedCalls();
  private asked = 0;

  constructor(
    private readonly settings: ModelSettings,
    private readonly patience: PersistenceSettings = PATIENT,
  ) {}

  readonly read = async (dossier: Dossier): Promise<Reading> => {
    this.asked += 1;
    const effect = { accountId: dossier.account.externalId, seq: this.asked, n: 0 };
    try {
      return await readWith(this.model, dossier, 0, { effect, signal: new AbortController().signal });
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      return verify(NO_CLAIMS, dossier);
    }
  };

  get spent(): Spent {
    const { all } = this.ledger;
    const sum = (of: (call: EndedCall) => number | null) => all.reduce((total, call) => total + (of(call) ?? 0), 0);
    const failed: Record<string, number> = {};
    for (const { outcome } of all) if (outcome !== 'ok') failed[outcome] = (failed[outcome] ?? 0) + 1;
    const claims = sum((call) => call.claims);
    return {
      calls: all.length,
      failed,
      inputTokens: sum(({ tokens }) => tokens.input),
      cacheReadTokens: sum(({ tokens }) => tokens.cacheRead),
      cacheWriteTokens: sum(({ tokens }) => tokens.cacheWrite),
      outputTokens: sum(({ tokens }) => tokens.output),
      usd: sum(({ costUsd }) => costUsd),
      hallucinationRate: claims === 0 ? null : sum(({ unsupported }) => unsupported) / claims,
    };
  }

  private readonly model = openDoor(this.settings, {
    calls: this.ledger,
    tracer: new NoTracer(),
    patience: this.patience,
  });
}

export function spentReport({ calls, failed, usd, hallucinationRate, ...tokens }: Spent, cases: number): string {
  const kinds = Object.entries(failed).map(([kind, count]) => `${kind} ${count}`);
  const rate = hallucinationRate === null ? 'nothing claimed' : `${(hallucinationRate * 100).toFixed(1)} %`;
  return [
    '',
    '## What it took',
    '',
    `- calls: ${calls}; failed: ${kinds.join(', ') || 'none'}`,
    `- tokens: ${tokens.inputTokens} in, ${tokens.cacheReadTokens} from cache, ${tokens.cacheWriteTokens} to cache, ${tokens.outputTokens} out`,
    `- cost: ${usd.toFixed(4)} USD, ${(usd / Math.max(1, cases)).toFixed(4)} a packet`,
    `- claims that no source bears out: ${rate}`,
    '',
  ].join('\n');
}
