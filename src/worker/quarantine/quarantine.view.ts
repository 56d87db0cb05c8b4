import { type EffectKind, type EffectRow, type EffectStatus } from '../../store/entities';
import { idOf } from './effect.id';

export class ReadmissionView {
  /** E-mail or key name of whoever sent it round again. */
  by: string;
  /** By the clock. */
  at: string;
  reason: string;
  /** What it had failed with. */
  error: string | null;
}

/** Work that a decision asked for, and how far it has come. */
export class EffectView {
  /** Account, number of the journal entry that asked for it, and its place among what that entry asked for. @example 'acc-1:12:0' */
  id: string;
  accountId: string;
  /** Work of an agent or of plain code, a timer, or something to perform. */
  kind: EffectKind;
  /** What is worked on, waited for or performed. @example 'holdActions' */
  name: string;
  status: EffectStatus;
  /** Since it was asked for, or last sent round again. */
  attempts: number;
  /** What went wrong at the last attempt. */
  error: string | null;
  /** Since when it is set aside or otherwise at its end, by the clock; null while it is open. */
  since: Date | null;
  /** Each time it was sent round again. */
  readmitted: ReadmissionView[];

  static of(row: EffectRow): EffectView {
    const { accountId, kind, name, status, attempts, error, settledAt, readmitted } = row;
    return { id: idOf(row), accountId, kind, name, status, attempts, error, since: settledAt, readmitted };
  }
}

export class EffectPage {
  items: EffectView[];
  nextCursor: string | null;
}
