import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { referenceOf } from '../../platform/http/account-reference';
import { remedies } from '../../platform/problems/remedies';
import { zodProblems } from '../../platform/problems/validation';
import { Rescorer } from '../scores/rescorer';
import { Rejections } from './rejections';
import { type RawRow } from './row-source';
import { type TelemetryKind } from './telemetry.rows';
import { telemetryTables, upsertOf, type Table } from './telemetry.tables';

export type Rejected = { line: number; reason: string };
export type IngestReport = { accepted: number; rejected: Rejected[] };
/** Rows that went in, and the accounts they are about. */
type Stored = { accepted: number; touched: Set<string> };
type Refused = Pick<Rejections<Rejected>, 'add' | 'list'>;

const BATCH = 1_000;

const References = z.array(z.object({ id: z.string(), externalId: z.string() }));

@Injectable()
export class IngestService {
  constructor(
    private readonly db: DataSource,
    private readonly rescorer: Rescorer,
  ) {}

  /** Stores the rows, then scores the accounts they touch anew. The same rows again change nothing. */
  async ingest(kind: TelemetryKind, rows: AsyncIterable<RawRow> | Iterable<RawRow>): Promise<IngestReport> {
    const { touched, ...report } = await this.store(kind, rows);
    await this.rescorer.rescore([...touched]);
    return report;
  }

  /** Reads at the pace of the database: the next rows are taken only when a batch is written. */
  async store(
    kind: TelemetryKind,
    rows: AsyncIterable<RawRow> | Iterable<RawRow>,
    rejections: Refused = new Rejections(),
  ): Promise<IngestReport & Stored> {
    const report: Stored = { accepted: 0, touched: new Set() };
    let batch: Valid[] = [];
    for await (const raw of rows) {
      const row = valid(kind, raw);
      if ('reason' in row) rejections.add(row);
      else if (batch.push(row) === BATCH) {
        await this.write(kind, batch, report, rejections);
        batch = [];
      }
    }
    await this.write(kind, batch, report, rejections);
    return { ...report, rejected: rejections.list().sort((a, b) => a.line - b.line) };
  }

  private async write(kind: TelemetryKind, batch: Valid[], report: Stored, rejections: Refused): Promise<void> {
    if (batch.length === 0) return;
    await this.db.transaction(async (tx) => {
      const idOf = await resolveAccounts(
        tx,
        batch.map(({ account }) => account),
      );
      const known = batch.flatMap(({ line, account, cells }) => {
        const accountId = idOf(account);
        if (accountId) return [{ accountId, cells }];
        rejections.add({ line, reason: `account: ${account} is not known here` });
        return [];
      });
      await upsert(tx, telemetryTables[kind], known);
      report.accepted += known.length;
      known.forEach(({ accountId }) => report.touched.add(accountId));
    });
  }
}

type Valid = { line: number; account: string; cells: z.output<Table['row']>['cells'] };

function valid(kind: TelemetryKind, raw: RawRow): Valid | Rejected {
  if ('reason' in raw) return raw;
  const parsed = telemetryTables[kind].row.safeParse(raw.value, remedies);
  if (parsed.success) return { line: raw.line, ...parsed.data };
  const reasons = zodProblems(parsed.error).map(({ field, detail }) => `${field || 'row'}: ${detail}`);
  return { line: raw.line, reason: reasons.join('; ') };
}

/** Our id, `ext:<externalId>` or the bare externalId; our own id goes first where one text is both. */
async function resolveAccounts(
  tx: EntityManager,
  references: string[],
): Promise<(reference: string) => string | undefined> {
  const names = [...new Set(references.flatMap((reference) => [reference, withoutPrefix(reference)]))];
  const found = References.parse(
    await tx.query(`SELECT id, external_id AS "externalId" FROM account WHERE id = ANY($1) OR external_id = ANY($1)`, [
      names,
    ]),
  );
  const byId = new Set(found.map(({ id }) => id));
  const byExternalId = new Map(found.map(({ id, externalId }) => [externalId, id]));
  return (reference) =>
    byId.has(reference) ? reference : (byExternalId.get(withoutPrefix(reference)) ?? byExternalId.get(reference));
}

function withoutPrefix(reference: string): string {
  const named = referenceOf(reference);
  return 'id' in named ? named.id : named.externalId;
}

async function upsert(
  tx: EntityManager,
  table: Table,
  known: (Pick<Valid, 'cells'> & { accountId: string })[],
): Promise<void> {
  const rows = known.map(({ accountId, cells }) => [accountId, ...cells]);
  const key = table.key.map((name) => 1 + table.columns.findIndex((column) => column.name === name));
  // Two rows of one key in a batch: the later one counts, as it would in two batches.
  const last = [...new Map(rows.map((row) => [JSON.stringify([row[0], ...key.map((at) => row[at])]), row])).values()];
  const columns = [0, ...table.columns.map((_, at) => at + 1)].map((at) => last.map((row) => row[at]));
  await tx.query(upsertOf(table), columns);
}
