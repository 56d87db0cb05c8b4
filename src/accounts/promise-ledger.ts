import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type TrackedPromise } from '../evidence/evidence.types';
import { nameOf, type Caller } from '../platform/auth/caller';
import { PromiseRow } from '../store/entities';
import { Rescorer } from '../telemetry/scores/rescorer';
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
   * A person says what became of a promise, or takes that back by `open`. Scores and the queue follow at once.
   * @throws PromiseNotFound
   */
  async settle(
    accountId: string,
    id: string,
    { status, note = null }: { status: TrackedPromise['status']; note?: string | null },
    caller: Caller,
  ): Promise<PromiseView> {
    const settled = status === 'open' ? null : JSON.stringify({ by: nameOf(caller), note });
    const [, found] = await this.db.query<[unknown, number]>(
      `UPDATE promise
          SET status = $3, settled = $4::jsonb || jsonb_build_object('at', to_jsonb(now())), updated_at = now()
        WHERE account_id = $1 AND id = $2`,
      [accountId, id, status, settled],
    );
    if (found === 0) throw new PromiseNotFound(accountId, id);
    await this.rescorer.rescore([accountId]);
    return PromiseView.of(await this.db.manager.findOneByOrFail(PromiseRow, { accountId, id }));
  }
}
