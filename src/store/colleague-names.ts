import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What colleagues are called, by address; somebody of whom only the address is known goes by that. */
export type NameOf = (email: string) => string;

@Injectable()
export class ColleagueNames {
  constructor(private readonly db: DataSource) {}

  /**
   * As most of the accounts they look after have them, of as many the one on record longest: one handoff renames nobody. Between
   * names that accounts give, an API key of theirs decides; its own name alone is that of a program as often as not.
   */
  async of(emails: (string | null)[]): Promise<NameOf> {
    const asked = [...new Set(emails.flatMap((email) => email?.toLowerCase() ?? []))];
    if (asked.length === 0) return (email) => email;
    const rows = await this.db.query<{ email: string; name: string }[]>(
      `SELECT DISTINCT ON (email) email, name
         FROM (SELECT lower(owner_email) AS email, owner_name AS name, created_at FROM account WHERE lower(owner_email) = ANY ($1)
                UNION ALL
               SELECT lower(ae_email), ae_name, created_at FROM account WHERE lower(ae_email) = ANY ($1)) AS colleague
        WHERE name IS NOT NULL
        GROUP BY email, name
        ORDER BY email,
                 EXISTS (SELECT 1 FROM api_key k WHERE k.revoked_at IS NULL AND lower(k.email) = colleague.email
                                                   AND lower(k.name) = lower(colleague.name)) DESC,
                 count(*) DESC, min(created_at), name`,
      [asked],
    );
    const names = new Map(rows.map(({ email, name }) => [email, name]));
    return (email) => names.get(email.toLowerCase()) ?? email;
  }
}
