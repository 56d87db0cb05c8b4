import { type IngestReport, type Rejected } from './ingest.service';

export class RejectedView implements Rejected {
  /** The line the row stands on, from 1; its position in a JSON array. @example 3 */
  line: number;
  /** @example 'activeUsers: give a whole number' */
  reason: string;
}

export class IngestView implements IngestReport {
  /** @example 41 */
  accepted: number;
  /** Of rows refused for one reason the first are listed, then one entry stands for all the others. */
  rejected: RejectedView[];
}
