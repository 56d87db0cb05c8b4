import { Injectable } from '@nestjs/common';
import { AutonomyService } from '../../actions/autonomy/autonomy.service';
import { type AutonomyView } from '../../actions/autonomy/autonomy.view';
import { PolicyService } from '../../actions/policy.service';
import { InvalidPolicy } from '../../policy/policy.faults';
import { parsePolicy, type Policy } from '../../policy/policy.schema';
import { type PolicyVersion } from '../../store/entities';
import { PolicyStore } from '../../store/policy.store';
import { differenceBetween, type PolicyDifference } from './policy.difference';

const VERSIONS_SHOWN = 20;

/** A version with what it says otherwise than the one before it, unless one of them can no longer be read. */
export interface PastVersion extends Pick<PolicyVersion, 'version' | 'putBy' | 'at'> {
  difference: PolicyDifference | 'the first' | 'not readable';
}

/** A policy, and the versions up to it. */
export interface PolicyWithPast {
  put: PolicyVersion;
  /** As it is understood; null for an old version that can no longer be read. */
  policy: Policy | null;
  inForce: number;
  /** What has been earned under it; null for a version that rules no longer. */
  autonomy: AutonomyView[] | null;
  versions: PastVersion[];
  /** The newest version that is not among them; null where all are. */
  further: number | null;
}

@Injectable()
export class PolicyOverview {
  constructor(
    private readonly policies: PolicyService,
    private readonly store: PolicyStore,
    private readonly autonomy: AutonomyService,
  ) {}

  async current(): Promise<PolicyWithPast> {
    const { version } = await this.store.active();
    return this.of(version);
  }

  /** @throws PolicyVersionNotFound */
  async of(version: number): Promise<PolicyWithPast> {
    const put = await this.policies.version(version);
    const { version: inForce } = await this.store.active();
    const rows = await this.store.versions(version, VERSIONS_SHOWN + 1);
    const versions = rows.slice(0, VERSIONS_SHOWN).map((row, at) => pastOf(row, rows[at + 1] ?? null));
    const autonomy = version === inForce ? await this.autonomy.find() : null;
    const further = rows[VERSIONS_SHOWN]?.version ?? null;
    return { put, policy: read(put), inForce, autonomy, versions, further };
  }
}

function pastOf(row: PolicyVersion, before: PolicyVersion | null): PastVersion {
  const { version, putBy, at } = row;
  return { version, putBy, at, difference: before === null ? 'the first' : difference(before, row) };
}

function difference(before: PolicyVersion, after: PolicyVersion): PastVersion['difference'] {
  const [old, now] = [read(before), read(after)];
  return old && now ? differenceBetween(old, now) : 'not readable';
}

/** What was once switched on may be worded in a way that is understood no longer. */
function read({ document }: PolicyVersion): Policy | null {
  try {
    return parsePolicy(document);
  } catch (error) {
    if (error instanceof InvalidPolicy) return null;
    throw error;
  }
}
