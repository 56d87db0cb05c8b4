import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until now the first migration was edited in place. What was added to it last stands here, and is passed over in a
 * database that was made in between and has it already.
 */
export class CatchUp1795824000000 implements MigrationInterface {
  name = 'CatchUp1795824000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of added) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of takenBack) await runner.query(statement);
  }
}

const added = [
  `ALTER TABLE effect ADD COLUMN IF NOT EXISTS readmitted jsonb NOT NULL DEFAULT '[]'`,
  // Of the many effects of a long life few are open or set aside, and of all of those few are one account's. A key of its own
  // keeps the planner from walking through either.
  `DROP INDEX effect_open`,
  `CREATE INDEX effect_open ON effect ((account_id || ' '), name)
     WHERE status IN ('pending', 'running', 'quarantined') AND kind <> 'perform'`,
  `CREATE INDEX IF NOT EXISTS effect_unperformed ON effect ((account_id || ' '))
     WHERE status IN ('pending', 'running') AND kind = 'perform'`,
  // Of actions that rank alike the one due first.
  `DROP INDEX work_unit_queue`,
  `CREATE INDEX work_unit_queue ON work_unit
     (COALESCE(rank, -1) DESC, COALESCE((factors->>'unrankedOrder')::float8, -1) DESC,
      COALESCE(due_on, 'infinity'::date), account_id, id)
     WHERE status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'unknown_outcome', 'blocked')`,
  `ALTER TABLE digest ADD COLUMN IF NOT EXISTS may_have_arrived boolean NOT NULL DEFAULT false`,
];

const takenBack = [
  `ALTER TABLE digest DROP COLUMN may_have_arrived`,
  `DROP INDEX work_unit_queue`,
  `CREATE INDEX work_unit_queue ON work_unit
     (COALESCE(rank, -1) DESC, COALESCE((factors->>'unrankedOrder')::float8, -1) DESC, account_id, id)
     WHERE status IN ('proposed', 'awaiting_approval', 'approved', 'executing', 'unknown_outcome', 'blocked')`,
  `DROP INDEX effect_unperformed`,
  `DROP INDEX effect_open`,
  `CREATE INDEX effect_open ON effect ((account_id || ' ' || name))
     WHERE status IN ('pending', 'running') AND kind <> 'perform'`,
  `ALTER TABLE effect DROP COLUMN readmitted`,
];
