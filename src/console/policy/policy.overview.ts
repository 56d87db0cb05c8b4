import { Injectable } from '@nestjs/common';
import { AutonomyService } from '../../actions/autonomy/autonomy.service';
import { type AutonomyView } from '../../actions/autonomy/autonomy.view';
import { PolicyService } from '../../actions/policy.service';
import { type PolicyView } from '../../actions/policy.view';
import { policyChanges, type PolicyChange } from '../../policy/policy-changes';

const VERSIONS_SHOWN = 20;

/** A version with what it says otherwise than the one before it; null for the first. */
export interface PastVersion extends Pick<PolicyView, 'version' | 'putBy' | 'at'> {
  currency: string;
  changes: PolicyChange[] | null;
}

/** A policy, and the versions up to it. */
export interface PolicyWithPast {
  policy: PolicyView;
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
    private readonly autonomy: AutonomyService,
  ) {}

  async current(): Promise<PolicyWithPast> {
    return this.withPast(await this.policies.current());
  }

  /** @throws PolicyVersionNotFound */
  async of(version: number): Promise<PolicyWithPast> {
    return this.withPast(await this.policies.version(version));
  }

  private async withPast(policy: PolicyView): Promise<PolicyWithPast> {
    const { version: inForce } = await this.policies.current();
    const views = await this.policies.versions(policy.version, VERSIONS_SHOWN + 1);
    const versions = views.slice(0, VERSIONS_SHOWN).map((view, at) => pastOf(view, views[at + 1] ?? null));
    const autonomy = policy.version === inForce ? await this.autonomy.find() : null;
    return { policy, inForce, autonomy, versions, further: views[VERSIONS_SHOWN]?.version ?? null };
  }
}

function pastOf({ version, putBy, at, policy }: PolicyView, before: PolicyView | null): PastVersion {
  const changes = before && policyChanges(before.policy, policy);
  return { version, putBy, at, currency: policy.baseCurrency, changes };
}
