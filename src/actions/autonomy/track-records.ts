import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type TrackRecord } from '../../policy/autonomy';

/** What is on record about the actions of one kind that one rule decided on. */
export interface RuleRecord extends TrackRecord {
  kind: string;
  rule: string;
  /** Carried out by the rule itself, without a person. */
  byRule: number;
}

/** A failure counts against an action when a person or the receiver says so; a system that could not be reached does not. */
const BAD = `(u.harm IS NOT NULL OR (u.status = 'failed' AND (u.evidence ? 'by' OR u.evidence->>'result' = 'refused')))`;
const EDITED = `a.decisions @> '[{"verb": "edit"}]'`;

/** How people decided on actions and what came of them, over the last days. */
@Injectable()
export class TrackRecords {
  constructor(private readonly db: DataSource) {}

  /** By kind and by the rule that asked for a person, or let the action run. Drafts are no actions. */
  of(days: number): Promise<RuleRecord[]> {
    return this.db.query<RuleRecord[]>(
      `WITH decided AS (
         SELECT u.kind, a.rule, a.status, ${EDITED} AS edited, ${BAD} AS bad, false AS by_rule
           FROM approval a JOIN work_unit u ON u.account_id = a.account_id AND u.id = a.subject_id
          WHERE a.status IN ('approved', 'rejected') AND a.decided_at > now() - $1 * interval '1 day'
         UNION ALL
         SELECT u.kind, u.rule, 'approved', false, ${BAD}, true
           FROM work_unit u
          WHERE u.tier = 'auto' AND u.rule LIKE 'earned\\_%' AND u.status IN ('done', 'failed')
            AND u.updated_at > now() - $1 * interval '1 day'
       )
       SELECT kind, rule,
              count(*) FILTER (WHERE status = 'approved' AND NOT edited AND NOT bad AND NOT by_rule) AS unedited,
              count(*) FILTER (WHERE status = 'approved' AND edited) AS edited,
              count(*) FILTER (WHERE status = 'rejected') AS rejected,
              count(*) FILTER (WHERE bad) AS "badOutcomes",
              count(*) FILTER (WHERE by_rule) AS "byRule"
         FROM decided GROUP BY kind, rule ORDER BY kind, rule`,
      [days],
    );
  }
}
