import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ofAccount } from '../../actions/account-filter';
import { type OfAccountQuery } from '../../actions/dto/of-account.dto';
import { nameOf, type Caller } from '../../platform/auth/caller';
import { decodeCursor, page, PlaceText } from '../../platform/http/paging';
import { EffectsAsked } from '../../store/effects-asked';
import { EffectRow } from '../../store/entities';
import { keyIn } from './effect.id';
import { EffectNotFound, NotQuarantined } from './quarantine.errors';
import { EffectView, type EffectPage } from './quarantine.view';

const Place = z.tuple([PlaceText, z.number().int(), z.number().int()]);

/** Effects that failed whatever was tried, and the way back for them once a person has removed the cause. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly db: DataSource,
    private readonly asked: EffectsAsked,
  ) {}

  /** By account, and within it in the order in which they were asked for. */
  async list({ accountId, limit, cursor }: OfAccountQuery): Promise<EffectPage> {
    const list = await ofAccount(this.db.manager.createQueryBuilder(EffectRow, 'effect'), accountId);
    list.andWhere(`effect.status = 'quarantined'`);
    if (cursor) {
      const [account, seq, n] = decodeCursor(cursor, Place);
      list.andWhere('(effect.account_id, effect.seq, effect.n) > (:account, :seq, :n)', { account, seq, n });
    }
    const rows = await list
      .orderBy('effect.account_id')
      .addOrderBy('effect.seq')
      .addOrderBy('effect.n')
      .limit(limit + 1)
      .getMany();
    return page(
      rows,
      limit,
      (row) => EffectView.of(row),
      ({ accountId, seq, n }) => [accountId, seq, n],
    );
  }

  /** How much there is, of one account or of all. */
  async count(accountId?: string): Promise<number> {
    const list = await ofAccount(this.db.manager.createQueryBuilder(EffectRow, 'effect'), accountId);
    return list.andWhere(`effect.status = 'quarantined'`).getCount();
  }

  /** @throws EffectNotFound */
  async show(id: string): Promise<EffectView> {
    return EffectView.of(await this.find(id));
  }

  /**
   * Sends an effect round again, with all its attempts before it. Of several people at once one does so; who did, why and
   * about which error stays with the effect. @throws EffectNotFound, NotQuarantined
   */
  async readmit(id: string, reason: string, caller: Caller): Promise<EffectView> {
    const { accountId, seq, n } = await this.find(id);
    const word = { by: nameOf(caller), reason };
    const [, count] = await this.db.query<[unknown, number]>(READMIT, [accountId, seq, n, JSON.stringify(word)]);
    const effect = await this.find(id);
    if (count === 0) throw new NotQuarantined(effect);
    this.asked.now();
    return EffectView.of(effect);
  }

  private async find(id: string): Promise<EffectRow> {
    const key = keyIn(id);
    const effect = key && (await this.db.manager.findOneBy(EffectRow, key));
    if (!effect) throw new EffectNotFound(id);
    return effect;
  }
}

const READMIT = `
  UPDATE effect
     SET status = 'pending', attempts = 0, due_at = now(), settled_at = NULL,
         readmitted = readmitted || ($4::jsonb || jsonb_build_object('at', now(), 'error', error))
   WHERE account_id = $1 AND seq = $2 AND n = $3 AND status = 'quarantined'`;
