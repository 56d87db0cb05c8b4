import * as account from './account.entity';
import * as acting from './acting.entity';
import * as effect from './effect.entity';
import * as facts from './facts.entity';
import * as journal from './journal.entity';
import * as operations from './operations.entity';
import * as outward from './outward.entity';
import * as records from './records.entity';
import * as sync from './sync.entity';
import * as telemetry from './telemetry.entity';

export * from './account.entity';
export * from './acting.entity';
export * from './effect.entity';
export * from './facts.entity';
export * from './journal.entity';
export * from './operations.entity';
export * from './outward.entity';
export * from './records.entity';
export * from './sync.entity';
export * from './telemetry.entity';

/** Every table the product knows. */
export const entities = [
  account,
  journal,
  effect,
  records,
  facts,
  telemetry,
  acting,
  outward,
  sync,
  operations,
].flatMap((family) => Object.values<new () => object>(family));
