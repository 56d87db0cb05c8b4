import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One call of a language model, whatever its outcome. */
@Entity('llm_call')
@Index('llm_call_spent', { synchronize: false })
export class LlmCall {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text')
  id: string;

  @Column('text', { nullable: true })
  phase: string | null;

  @Column('text')
  actor: string;

  @Column('text')
  prompt: string;

  @Column('integer', { name: 'prompt_version' })
  promptVersion: number;

  @Column('text', { name: 'prompt_hash' })
  promptHash: string;

  @Column('text')
  provider: string;

  @Column('text')
  model: string;

  @Column('integer', { name: 'input_tokens', nullable: true })
  inputTokens: number | null;

  @Column('integer', { name: 'output_tokens', nullable: true })
  outputTokens: number | null;

  @Column('integer', { name: 'cache_read_tokens', nullable: true })
  cacheReadTokens: number | null;

  @Column('integer', { name: 'cache_write_tokens', nullable: true })
  cacheWriteTokens: number | null;

  @Column('numeric', { name: 'cost_usd', precision: 12, scale: 6, nullable: true })
  costUsd: number | null;

  /** Date of the price table the cost was computed with. */
  @Column('text', { name: 'price_table', nullable: true })
  priceTable: string | null;

  @Column('integer', { name: 'latency_ms', nullable: true })
  latencyMs: number | null;

  @Column('text')
  outcome: string;

  @Column('integer', { default: 0 })
  retries: number;

  @Column('integer', { nullable: true })
  claims: number | null;

  @Column('integer', { nullable: true })
  unsupported: number | null;

  @Column('jsonb', { nullable: true })
  input: unknown;

  @Column('jsonb', { nullable: true })
  output: unknown;

  /** The effect it was made for. */
  @Column('integer')
  seq: number;

  @Column('integer')
  n: number;

  /** Hex sha256 of prompt and values: the same for the same question asked again. */
  @Column('text')
  question: string;

  /** Unredacted, from the moment the answer came until the effect is answered; a repeated attempt finds it here. */
  @Column('text', { nullable: true })
  answer: string | null;

  /** As the provider knows the call. */
  @Column('text', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
