import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LessThanOrEqual, type DataSource, type EntityManager } from 'typeorm';
import { parsePolicy, type Policy } from '../policy/policy.schema';
import { scoringPolicyWith, type ScoringPolicy } from '../scoring';
import { PolicyVersion } from './entities';

export interface ActivePolicy extends Policy {
  version: number;
  /** The published numbers of the score formulas with those the policy replaces. */
  scores: ScoringPolicy;
}

const DEFAULT_POLICY = join(__dirname, '../policy/default-policy.yaml');

/** The newest policy rules. Each reader asks for its version first, so that a change counts at once in every instance. */
export class PolicyStore {
  private parsed?: ActivePolicy;

  constructor(private readonly db: DataSource) {}

  async active(tx: EntityManager = this.db.manager): Promise<ActivePolicy> {
    const version = await newestVersion(tx);
    if (version === null) return this.seed(tx);
    if (this.parsed?.version !== version) {
      const { document } = await tx.findOneByOrFail(PolicyVersion, { version });
      this.parsed = { ...read(document), version };
    }
    return this.parsed;
  }

  async newest(tx: EntityManager = this.db.manager): Promise<PolicyVersion> {
    const { version } = await this.active(tx);
    return tx.findOneByOrFail(PolicyVersion, { version });
  }

  /** The newest first, from `from` backwards. */
  versions(from: number, limit: number): Promise<PolicyVersion[]> {
    const where = { version: LessThanOrEqual(from) };
    return this.db.manager.find(PolicyVersion, { where, order: { version: 'DESC' }, take: limit });
  }

  /**
   * Switches on a policy. `replaces` is the version the caller has seen.
   * @throws InvalidPolicy, UnusableScoringNumbers; PolicyMovedOn when another policy was put meanwhile
   */
  put(document: string, putBy: string, replaces?: number): Promise<PolicyVersion> {
    return this.db.transaction(async (tx) => {
      const { version: current } = await this.active(tx);
      if (replaces !== undefined && replaces !== current) throw new PolicyMovedOn(replaces, current);
      return this.putBehind(tx, current, document, putBy);
    });
  }

  /** Replaces the document by what `edit` makes of the newest one; null leaves it as it is. */
  async amend(tx: EntityManager, edit: (newest: PolicyVersion) => string | null, putBy: string): Promise<void> {
    for (;;) {
      const newest = await this.newest(tx);
      const document = edit(newest);
      if (document === null) return;
      try {
        return void (await this.putBehind(tx, newest.version, document, putBy));
      } catch (error) {
        // Somebody put another one meanwhile, which is amended in its place.
        if (!(error instanceof PolicyMovedOn)) throw error;
      }
    }
  }

  private async putBehind(tx: EntityManager, current: number, document: string, putBy: string): Promise<PolicyVersion> {
    read(document);
    const version = current + 1;
    const written = await insertOnce(tx, { version, document, putBy });
    if (!written) throw new PolicyMovedOn(current, version);
    return tx.findOneByOrFail(PolicyVersion, { version });
  }

  private async seed(tx: EntityManager): Promise<ActivePolicy> {
    await insertOnce(tx, { version: 1, document: readFileSync(DEFAULT_POLICY, 'utf8'), putBy: 'default' });
    return this.active(tx);
  }
}

/** Somebody else put a policy first. */
export class PolicyMovedOn extends Error {
  constructor(
    readonly replaces: number,
    readonly current: number,
  ) {
    super(`Policy ${replaces} is no longer the active one; ${current} is`);
  }
}

function read(document: string): Omit<ActivePolicy, 'version'> {
  const policy = parsePolicy(document);
  return { ...policy, scores: scoringPolicyWith(policy.scoring) };
}

async function newestVersion(tx: EntityManager): Promise<number | null> {
  const [newest] = await tx.find(PolicyVersion, { select: { version: true }, order: { version: 'DESC' }, take: 1 });
  return newest?.version ?? null;
}

async function insertOnce(
  tx: EntityManager,
  row: Pick<PolicyVersion, 'version' | 'document' | 'putBy'>,
): Promise<boolean> {
  const inserted = await tx
    .createQueryBuilder()
    .insert()
    .into(PolicyVersion)
    .values(row)
    .orIgnore()
    .returning('version')
    .execute();
  const rows: unknown = inserted.raw;
  return Array.isArray(rows) && rows.length === 1;
}
