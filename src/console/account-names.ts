import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AccountRow } from '../store/entities';

/** What accounts are called, by id. */
@Injectable()
export class AccountNames {
  constructor(private readonly db: DataSource) {}

  async of(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.db.manager.find(AccountRow, {
      select: { id: true, name: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
