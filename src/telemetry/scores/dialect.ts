/** Where SQL of PostgreSQL and of Snowflake differ, as far as the metrics need it. All else is the same text in both. */
export interface Dialect {
  /** Keeps a common table expression from being computed once for each use, where the engine has to be told. */
  readonly materialized: string;
  /** An aggregate: true where the condition holds in every row. */
  every(condition: string): string;
  /** A JSON object, with its nulls. */
  object(fields: Record<string, string>): string;
  list(...items: string[]): string;
  /** An aggregate: a JSON array in no particular order. */
  collected(item: string): string;
  /** How many items an array has; 0 for none at all. */
  size(array: string): string;
  /** The items of an array as rows of `alias`, behind the tables it comes from. */
  each(array: string, alias: string): { from: string; value: string };
  /** Keys and values of a JSON object as rows of `alias`. */
  entries(object: string, alias: string): { from: string; key: string; value: string };
  /** A value of the statement that holds JSON. */
  json(value: string): string;
  /** Items of a JSON array of texts as rows of `alias`. */
  texts(json: string, alias: string): { from: string; value: string };
  asText(json: string): string;
}

export const postgresql: Dialect = {
  materialized: 'AS MATERIALIZED',
  every: (condition) => `bool_and(${condition})`,
  object: (fields) => `jsonb_build_object(${pairs(fields)})`,
  list: (...items) => `jsonb_build_array(${items.join(', ')})`,
  collected: (item) => `jsonb_agg(${item})`,
  size: (array) => `coalesce(cardinality(${array}), 0)`,
  each: (array, alias) => ({ from: `unnest(${array}) AS ${alias} (value)`, value: `${alias}.value` }),
  entries: (object, alias) => ({
    from: `jsonb_each_text(${object}) AS ${alias} (key, value)`,
    key: `${alias}.key`,
    value: `${alias}.value`,
  }),
  json: (value) => `${value}::jsonb`,
  texts: (json, alias) => ({ from: `jsonb_array_elements_text(${json}) AS ${alias} (value)`, value: `${alias}.value` }),
  asText: (json) => `${json}::text`,
};

export const snowflake: Dialect = {
  materialized: 'AS',
  every: (condition) => `booland_agg(${condition})`,
  object: (fields) => `object_construct_keep_null(${pairs(fields)})`,
  list: (...items) => `array_construct(${items.join(', ')})`,
  collected: (item) => `array_agg(${item})`,
  size: (array) => `coalesce(array_size(${array}), 0)`,
  each: flattened,
  entries: (object, alias) => ({ ...flattened(object, alias), key: `${alias}.key` }),
  json: (value) => `parse_json(${value})`,
  texts: flattened,
  asText: (json) => `to_json(${json})`,
};

function flattened(json: string, alias: string): { from: string; value: string } {
  return { from: `table(flatten(input => ${json})) AS ${alias}`, value: `${alias}.value::text` };
}

function pairs(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ');
}
