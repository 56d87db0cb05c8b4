import { type FieldReadiness } from '../crm/crm.source';
import { type PlanhatClient } from './planhat.client';
import { allOf } from './planhat.pages';
import { CUSTOM, modelNamed, type PlanhatModel, type PlanhatRecord } from './planhat.shapes';

/** Fields that are not Planhat's but read out of others. */
const READ_OUT_OF: Record<string, string> = { arr: 'mrr', author: 'users' };

/**
 * How well the mapped fields are filled. Planhat lists only the fields that a tenant has added: one of its own that no
 * record has filled counts as missing.
 */
export async function readinessOf(
  client: PlanhatClient,
  models: readonly PlanhatModel[],
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<FieldReadiness[]> {
  const added = await client.customFields(signal);
  const readings: FieldReadiness[] = [];
  for (const model of models) {
    const fields = paths.filter((path) => path.startsWith(`${model}.`)).map((path) => path.slice(model.length + 1));
    const records = fields.length > 0 ? await allOf(client, model, {}, signal) : [];
    for (const field of fields) {
      const filled = records.filter((record) => isFilled(record, field)).length;
      const isAdded = added.some(
        ({ name, parent }) => `${CUSTOM}${name}` === field && modelNamed(parent ?? '') === model,
      );
      const exists = field.startsWith(CUSTOM) ? isAdded : filled > 0;
      const counts = exists ? { filled, of: records.length } : { filled: null, of: null };
      readings.push({ object: model, field, exists, ...counts });
    }
  }
  return readings;
}

function isFilled(record: PlanhatRecord, field: string): boolean {
  if (field.startsWith(CUSTOM))
    return isValue(new Map(Object.entries(record.custom ?? {})).get(field.slice(CUSTOM.length)));
  const [name = ''] = field.split('.');
  return isValue(record[name]) || isValue(record[READ_OUT_OF[name] ?? '']);
}

function isValue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
