import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Anchor, type AnchorKey, type Stakeholder } from '../evidence/evidence.types';
import { type Caller } from '../platform/auth/caller';
import { PersonRow, ReadingRow, StatedAnchorRow } from '../store/entities';
import { stakeholderIn } from '../store/understood';
import { type AccountView } from './account.view';
import { AccountsService } from './accounts.service';
import { AnchorRecords } from './anchor-records';
import { statementIn } from './public-event';

const NEWEST_CONTACTS = `
  SELECT lower(person) AS person, max(i.at)::date AS "on"
    FROM interaction i CROSS JOIN jsonb_array_elements_text(i.people) AS person
   WHERE i.account_id = $1 AND i.two_way
   GROUP BY 1`;

/** What a person says an anchor is; `replaces` is the instant of the statement they knew, null where there was none. */
interface Statement {
  key: AnchorKey;
  value: unknown;
  replaces?: string | null;
}

/** What was understood about an account, each with the place or the person it comes from. */
@Injectable()
export class UnderstoodFacts {
  constructor(
    private readonly db: DataSource,
    private readonly accounts: AccountsService,
    private readonly records: AnchorRecords,
  ) {}

  anchors(id: string): Promise<Anchor[]> {
    return this.records.list(this.db.manager, id);
  }

  anchor(id: string, key: AnchorKey): Promise<Anchor> {
    return this.records.find(this.db.manager, id, key);
  }

  /** Who stated the anchor last, and when; null where nobody did. */
  statementOf(accountId: string, key: AnchorKey): Promise<StatedAnchorRow | null> {
    return this.db.manager.findOneBy(StatedAnchorRow, { accountId, key });
  }

  /** The same value stated again is not news. @throws AnchorStatedMeanwhile */
  async state(id: string, { key, value: given, replaces }: Statement, caller: Caller): Promise<AccountView> {
    const { value } = statementIn(key, { value: given, replaces });
    const before = await this.statementOf(id, key);
    if (isDeepStrictEqual(before?.value, value)) return this.accounts.view(id);
    const event = { eventId: `anchor:${randomUUID()}`, type: 'anchor.stated', key, value, replaces };
    return this.accounts.send(id, event, caller);
  }

  async stakeholders(id: string): Promise<Stakeholder[]> {
    const people = await this.db.manager.find(PersonRow, { where: { accountId: id }, order: { n: 'ASC' } });
    const reading = await this.db.manager.findOneBy(ReadingRow, { accountId: id });
    const contacts = await this.db.query<{ person: string; on: string }[]>(NEWEST_CONTACTS, [id]);
    const inFeed = new Map(contacts.map(({ person, on }) => [person, on]));
    return people.map((row) => {
      const person = stakeholderIn(row, reading);
      const known = [person.name, person.email].flatMap((each) => each?.toLowerCase() ?? []);
      const seen = [person.lastContact, ...known.map((each) => inFeed.get(each))].filter((date) => date != null);
      return { ...person, lastContact: seen.sort().at(-1) ?? null };
    });
  }
}
