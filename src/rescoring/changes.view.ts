import { type LedgerView } from '../accounts/score-changes.view';
import { type RunChange } from './run.changes';

/** One account whose risk or health moved: by how much, and which input moved it. */
export class RunChangeView implements RunChange {
  accountId: string;
  name: string;
  /** The earlier day it is compared with. */
  since: string;
  risk: LedgerView;
  health: LedgerView;
}

export class RunChangePage {
  items: RunChangeView[];
  nextCursor: string | null;
}
