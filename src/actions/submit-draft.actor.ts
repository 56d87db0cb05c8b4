import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fromPromise } from 'xstate';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from '../lifecycle/effect.roles';
import { digestOf } from '../policy/digest';
import { judge } from '../policy/judge';
import { AccountNotFound } from '../store/account.errors';
import { AccountRow } from '../store/entities';
import { standingOf } from './account-standing';
import { accountSubject, draftSubject } from './action.subject';
import { openApproval } from './approval.records';
import { DraftChanged, readDraft } from './drafts';
import { heardOfTheSame } from './redraft';
import { PolicyStore } from '../store/policy.store';

/** The policy judges a draft; where it wants a person, the approval opens in the transaction that takes the answer. */
@Injectable()
export class SubmitDraft {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
  ) {}

  readonly actor = (run: Run<EntityManager>) =>
    fromPromise<ActorOutput<'submitDraft'>, ActorInputs['submitDraft']>(({ input }) => this.submit(input, run));

  private async submit(
    { account, draft, digest }: ActorInputs['submitDraft'],
    run: Run<EntityManager>,
  ): Promise<ActorOutput<'submitDraft'>> {
    const tx = this.db.manager;
    const row = await tx.findOneBy(AccountRow, { id: account });
    if (!row) throw new AccountNotFound(account);
    const { kind, content, stored, author } = await readDraft(tx, account, draft);
    const found = digestOf(stored);
    if (found !== digest) throw new DraftChanged(draft, digest, found);

    const policy = await this.policies.active();
    const judgement = judge(policy, draftSubject(await accountSubject(tx, standingOf(row), policy), kind, content));
    if (judgement.tier === 'approval_required') {
      const subject = { kind, id: draft };
      const submission = { accountId: account, subject, payload: stored, digest, evidence: content.evidence, author };
      run.alongside(async (within) =>
        openApproval(within, submission, judgement, policy, await heardOfTheSame(within, submission)),
      );
    }
    return { tier: judgement.tier, rule: judgement.rule, policyVersion: policy.version };
  }
}
