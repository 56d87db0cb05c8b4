import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApprovalList } from '../actions/approval.list';
import { databaseTime } from '../store/database.time';
import { ApprovalView } from '../actions/approval.view';
import { causeInSql, causesLike } from '../actions/cause';
import { DayQueue } from '../actions/day/day-queue';
import { type DayView } from '../actions/day/day.view';
import { mayActAs, nameOf, type Caller } from '../platform/auth/caller';
import { WorkUnit } from '../store/entities';
import { Quarantine } from '../worker/quarantine/quarantine';
import { AccountNames } from './account-names';
import { ColleagueNames, type NameOf } from '../store/colleague-names';
import { type ShownNotice } from './notices';

const SUPERVISED_SHOWN = 50;
const TEAM_SHOWN = 50;
const NEWS_SHOWN = 50;

/** Somebody's day, and for supervisors what waits for any of them; null for others. */
export interface ShownDay {
  day: DayView;
  /** Whether it is the day of whoever looks. */
  isOwn: boolean;
  supervised: SupervisedDecisions | null;
  /** What a supervisor is to know of, and does not see among the decisions. */
  news: ShownNotice[];
  /** The days of all who own accounts, the fullest first; null for others than supervisors. */
  team: DayView[] | null;
  nameOf: NameOf;
}

/** Decisions that are not in the day itself. */
export interface SupervisedDecisions {
  decisions: { approval: ApprovalView; account: string; isUnanswered: boolean; handedTo: string | null }[];
  /** How many more there are. */
  left: number;
  /** How much work failed whatever was tried. */
  setAside: number;
  now: Date;
}

@Injectable()
export class DayOverview {
  constructor(
    private readonly db: DataSource,
    private readonly days: DayQueue,
    private readonly approvals: ApprovalList,
    private readonly names: AccountNames,
    private readonly colleagues: ColleagueNames,
    private readonly quarantine: Quarantine,
  ) {}

  /** @param colleague whose day it is; without one the caller’s */
  async of(caller: Caller, colleague?: string): Promise<ShownDay> {
    const day = await this.days.of(colleague ?? nameOf(caller));
    const isOwn = colleague === undefined;
    if (!isOwn || !mayActAs(caller, 'supervisor'))
      return { day, isOwn, supervised: null, news: [], team: null, nameOf: await this.colleagues.of([day.person]) };
    const listed = day.today.flatMap(({ approval }) => approval ?? []);
    const supervised = await this.supervised(listed);
    const team = await this.team();
    const shown = [day, ...team].map(({ person }) => person);
    const holders = supervised.decisions.map(({ handedTo }) => handedTo);
    const called = await this.colleagues.of([...shown, ...holders]);
    return { day, isOwn, supervised, news: await this.news(), team, nameOf: called };
  }

  /** Notices for nobody by name, of which no open decision tells already: `isToldBeside` over what is not on this page. */
  private async news(): Promise<ShownNotice[]> {
    const notices = await this.db.manager
      .createQueryBuilder(WorkUnit, 'unit')
      .where(`kind = 'post_slack' AND status = 'executing' AND owner <> 'agent' AND assignee IS NULL AND NOT held`)
      .andWhere(
        `NOT EXISTS (SELECT FROM approval p
                      WHERE p.account_id = unit.account_id AND p.status = 'open'
                        AND (unit.cause IN (${causeInSql('reminder', 'p.id')}, ${causeInSql('escalation', 'p.id')})
                             OR unit.cause LIKE '${causesLike('alert', 'hard_red')}' AND p.subject_kind = 'escalate'))`,
      )
      .orderBy('unit.createdAt', 'DESC')
      .take(NEWS_SHOWN)
      .getMany();
    const accounts = await this.names.listed(notices.map(({ accountId }) => accountId));
    return notices.map((notice) => ({ notice, account: accounts.get(notice.accountId) ?? null }));
  }

  private async team(): Promise<DayView[]> {
    const owners = await this.db.query<{ email: string }[]>(
      `SELECT DISTINCT lower(owner_email) AS email FROM account WHERE owner_email IS NOT NULL ORDER BY 1 LIMIT $1`,
      [TEAM_SHOWN],
    );
    const days = await Promise.all(owners.map(({ email }) => this.days.of(email)));
    return days.sort((one, other) => other.planned - one.planned || other.later - one.later);
  }

  private async supervised(listed: string[]): Promise<SupervisedDecisions> {
    const [rows, all] = await this.approvals.forSupervisors(listed, SUPERVISED_SHOWN);
    const names = await this.names.of(rows.map(({ accountId }) => accountId));
    const decisions = rows.map((row) => ({
      approval: ApprovalView.of(row),
      account: names.get(row.accountId) ?? row.accountId,
      isUnanswered: row.escalatedAt !== null,
      handedTo: row.assignedTo,
    }));
    const setAside = await this.quarantine.count();
    return { decisions, left: all - rows.length, setAside, now: await databaseTime(this.db.manager) };
  }
}
