import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BusinessDate } from '../../store/business-date';
import { PolicyStore } from '../../store/policy.store';
import { DRAFT_KINDS } from '../../policy/policy.types';
import { ifNobodyActs, isActionKind } from '../action.catalogue';
import { SUPERVISED } from '../approval.rules';
import { causesLike } from '../cause';
import { planDay, type Task } from './day-plan';
import { type DayView } from './day.view';

/** More than anybody does in a day, so that a long queue is counted and not read. */
const READ = 500;
type Waiting = Task & { cause: string | null; all: number };

/** What waits for one colleague: drafts that hold an account up first, then what is due, then by rank, then by date. */
@Injectable()
export class DayQueue {
  constructor(
    private readonly db: DataSource,
    private readonly policies: PolicyStore,
    private readonly dates: BusinessDate,
  ) {}

  /** The colleague's day as far as their working time carries it. */
  async of(person: string): Promise<DayView> {
    const date = await this.dates.today(this.db.manager);
    const waiting = await this.waiting(person, date);
    const plan = planDay(waiting, await this.policies.active());
    const later = (waiting[0]?.all ?? 0) - plan.today.length;
    const today = plan.today.map(({ all: _, cause, ...task }) => ({ ...task, ifNobodyActs: otherwise(task, cause) }));
    return { person, date, ...plan, today, later };
  }

  /** Escalations and mitigation plans are a supervisor's decision, unless they were handed to this person. */
  private waiting(person: string, today: string): Promise<Waiting[]> {
    return this.db.query<Waiting[]>(
      `WITH waiting AS (
         SELECT u.account_id, u.kind, u.id, u.payload, u.due_on, u.rank, u.factors, u.cause,
                NULL AS approval
           FROM work_unit u
          WHERE lower(u.assignee) = lower($1) AND u.status IN ('executing', 'unknown_outcome') AND u.owner <> 'agent'
            AND NOT u.held
            -- What a reminder reminds of stands in the same day.
            AND u.cause NOT LIKE '${causesLike('reminder')}'
         UNION ALL
         SELECT p.account_id, p.subject_kind, p.subject_id, p.payload, u.due_on, u.rank, u.factors, u.cause, p.id
           FROM approval p
           JOIN account a ON a.id = p.account_id
           LEFT JOIN work_unit u ON u.account_id = p.account_id AND u.id = p.subject_id
          WHERE p.status = 'open' AND u.held IS NOT TRUE
            AND lower(COALESCE(p.assigned_to, u.assignee, a.owner_email)) = lower($1)
            AND (p.assigned_to IS NOT NULL OR p.subject_kind <> ALL ($3))
       )
       SELECT w.account_id AS "accountId", a.name AS account, w.kind, w.id, COALESCE(w.payload->>'title', w.kind) AS title,
              CASE WHEN w.approval IS NULL THEN 'work' ELSE 'decision' END AS asks, w.approval,
              w.cause, w.due_on AS "dueOn", w.rank, count(*) OVER () AS all
         FROM waiting w JOIN account a ON a.id = w.account_id
        ORDER BY w.kind = ANY ($4) DESC, COALESCE(w.due_on <= $2, false) DESC, COALESCE(w.rank, -1) DESC,
                 COALESCE((w.factors->>'unrankedOrder')::float8, -1) DESC, w.due_on, w.account_id, w.id
        LIMIT ${READ}`,
      [person, today, SUPERVISED, DRAFT_KINDS],
    );
  }
}

function otherwise({ kind }: Task, cause: string | null): string {
  return isActionKind(kind) ? ifNobodyActs({ kind, cause: cause ?? '' }) : 'The account waits for this decision.';
}
