import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ColleagueNames, type NameOf } from '../store/colleague-names';
import { AccountRow } from '../store/entities';
import { type Team } from './doer';

/** An account as it stands in a list of something else. */
export type ListedAccount = Pick<
  AccountRow,
  'id' | 'name' | 'arr' | 'currency' | 'waitsForWhat' | 'waitsSince' | keyof Team
>;

/** What accounts are called and what they are worth, by id. */
@Injectable()
export class AccountNames {
  constructor(
    private readonly db: DataSource,
    private readonly colleagues: ColleagueNames,
  ) {}

  async of(ids: string[]): Promise<Map<string, string>> {
    return new Map([...(await this.listed(ids))].map(([id, { name }]) => [id, name]));
  }

  async listed(ids: string[]): Promise<Map<string, ListedAccount>> {
    const rows = await this.db.manager.find(AccountRow, {
      select: {
        id: true,
        name: true,
        arr: true,
        currency: true,
        waitsForWhat: true,
        waitsSince: true,
        ownerName: true,
        ownerEmail: true,
        aeName: true,
        aeEmail: true,
      },
      where: { id: In([...new Set(ids)]) },
    });
    const nameOf = await this.colleagues.of(rows.flatMap(({ ownerEmail, aeEmail }) => [ownerEmail, aeEmail]));
    return new Map(rows.map((row) => [row.id, { ...row, ...namedTeam(row, nameOf) }]));
  }
}

/** The team of an account as its members are called everywhere, whatever the last handoff called them. */
export function namedTeam({ ownerName, ownerEmail, aeName, aeEmail }: Team, nameOf: NameOf): Team {
  return { ownerName: calledBy(ownerEmail, ownerName), ownerEmail, aeName: calledBy(aeEmail, aeName), aeEmail };

  function calledBy(email: string | null, name: string | null): string | null {
    return email === null || name === null ? name : nameOf(email);
  }
}
