import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ZodError } from 'zod';
import { type Connections } from '../../connectors/connections';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { OutboundFailure } from '../../connectors/resilience/outbound.failure';
import { ANSWER_LOST, type Warehouse } from '../../connectors/warehouse/warehouse';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { type WarehousePulled } from '../../store/entities';
import { postgresql, snowflake } from '../../telemetry/scores/dialect';
import { mappingIn, type WarehouseMapping } from '../../telemetry/warehouse/warehouse.mapping';
import { WarehouseAnswers } from '../../telemetry/warehouse/warehouse.metrics';
import { warehouseStatement, type Statement } from '../../telemetry/warehouse/warehouse.statement';

const DIALECTS = { postgresql, snowflake };
/** An answer that gets lost on the way is asked for anew, so many times in all. */
const EXECUTIONS = 3;

/** Has the warehouse compute the metrics of every account, and keeps what it says of those that are known here. */
@Injectable()
export class WarehousePull {
  private readonly warehouse: Warehouse | null;
  private readonly mapping: WarehouseMapping | null;

  constructor(
    @Inject(CONNECTIONS) { warehouse }: Pick<Connections, 'warehouse'>,
    @Inject(SETTINGS) { telemetryMappingFile }: Pick<Settings, 'telemetryMappingFile'>,
    private readonly answers: WarehouseAnswers,
  ) {
    this.warehouse = warehouse;
    this.mapping = warehouse && mappingIn(telemetryMappingFile);
  }

  /**
   * Null where no warehouse is set up. A warehouse that does not answer, or not as asked, is told of and not thrown:
   * scoring goes on with what it said last. @param occasion asked again for the same one, the statement is not executed again
   */
  async refresh(occasion: string, asOf: string, signal?: AbortSignal): Promise<WarehousePulled | null> {
    const { warehouse, mapping } = this;
    if (!warehouse || !mapping) return null;
    const { system } = warehouse;
    try {
      const statement = warehouseStatement(DIALECTS[warehouse.dialect], mapping, await this.answers.asked(asOf));
      return { system, accounts: await this.fetch(warehouse, { occasion, asOf, statement }, signal) };
    } catch (error) {
      if (error instanceof OutboundFailure) return { system, error: `${error.code}: ${error.reason}` };
      if (error instanceof ZodError) return { system, error: `another_shape: ${whereIn(error)}` };
      throw error;
    }
  }

  private async fetch(
    warehouse: Warehouse,
    { occasion, asOf, statement }: { occasion: string; asOf: string; statement: Statement },
    signal?: AbortSignal,
  ): Promise<number> {
    for (let execution = 1; ; execution += 1) {
      try {
        const key = uuidOf(`${occasion}:${execution}`);
        const known = new Set<string>();
        for await (const rows of warehouse.rows({ ...statement, key }, signal)) {
          for (const accountId of await this.answers.keep(asOf, rows)) known.add(accountId);
        }
        return known.size;
      } catch (error) {
        const isLost = error instanceof OutboundFailure && error.code === ANSWER_LOST;
        if (!isLost || execution === EXECUTIONS) throw error;
      }
    }
  }
}

/** The first place in which an answer is not as asked; never what stands there. */
function whereIn({ issues }: ZodError): string {
  const [row, column, ...path] = issues[0]?.path ?? [];
  const where = [`row ${Number(row) + 1}`, ['account', 'usage', 'tickets'][Number(column)], path.join('.')];
  return `${where.filter(Boolean).join(', ')}: ${issues[0]?.message ?? 'not as asked'}`;
}

/** A UUID of version 8 that is the same for the same text. */
function uuidOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
  ];
  return [...parts, digest.slice(20, 32)].join('-');
}
