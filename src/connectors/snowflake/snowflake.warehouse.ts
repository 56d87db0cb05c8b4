import { type Question, type Row, type Warehouse } from '../warehouse/warehouse';
import { type SnowflakeClient } from './snowflake.client';

export class SnowflakeWarehouse implements Warehouse {
  readonly system = 'snowflake';
  readonly dialect = 'snowflake';

  constructor(private readonly client: SnowflakeClient) {}

  rows({ text, values, key }: Question, signal?: AbortSignal): AsyncIterable<Row[]> {
    const positional = inOrder(text, values);
    return this.client.run(positional.text, positional.values, key, signal);
  }
}

/** Snowflake takes its values one by one in the order of the question marks: a value that is used twice is given twice. */
function inOrder(text: string, values: readonly string[]): Pick<Question, 'text' | 'values'> {
  const used: string[] = [];
  const marked = text.replace(/\$(\d+)/g, (_, number: string) => {
    used.push(values[Number(number) - 1] ?? '');
    return '?';
  });
  return { text: marked, values: used };
}
