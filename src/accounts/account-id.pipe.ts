import { Injectable, type PipeTransform } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AccountReference, referenceOf } from '../platform/http/account-reference';
import { AccountNotFound } from '../store/account.errors';
import { AccountRow } from '../store/entities';

/** Turns `:id`, our id or `ext:<externalId>`, into our id. An id of ours is checked by whoever loads the account. */
@Injectable()
export class AccountRefPipe implements PipeTransform<string, Promise<string>> {
  constructor(protected readonly db: DataSource) {}

  transform(reference: string): Promise<string> {
    const where = referenceOf(reference);
    return 'id' in where ? Promise.resolve(where.id) : this.existing(reference, where);
  }

  protected async existing(reference: string, where: AccountReference): Promise<string> {
    const row = await this.db.manager.findOne(AccountRow, { select: { id: true }, where });
    if (!row) throw new AccountNotFound(reference);
    return row.id;
  }
}

/** The same, for routes that read tables beside the account: it must exist. */
@Injectable()
export class AccountIdPipe extends AccountRefPipe {
  override transform(reference: string): Promise<string> {
    return this.existing(reference, referenceOf(reference));
  }
}
