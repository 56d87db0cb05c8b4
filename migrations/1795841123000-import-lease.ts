import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With a token of its claim, an import that another instance took over is no longer written to by the one before. */
export class ImportLease1795841123000 implements MigrationInterface {
  name = 'ImportLease1795841123000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import ADD COLUMN lease_token uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import DROP COLUMN lease_token');
  }
}
