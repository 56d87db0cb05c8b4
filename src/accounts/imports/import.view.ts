import { type ImportRow, type RejectedLine } from '../../store/entities';

export class RejectedLineView implements RejectedLine {
  /** The file inside an archive, or the file itself. */
  file: string;
  line: number;
  /** @example 'account: crm-9 is not known here' */
  reason: string;
}

/** How far an import has come. */
export class ImportView implements Omit<ImportRow, 'leaseUntil' | 'leaseToken'> {
  id: string;
  /** `pending`, `running`, `done` or `failed`. */
  status: string;
  fileName: string | null;
  /** Rows counted so far; null before the file was looked through. */
  total: number | null;
  done: number;
  accepted: number;
  rejected: RejectedLineView[];
  startedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
}
