import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { mayActAs } from '../platform/auth/caller';
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
