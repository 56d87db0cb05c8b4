import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type ArtifactContent } from '../evidence/drafting/artifact.types';
import { type Basis } from '../evidence/drafting/brief-sections';
import { compileLicencePlan } from '../evidence/drafting/compile-licence-plan';
import { compileHandoffAudit, compileStakeholderMap } from '../evidence/drafting/compile-reports';
import { knownFacts } from '../evidence/drafting/known-facts';
import { digestOf } from '../policy/digest';
import { StoredAccountRecords } from './account-records';
import { StoredArtifacts } from './artifact.store';

/** Compiled from the record alone: nobody drafts or approves them. */
const REPORTS = {
  handoff_audit: compileHandoffAudit,
  stakeholder_map: compileStakeholderMap,
  licence_plan: compileLicencePlan,
} satisfies Record<string, (basis: Basis) => ArtifactContent>;

export const Report = z.enum(['handoff_audit', 'stakeholder_map', 'licence_plan']);
export type Report = z.infer<typeof Report>;

/** Writes the reports that the machine or a person asks for. */
@Injectable()
export class Reports {
  constructor(
    private readonly records: StoredAccountRecords,
    private readonly artifacts: StoredArtifacts,
  ) {}

  /** @returns the id of the artifact; the same asking writes it once. */
  async write(tx: EntityManager, kind: Report, asked: { accountId: string; seq: number; n: number }): Promise<string> {
    const { accountId, seq, n } = asked;
    const record = await this.records.load(accountId, tx);
    const content = REPORTS[kind]({ record, known: knownFacts(record) });
    const id = `${kind}-${seq}-${n}`;
    await this.artifacts.keep(tx, {
      accountId,
      id,
      content,
      digest: digestOf(content),
      writtenBy: 'agent',
      facts: null,
    });
    return id;
  }
}
