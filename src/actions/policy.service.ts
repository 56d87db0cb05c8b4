import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SHOWN_PHASES } from '../lifecycle/phases';
import { nameOf, type Caller } from '../platform/auth/caller';
import { remedies } from '../platform/problems/remedies';
import { digestOf } from '../policy/digest';
import { InvalidPolicy, type PolicyFault } from '../policy/policy.faults';
import { parsePolicy, type Policy } from '../policy/policy.schema';
import { whatIf, type WhatIf } from '../policy/what-if';
import { scoringPolicyWith } from '../scoring';
import { PolicyTrial, type PolicyVersion } from '../store/entities';
import { PolicyMovedOn, PolicyStore } from '../store/policy.store';
import { ApprovalClock } from './approval.clock';
import { policyCases } from './policy.cases';
import { PolicyDraftNotFound, PolicyNotTriedOut, PolicyVersionNotFound } from './policy.errors';
import { PolicyView } from './policy.view';

/** What a draft would change, and how to name it when it is switched on. */
export interface TriedOut extends WhatIf {
  digest: string;
  /** The version it was tried against. */
  replaces: number;
}

@Injectable()
export class PolicyService {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
    private readonly clock: ApprovalClock,
  ) {}

  async current(): Promise<PolicyView> {
    return PolicyView.of(await this.policies.newest());
  }

  /** A version as it was switched on. @throws PolicyVersionNotFound */
  async version(version: number): Promise<PolicyVersion> {
    const { version: newest } = await this.policies.active();
    const [found] = version > 0 && version <= newest ? await this.policies.versions(version, 1) : [];
    if (found?.version !== version) throw new PolicyVersionNotFound(version);
    return found;
  }

  /**
   * What the document would change: of every living work unit, and of each draft every account could need. From then on
   * it may be switched on in place of the version that rules now.
   * @throws InvalidPolicy, UnusableScoringNumbers
   */
  async whatIf(document: string, caller: Caller): Promise<TriedOut> {
    const draft = readDraft(document);
    const active = await this.policies.active();
    const changes = whatIf(active, draft, await policyCases(this.db.manager, active));
    const [digest, replaces] = [digestOf(document), active.version];
    const trial = { digest, version: replaces, document, triedBy: nameOf(caller) };
    await this.db.createQueryBuilder().insert().into(PolicyTrial).values(trial).orIgnore().execute();
    return { ...changes, digest, replaces };
  }

  /** A document that was tried out, against whichever version. @throws PolicyDraftNotFound */
  async triedOut(digest: string): Promise<string> {
    const [trial] = await this.db.manager.find(PolicyTrial, { where: { digest }, take: 1 });
    if (!trial) throw new PolicyDraftNotFound(digest);
    return trial.document;
  }

  /**
   * Switches on a document whose consequences were looked at.
   * @throws InvalidPolicy, UnusableScoringNumbers, PolicyMovedOn; PolicyNotTriedOut when nobody tried it against the version it replaces
   */
  async put(document: string, caller: Caller, replaces?: number): Promise<PolicyView> {
    readDraft(document);
    return this.putTriedOut(digestOf(document), caller, replaces);
  }

  /**
   * Switches on the document of this digest, as it was tried out.
   * @throws PolicyMovedOn; PolicyNotTriedOut when nobody tried it against the version it replaces
   */
  async putTriedOut(digest: string, caller: Caller, replaces?: number): Promise<PolicyView> {
    const { version } = await this.policies.active();
    if (replaces !== undefined && replaces !== version) throw new PolicyMovedOn(replaces, version);
    const trial = await this.db.manager.findOneBy(PolicyTrial, { digest, version });
    if (!trial) throw new PolicyNotTriedOut(version);
    return this.switchOn(trial.document, caller, version);
  }

  /** Switches it on. Open approvals whose tier it changes are superseded at once, by this instance or in the next round of another. */
  async switchOn(document: string, caller: Caller, replaces?: number): Promise<PolicyView> {
    const put = await this.policies.put(document, nameOf(caller), replaces);
    await this.clock.workOff();
    return PolicyView.of(put);
  }
}

/** What is wrong with a draft is said before anybody looks at what it would change. */
function readDraft(document: string): Policy {
  const policy = parsePolicy(document, remedies);
  scoringPolicyWith(policy.scoring);
  // A rule for a phase that no account is in would never hold, and nobody would know.
  const strange = policy.rules.filter(({ when }) => when.phase?.some((phase) => !isShown(phase)));
  if (strange.length > 0) throw new InvalidPolicy(strange.map(({ id }) => strangePhase(id)));
  return policy;
}

function isShown(phase: string): boolean {
  return SHOWN_PHASES.some((shown) => shown === phase);
}

function strangePhase(rule: string): PolicyFault {
  return { path: `rules.${rule}.when.phase`, message: `must be one of ${SHOWN_PHASES.join(', ')}`, line: null };
}
