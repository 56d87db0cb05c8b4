import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type TrackedPromise } from '../evidence/evidence.types';
import { nameOf, type Caller } from '../platform/auth/caller';
import { PromiseRow } from '../store/entities';
import { Rescorer } from '../telemetry/scores/rescorer';
import { PromiseSettledMeanwhile } from './meanwhile.errors';
import { PromiseView } from './understood-facts.view';

/** No promise of this account has this id. */
export class PromiseNotFound extends Error {
  constructor(
    readonly accountId: string,
    readonly promise: string,
  ) {
    super(`Account ${accountId} has no promise ${promise}; GET /accounts/${accountId}/promises lists them`);
  }
}

/** What a person says became of a promise; `replaces` is the instant of the word that theirs replaces. */
interface Word {
  status: TrackedPromise['status'];
  note?: string | null;
  replaces?: string;
}

/** What was promised outside the contract, followed until a person says what became of it. */
@Injectable()
export class PromiseLedger {
  constructor(
    private readonly db: DataSource,
    private readonly rescorer: Rescorer,
  ) {}

  async list(accountId: string): Promise<PromiseView[]> {
    const rows = await this.db.manager.find(PromiseRow, { where: { accountId }, order: { id: 'ASC' } });
    return rows.map((row) => PromiseView.of(row));
  }

  /**
   * A person says what became of a promise, or takes that back by `open`. Scores and the queue follow at once. The first
   * word stands until somebody names it as the one that theirs replaces; said again it is not news.
   * @throws PromiseNotFound, PromiseSettledMeanwhile
   */
  async settle(accountId: string, id: string, word: Word, caller: Caller): Promise<PromiseView> {
    const by = nameOf(caller);
    const isTaken = await this.take(accountId, id, word, by);
    const promise = await this.db.manager.findOneBy(PromiseRow, { accountId, id });
    if (!promise) throw new PromiseNotFound(accountId, id);
    if (!isTaken && !says(promise, word, by)) throw new PromiseSettledMeanwhile(promise);
    await this.rescorer.rescore([accountId]);
    return PromiseView.of(promise);
  }

  /** One statement, so that of two people at once the second meets the word of the first. @returns whether it was taken */
  private async take(accountId: string, id: string, word: Word, by: string): Promise<boolean> {
    const { status, replaces = null } = word;
    const settled = status === 'open' ? null : JSON.stringify({ by, note: noteOf(word) });
    const [, changed] = await this.db.query<[unknown, number]>(
      `UPDATE promise
          SET status = $3, settled = $4::jsonb || jsonb_build_object('at', to_jsonb(now())), updated_at = now()
        WHERE account_id = $1 AND id = $2
          AND (settled->>'at' IS NOT DISTINCT FROM $5::text OR ($3 = 'open' AND $5::text IS NULL))`,
      [accountId, id, status, settled, replaces],
    );
    return changed > 0;
  }
}

function noteOf({ note }: Word): string | null {
  return note?.trim() || null;
}

function says({ status, settled }: PromiseRow, word: Word, by: string): boolean {
  return status === word.status && settled?.by === by && settled.note === noteOf(word);
}
