import * as account from './account.entity';
import * as approval from './approval.entity';
import * as artifact from './artifact.entity';
import * as effect from './effect.entity';
import * as facts from './facts.entity';
import * as journal from './journal.entity';
import * as llmCall from './llm-call.entity';
import * as operations from './operations.entity';
import * as outward from './outward.entity';
import * as policy from './policy.entity';
import * as promise from './promise.entity';
import * as records from './records.entity';
import * as rescoringRun from './rescoring-run.entity';
import * as sync from './sync.entity';
import * as telemetry from './telemetry.entity';
import * as workUnit from './work-unit.entity';

export * from './account.entity';
export * from './approval.entity';
export * from './artifact.entity';
export * from './effect.entity';
export * from './facts.entity';
export * from './journal.entity';
export * from './llm-call.entity';
export * from './operations.entity';
export * from './outward.entity';
export * from './policy.entity';
export * from './promise.entity';
export * from './records.entity';
export * from './rescoring-run.entity';
export * from './statuses';
export * from './sync.entity';
export * from './telemetry.entity';
export * from './work-unit.entity';

/** Every table the product knows. */
export const entities = [
  account,
  journal,
  effect,
  records,
  facts,
  promise,
  telemetry,
  artifact,
  workUnit,
  approval,
  policy,
  llmCall,
  outward,
  sync,
  rescoringRun,
  operations,
].flatMap((family) => Object.values<new () => object>(family));
