import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catalogue } from '../actions/action.catalogue';
import { SUPERVISED } from '../actions/approval.rules';
import { ACTION_KINDS } from '../policy/policy.types';
import { type RejectionReason } from '../policy/rejection.reasons';
import { type TimedTask } from '../scoring';
import { type Period } from './period';

/** One thing the agent prepared and people decided on, or that it did by itself. */
export interface DecidedTask {
  kind: string;
  outcome: Exclude<TimedTask['outcome'], 'pending'>;
  /** E-mail of the colleague who owns the account. */
  csm: string | null;
  /** From the reviewer's first look to their word; null where nobody was seen looking. */
  reviewSeconds: number | null;
  editRatio: number;
  /** Whether a person had to decide at all. */
  reviewed: boolean;
}

export interface Verdicts {
  confirmed: number;
  refuted: number;
  undecided: number;
}

export interface DraftSafety {
  /** What was put before a person to be sent to a customer, and how much of it was unsafe when it was. */
  shown: number;
  unsafe: number;
  /** Stopped by a rule before anybody saw it as ready. */
  blocked: number;
  /** Did harm after it was carried out, as somebody told. */
  harmed: number;
}

export interface Waiting {
  open: number;
  /** From the opening of an approval to the decision; null without one. */
  medianHours: number | null;
}

const READ_BY_CUSTOMERS = ACTION_KINDS.filter((kind) => catalogue[kind].reader !== 'internal');

/** A longer look was interrupted by something else, and measures nothing. */
const LONGEST_REVIEW_SECONDS = 1_800;

/** Reasons of a rejection that say there was no such risk. */
const NO_SUCH_RISK: RejectionReason[] = ['not_needed', 'wrong_facts'];

/** What people decided in a period, and how long it took them. */
@Injectable()
export class DecisionRecords {
  constructor(private readonly db: DataSource) {}

  tasks({ from, to }: Period): Promise<DecidedTask[]> {
    return this.db.query<DecidedTask[]>(
      `SELECT p.subject_kind AS kind, p.status AS outcome, lower(a.owner_email) AS csm,
              review.seconds AS "reviewSeconds", LEAST(1, COALESCE(review.edits, 0))::float8 AS "editRatio", true AS reviewed
         FROM approval p
         JOIN account a ON a.id = p.account_id
         CROSS JOIN LATERAL (
           SELECT sum(extract(epoch FROM d.at - v.at))
                    FILTER (WHERE d.at - v.at BETWEEN interval '0' AND $3 * interval '1 second')::float8 AS seconds,
                  sum(d."editRatio") AS edits
             FROM jsonb_to_recordset(p.decisions) AS d(by text, verb text, at timestamptz, "editRatio" float8)
             LEFT JOIN approval_view v ON v.account_id = p.account_id AND v.approval = p.id AND v.person = d.by
            WHERE d.verb IN ('approve', 'edit', 'reject')
         ) AS review
        WHERE p.status IN ('approved', 'rejected', 'expired') AND p.decided_at >= $1 AND p.decided_at < $2
        UNION ALL
       SELECT u.kind, 'approved', lower(a.owner_email), 0, 0, false
         FROM work_unit u JOIN account a ON a.id = u.account_id
        WHERE u.status = 'done' AND u.tier = 'auto' AND u.owner = 'agent' AND u.updated_at >= $1 AND u.updated_at < $2`,
      [from, to, LONGEST_REVIEW_SECONDS],
    );
  }

  /** What became of the alarms that were put before a supervisor: plans against a risk, and escalations. */
  async riskVerdicts({ from, to }: Period): Promise<Verdicts> {
    const [verdicts] = await this.db.query<[Verdicts]>(
      `SELECT count(*) FILTER (WHERE status = 'approved')::int AS confirmed,
              count(*) FILTER (WHERE status = 'rejected' AND reason = ANY ($3))::int AS refuted,
              count(*) FILTER (WHERE status = 'expired' OR status = 'rejected' AND reason <> ALL ($3))::int AS undecided
         FROM (SELECT p.status, split_part(COALESCE(p.decisions -> -1 ->> 'reason', ''), ':', 1) AS reason
                 FROM approval p
                WHERE p.subject_kind = ANY ($4) AND p.status <> 'open'
                  AND p.decided_at >= $1 AND p.decided_at < $2) AS decided`,
      [from, to, NO_SUCH_RISK, SUPERVISED],
    );
    return verdicts;
  }

  async draftSafety({ from, to }: Period): Promise<DraftSafety> {
    const [safety] = await this.db.query<[DraftSafety]>(
      `SELECT (SELECT count(*) FROM approval
                WHERE subject_kind = ANY ($3) AND opened_at >= $1 AND opened_at < $2)::int AS shown,
              (SELECT count(*) FROM approval
                WHERE subject_kind = ANY ($3) AND opened_at >= $1 AND opened_at < $2
                  AND jsonb_array_length(findings) > 0)::int AS unsafe,
              (SELECT count(*) FROM work_unit WHERE tier = 'blocked' AND created_at >= $1 AND created_at < $2)::int AS blocked,
              (SELECT count(*) FROM work_unit
                WHERE harm IS NOT NULL AND updated_at >= $1 AND updated_at < $2)::int AS harmed`,
      [from, to, READ_BY_CUSTOMERS],
    );
    return safety;
  }

  /** What waits for a decision now, and how long the closed ones of the period were open. */
  async waiting({ from, to }: Period): Promise<Waiting> {
    const [waiting] = await this.db.query<[Waiting]>(
      `SELECT count(*) FILTER (WHERE status = 'open')::int AS open,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM (decided_at - opened_at)) / 3600)
                FILTER (WHERE status IN ('approved', 'rejected'))::float8 AS "medianHours"
         FROM approval WHERE status = 'open' OR decided_at >= $1 AND decided_at < $2`,
      [from, to],
    );
    return waiting;
  }
}
