import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { ANCHOR_KEYS, type Anchor, type AnchorKey, type AnchorValue } from '../evidence/evidence.types';
import { databaseTime } from '../store/database.time';
import { AnchorRow, StatedAnchorRow } from '../store/entities';
import { anchorIn } from '../store/understood';
import { AnchorStatedMeanwhile } from './meanwhile.errors';

/** The seven anchors as they stand, whoever found or stated them. */
@Injectable()
export class AnchorRecords {
  /** All seven, also those nobody has looked for yet. */
  async list(tx: EntityManager, accountId: string): Promise<Anchor[]> {
    const rows = await tx.findBy(AnchorRow, { accountId });
    return ANCHOR_KEYS.map((key) => anchorOf(key, rows.find((each) => each.key === key) ?? null));
  }

  async find(tx: EntityManager, accountId: string, key: AnchorKey): Promise<Anchor> {
    return anchorOf(key, await tx.findOneBy(AnchorRow, { accountId, key }));
  }

  /**
   * The evidence of a stated anchor is the person who states it. `replaces` is the instant of the statement that the
   * person knew, null where there was none; the caller holds the account, so that no other comes in between.
   * @throws AnchorStatedMeanwhile
   */
  async state(
    tx: EntityManager,
    accountId: string,
    { key, value, replaces }: { key: AnchorKey; value: AnchorValue; replaces?: string | null },
    by: string,
  ): Promise<void> {
    if (replaces !== undefined) {
      const stated = await tx.findOneBy(StatedAnchorRow, { accountId, key });
      const known = replaces === null ? null : Date.parse(replaces);
      if ((stated?.at.getTime() ?? null) !== known) throw new AnchorStatedMeanwhile(key, stated);
    }
    const at = await databaseTime(tx);
    await tx.upsert(StatedAnchorRow, { accountId, key, value, statedBy: by, at }, ['accountId', 'key']);
    const evidence = [{ person: by, at: at.toISOString() }];
    const stated = { accountId, key, status: 'concrete' as const, value, evidence, doubts: [], updatedAt: at };
    await tx.upsert(AnchorRow, stated, ['accountId', 'key']);
  }
}

function anchorOf(key: AnchorKey, row: AnchorRow | null): Anchor {
  return row ? anchorIn(row) : { key, status: 'missing', value: null, evidence: [], round: 0, doubts: [] };
}
