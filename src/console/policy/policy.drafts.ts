import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { actionProblems } from '../../actions/actions.problems';
import { PolicyService, type TriedOut } from '../../actions/policy.service';
import { type Caller } from '../../platform/auth/caller';
import { type FieldProblem } from '../../platform/problems/problem';
import { parsePolicy } from '../../policy/policy.schema';
import { type TierChange } from '../../policy/what-if';
import { WorkUnit, type PolicyVersion } from '../../store/entities';
import { AccountNames } from '../account-names';
import { titleOf } from '../links';
import { differenceBetween, type PolicyDifference } from './policy.difference';

/** More than anybody reads; the counts are of all. */
const ACTIONS_SHOWN = 50;

/** A draft that can be read, with everything it would change. */
export interface JudgedDraft {
  document: string;
  /** The version it would replace. */
  replaced: PolicyVersion;
  difference: PolicyDifference;
  triedOut: TriedOut;
  /** Open actions that would be decided otherwise, those of the largest accounts first. */
  actions: (TierChange & { id: string; title: string; account: string })[];
  /** How many more there are. */
  actionsLeft: number;
}

/** What was typed, and what is wrong with it. */
export interface FaultyDraft {
  document: string;
  faults: FieldProblem[];
}

@Injectable()
export class PolicyDrafts {
  constructor(
    private readonly policies: PolicyService,
    private readonly names: AccountNames,
    private readonly db: DataSource,
  ) {}

  /** The text that a new draft begins with: a version that was switched on, else the policy in force. */
  async begin(from?: number): Promise<FaultyDraft> {
    const { document } = from === undefined ? await this.policies.current() : await this.policies.version(from);
    return { document, faults: [] };
  }

  /** Faults are an answer and no error, so that what was typed is not lost. */
  async judge(document: string, caller: Caller): Promise<JudgedDraft | FaultyDraft> {
    try {
      return await this.judged(document, caller);
    } catch (error) {
      const problem = actionProblems(error);
      if (problem?.status !== 400) throw error;
      return { document, faults: problem.errors ?? [] };
    }
  }

  /** The text of a draft that was judged before, to be judged as things stand now. @throws PolicyDraftNotFound */
  async judgedBefore(digest: string): Promise<FaultyDraft> {
    return { document: await this.policies.triedOut(digest), faults: [] };
  }

  private async judged(document: string, caller: Caller): Promise<JudgedDraft> {
    const triedOut = await this.policies.whatIf(document, caller);
    const replaced = await this.policies.version(triedOut.replaces);
    const open = triedOut.changes.filter(isOfAction).sort((one, other) => sizeOf(other) - sizeOf(one));
    const shown = open.slice(0, ACTIONS_SHOWN);
    const names = await this.names.of(shown.map(({ accountId }) => accountId));
    const titles = await this.titlesOf(shown.map(({ id }) => id));
    return {
      document,
      replaced,
      difference: differenceBetween(parsePolicy(replaced.document), parsePolicy(document)),
      triedOut,
      actions: shown.map((change) => ({
        ...change,
        title: titles.get(change.id) ?? change.kind,
        account: names.get(change.accountId) ?? change.accountId,
      })),
      actionsLeft: open.length - shown.length,
    };
  }

  private async titlesOf(ids: string[]): Promise<Map<string, string>> {
    const units = await this.db.manager.findBy(WorkUnit, { id: In(ids) });
    return new Map(units.map(({ id, kind, payload }) => [id, titleOf(kind, payload)]));
  }
}

function isOfAction(change: TierChange): change is TierChange & { id: string } {
  return change.id !== null;
}

function sizeOf({ arr: { inBase } }: TierChange): number {
  return inBase ?? Number.MAX_VALUE;
}
