import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AccountView } from '../accounts/account.view';
import { AccountsService } from '../accounts/accounts.service';
import { PromiseLedger } from '../accounts/promise-ledger';
import { UnderstoodFacts } from '../accounts/understood-facts.service';
import { type PromiseView } from '../accounts/understood-facts.view';
import { type ActionView } from '../actions/action.view';
import { ActionsService } from '../actions/actions.service';
import { ApprovalList } from '../actions/approval.list';
import { type ApprovalView } from '../actions/approval.view';
import { databaseTime } from '../store/database.time';
import { BusinessDate } from '../store/business-date';
import { type Anchor, type Stakeholder } from '../evidence/evidence.types';
import { type AccountScores } from '../telemetry/scores/score-account';
import { ScoresService } from '../telemetry/scores/scores.service';
import { Quarantine } from '../worker/quarantine/quarantine';
import { ColleagueNames } from '../store/colleague-names';
import { AccountRow, ContractRow } from '../store/entities';
import { AccountHistory, type ShownEntry } from './history/account.history';
import { namedTeam } from './account-names';
import { type Team } from './doer';
import { AccountPapers, type Paper } from './account.papers';
import { AccountSources, type Sources } from './sources';

const SHOWN = 50;
const STEPS_SHOWN = 5;

/** Everything that one page says about an account. */
export interface Overview {
  account: AccountView;
  /** What stands beside the view in the records. */
  terms: Pick<ContractRow, 'plan' | 'seats' | 'startDate' | 'renewalDate' | 'noticePeriodDays'> &
    Pick<AccountRow, 'segment' | 'industry'> &
    Team;
  anchors: Anchor[];
  stakeholders: Stakeholder[];
  promises: PromiseView[];
  scores: AccountScores;
  actions: ActionView[];
  approvals: ApprovalView[];
  papers: Paper[];
  sources: Sources;
  /** How much of its work failed whatever was tried. */
  setAside: number;
  /** The newest first. */
  steps: ShownEntry[];
  today: string;
  now: Date;
}

@Injectable()
export class AccountOverview {
  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
    private readonly accounts: AccountsService,
    private readonly facts: UnderstoodFacts,
    private readonly promises: PromiseLedger,
    private readonly scores: ScoresService,
    private readonly actions: ActionsService,
    private readonly approvals: ApprovalList,
    private readonly papers: AccountPapers,
    private readonly sources: AccountSources,
    private readonly history: AccountHistory,
    private readonly quarantine: Quarantine,
    private readonly colleagues: ColleagueNames,
  ) {}

  account(accountId: string): Promise<AccountView> {
    return this.accounts.view(accountId);
  }

  async of(accountId: string): Promise<Overview> {
    return {
      account: await this.accounts.view(accountId),
      terms: await this.terms(accountId),
      anchors: await this.facts.anchors(accountId),
      stakeholders: await this.facts.stakeholders(accountId),
      promises: await this.promises.list(accountId),
      scores: await this.scores.scoresOf(accountId),
      actions: (await this.actions.find({ accountId, limit: SHOWN })).items,
      approvals: (await this.approvals.find({ accountId, status: 'open', limit: SHOWN })).items,
      setAside: await this.quarantine.count(accountId),
      papers: await this.papers.of(accountId),
      steps: await this.history.newest(accountId, { limit: STEPS_SHOWN }),
      sources: await this.sources.of(accountId),
      today: await this.dates.today(this.db.manager),
      now: await databaseTime(this.db.manager),
    };
  }

  private async terms(id: string): Promise<Overview['terms']> {
    const row = await this.db.manager.findOneByOrFail(AccountRow, { id });
    const team = namedTeam(row, await this.colleagues.of([row.ownerEmail, row.aeEmail]));
    const contract = await this.db.manager.findOneBy(ContractRow, { accountId: id });
    const { plan = null, seats = null, startDate = null, renewalDate = null, noticePeriodDays = null } = contract ?? {};
    return {
      segment: row.segment,
      industry: row.industry,
      ...team,
      plan,
      seats,
      startDate,
      renewalDate,
      noticePeriodDays,
    };
  }
}
