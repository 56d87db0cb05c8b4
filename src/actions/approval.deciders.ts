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

/**
 * An address without a key may be that of somebody who signs in with a token.
 * @throws InvalidRequest when each of its keys has too low a role, or it is an address of the customer's
 */
export async function mustBeAbleToDecide(
  tx: EntityManager,
  { subjectKind, accountId }: Approval,
  to: string,
): Promise<void> {
  const keys = await keysOf(tx, to);
  const needed = deciderOf(subjectKind);
  if (keys.length === 0) return mustBeNoCustomer(tx, accountId, to);
  if (keys.some(({ name, role }) => mayActAs({ name, role }, needed))) return;
  const has = [...new Set(keys.map(({ role }) => role))].join(' and ');
  throw new InvalidRequest([
    {
      field: 'to',
      detail: `${to} has role ${has}; name a colleague with role ${needed} or above, who may decide this`,
    },
  ]);
}

/** What the agent asks of a colleague is not the customer's to read. */
async function mustBeNoCustomer(tx: EntityManager, accountId: string, to: string): Promise<void> {
  const [customer] = await tx.query<unknown[]>(
    `SELECT 1 FROM contact c JOIN account a ON a.id = c.account_id
      WHERE a.id = $1 AND c.email ILIKE $2
        AND NOT (COALESCE(a.owner_email, '') ILIKE $2 OR COALESCE(a.ae_email, '') ILIKE $2) LIMIT 1`,
    [accountId, `%@${domainOf(to)}`],
  );
  if (customer === undefined) return;
  throw new InvalidRequest([
    { field: 'to', detail: `${to} is an address of the customer’s: name a colleague who may decide this` },
  ]);
}

/** The keys in force of whoever has the address, however it is spelt. */
export function keysOf(tx: EntityManager, address: string): Promise<ApiKey[]> {
  const email = Raw((column) => `lower(${column}) = lower(:address)`, { address });
  return tx.findBy(ApiKey, { revokedAt: IsNull(), email });
}
