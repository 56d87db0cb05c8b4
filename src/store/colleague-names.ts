import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What colleagues are called, by address; somebody of whom only the address is known goes by that. */
export type NameOf = (email: string) => string;

@Injectable()
export class ColleagueNames {
  constructor(private readonly db: DataSource) {}

  /** As the accounts they look after have them; a key’s own name is that of a program as often as not. */
  async of(emails: (string | null)[]): Promise<NameOf> {
    const asked = [...new Set(emails.flatMap((email) => email?.toLowerCase() ?? []))];
    if (asked.length === 0) return (email) => email;
    const rows = await this.db.query<{ email: string; name: string }[]>(
      `SELECT DISTINCT ON (email) email, name
         FROM (SELECT lower(owner_email) AS email, owner_name AS name FROM account
                UNION SELECT lower(ae_email), ae_name FROM account) AS colleague
        WHERE email = ANY ($1) AND name IS NOT NULL
        ORDER BY email, name`,
      [asked],
    );
    const names = new Map(rows.map(({ email, name }) => [email, name]));
    return (email) => names.get(email.toLowerCase()) ?? email;
  }
}
