import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { type KindOutcomes } from '../../scoring';
import { type OutcomesByKind } from '../../store/entities';

/**
 * What became of done actions, 30 days later. An action improved what it was ranked by: the risk of its account is lower
 * than on the day it was done, or, where it proposed an expansion, the recurring revenue is higher. Where either figure
 * is not on record the outcome stays unknown; where a person told of harm it is no improvement.
 */
@Injectable()
export class LearntEffects {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'timeZone'>) {}

  /** Judges what can be judged by `asOf` and was not yet, and counts all that is known, by kind. */
  async learn(tx: EntityManager, asOf: string): Promise<OutcomesByKind> {
    await tx.query(JUDGE, [asOf, this.settings.timeZone]);
    const counted = await tx.query<({ kind: string } & KindOutcomes)[]>(COUNT);
    return Object.fromEntries(counted.map(({ kind, done, improved }) => [kind, { done, improved }]));
  }

  /** As the newest rescoring counted them; none before the first. */
  async known(tx: EntityManager): Promise<ReadonlyMap<string, KindOutcomes>> {
    const [newest] = await tx.query<{ outcomes: OutcomesByKind }[]>(
      `SELECT outcomes FROM rescoring_run WHERE outcomes IS NOT NULL ORDER BY started_at DESC LIMIT 1`,
    );
    return new Map(Object.entries(newest?.outcomes ?? {}));
  }
}

/** Nights that did not take place are made up for within so many days. */
const LOOK_BACK_DAYS = 120;

/** A score counts for the week until the next one is written down at the latest. */
const riskOn = (day: string) => `
  SELECT (h.scores->'risk'->>'value')::float8 AS value, h.scores->'risk'->>'version' AS version
    FROM score_history h
   WHERE h.account_id = d.account_id AND h.as_of > ${day} - 7 AND h.as_of <= ${day}
   ORDER BY h.as_of DESC LIMIT 1`;
const arrOn = (day: string) => `
  SELECT (j.payload->'contract'->>'arr')::float8 AS value
    FROM journal j
   WHERE j.account_id = d.account_id AND j.today <= ${day}
     AND j.type IN ('account.opened', 'contract.changed', 'renewal.recorded')
     AND jsonb_typeof(j.payload->'contract'->'arr') = 'number'
   ORDER BY j.seq DESC LIMIT 1`;

/** $1 the date, $2 the time zone. Figures of different versions of a formula are never compared. */
const JUDGE = `
WITH done AS (
  SELECT u.account_id, u.id, u.kind, (u.updated_at AT TIME ZONE $2::text)::date AS day
    FROM work_unit u
   WHERE u.status = 'done' AND u.outcome IS NULL AND u.updated_at > $1::date - ${LOOK_BACK_DAYS}
), seen AS (
  SELECT d.account_id, d.id, 'risk' AS measure, d.day, before.value AS before, after.value AS after,
         after.value < before.value AS improved
    FROM done d, LATERAL (${riskOn('d.day')}) AS before, LATERAL (${riskOn('(d.day + 30)')}) AS after
   WHERE d.kind <> 'open_expansion_opportunity' AND d.day + 30 < $1::date AND before.version = after.version
   UNION ALL
  SELECT d.account_id, d.id, 'arr', d.day, before.value, after.value, after.value > before.value
    FROM done d, LATERAL (${arrOn('d.day')}) AS before, LATERAL (${arrOn('(d.day + 30)')}) AS after
   WHERE d.kind = 'open_expansion_opportunity' AND d.day + 30 < $1::date
)
UPDATE work_unit u
   SET outcome = jsonb_build_object('measure', s.measure, 'from', s.day, 'before', s.before, 'after', s.after,
                                    'improved', s.improved)
  FROM seen s
 WHERE u.account_id = s.account_id AND u.id = s.id AND s.improved IS NOT NULL`;

const COUNT = `
SELECT kind, count(*)::int AS done,
       (count(*) FILTER (WHERE harm IS NULL AND (outcome->>'improved')::boolean))::int AS improved
  FROM work_unit
 WHERE outcome IS NOT NULL
 GROUP BY kind`;
