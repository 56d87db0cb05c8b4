import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, Raw, type EntityManager } from 'typeorm';
import { domainOf } from '../connectors/email/addresses';
import { mayActAs } from '../platform/auth/caller';
import { InvalidRequest } from '../platform/problems/problem';
import { ApiKey, type Approval } from '../store/entities';
import { deciderOf, whyNotTheirs } from './approval.rules';

/** Who may say yes to an approval, of the colleagues that have a key of their own. */
@Injectable()
export class ApprovalDeciders {
  constructor(private readonly db: DataSource) {}

  /** Their addresses, in their order; somebody who signs in with a token only is not known before they do. */
  async of(approval: Approval): Promise<string[]> {
    const keys = await this.db.manager.findBy(ApiKey, { revokedAt: IsNull(), email: Not(IsNull()) });
    const able = keys.filter(({ name, role }) => mayActAs({ name, role }, deciderOf(approval.subjectKind)));
    const emails = able.flatMap(({ email }) => (email === null ? [] : [email]));
    return [...new Set(emails)].filter((email) => whyNotTheirs(approval, email) === null).sort();
  }
}

/** @throws InvalidRequest when each key of the address has too low a role, or without a key no colleague would have such an address */
export async function mustBeAbleToDecide(tx: EntityManager, { subjectKind }: Approval, to: string): Promise<void> {
  const keys = await keysOf(tx, to);
  const needed = deciderOf(subjectKind);
  if (keys.length === 0) return mustBeOfOurHouse(tx, to);
  if (keys.some(({ name, role }) => mayActAs({ name, role }, needed))) return;
  const has = [...new Set(keys.map(({ role }) => role))].join(' and ');
  throw new InvalidRequest([
    {
      field: 'to',
      detail: `${to} has role ${has}; name a colleague with role ${needed} or above, who may decide this`,
    },
  ]);
}

/** So many domains still make a sentence. */
const NAMED = 5;

/** Whoever signs in with a token has no key and is not known before they do; but their address is at a domain of ours. */
async function mustBeOfOurHouse(tx: EntityManager, to: string): Promise<void> {
  const colleagues = await tx.query<{ domain: string }[]>(
    `SELECT lower(substring(email FROM '[^@]+$')) AS domain
       FROM (SELECT email FROM api_key WHERE revoked_at IS NULL
              UNION ALL SELECT owner_email FROM account UNION ALL SELECT ae_email FROM account) AS colleague
      WHERE email LIKE '%@%' GROUP BY domain ORDER BY count(*) DESC, domain`,
  );
  const domains = colleagues.map(({ domain }) => domain);
  const host = domainOf(to);
  if (domains.length === 0 || domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) return;
  const ours = domains.slice(0, NAMED).join(', ');
  throw new InvalidRequest([
    {
      field: 'to',
      detail: `${to} is no colleague’s address: name one who may decide this, with an address at ${ours}`,
    },
  ]);
}

/** The keys in force of whoever has the address, however it is spelt. */
export function keysOf(tx: EntityManager, address: string): Promise<ApiKey[]> {
  const email = Raw((column) => `lower(${column}) = lower(:address)`, { address });
  return tx.findBy(ApiKey, { revokedAt: IsNull(), email });
}
