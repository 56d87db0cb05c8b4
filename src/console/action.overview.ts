import { Injectable } from '@nestjs/common';
import { type ActionView } from '../actions/action.view';
import { ActionsService } from '../actions/actions.service';
import { ApprovalList } from '../actions/approval.list';
import { AccountNames } from './account-names';
import { AccountPapers } from './account.papers';
import { type Proof, type Wait } from './answers/account.answers';
import { questionOf } from './answers/question';
import { type Team } from './doer';
import { AccountSources, nameOfSource } from './sources';

const OPEN_AT_MOST = 200;

/** An action with the name of its account. */
export interface ShownAction {
  action: ActionView;
  account: string;
  team: Team | null;
  wait: Wait;
  /** What of the account's documents can show that its work was done, for a question of its own. */
  proofs: Proof[];
  /** Of its contract. */
  currency: string | null;
  /** The open approval it waits for. */
  approval: string | null;
}

@Injectable()
export class ActionOverview {
  constructor(
    private readonly actions: ActionsService,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
    private readonly papers: AccountPapers,
    private readonly sources: AccountSources,
  ) {}

  /** @throws ActionNotFound */
  async of(id: string): Promise<ShownAction> {
    const action = await this.actions.findOne(id);
    const { accountId } = action;
    const account = (await this.names.listed([accountId])).get(accountId);
    const { items } = await this.approvals.find({ accountId, status: 'open', limit: OPEN_AT_MOST });
    const approval = items.find(({ subject }) => subject.id === id)?.id ?? null;
    return {
      action,
      account: account?.name ?? accountId,
      team: account ?? null,
      wait: { what: account?.waitsForWhat ?? null, since: account?.waitsSince ?? null },
      proofs: questionOf(action)?.about === 'account' ? await this.proofs(accountId) : [],
      currency: account?.currency ?? null,
      approval,
    };
  }

  /** The newest first, and before them what the agent wrote. */
  private async proofs(accountId: string): Promise<Proof[]> {
    const papers = await this.papers.of(accountId);
    const { documents } = await this.sources.of(accountId);
    return [
      ...papers.map(({ id, kind, createdAt }): Proof => [
        id,
        `${nameOfSource({ kind, date: createdAt })}, by the agent`,
      ]),
      ...documents
        .toReversed()
        .map(({ id, kind, date, author }): Proof => [
          id,
          [nameOfSource({ kind, date }), author ?? ''].filter(Boolean).join(', '),
        ]),
    ];
  }
}
