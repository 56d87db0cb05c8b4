import { z } from 'zod';

type Json = Record<string, unknown>;

const schemas = new WeakMap<z.ZodType, Json>();

/**
 * The JSON schema of an answer in the strict subset that the providers enforce: every property required, nothing
 * beside them, `anyOf` for choices, no bounds (they are checked on our side). Open maps cannot be said; they are left
 * out and take their default.
 */
export function strictSchema(answer: z.ZodType): Json {
  const known = schemas.get(answer);
  if (known) return known;
  const schema = strict(z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }));
  schemas.set(answer, schema);
  return schema;
}

const KEPT = ['type', 'enum', 'const', 'description', '$ref'];

function strict(schema: unknown): Json {
  if (!isJson(schema)) return {};
  const kept: Json = Object.fromEntries(KEPT.flatMap((key) => (key in schema ? [[key, schema[key]]] : [])));
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return { ...kept, anyOf: choices.map(strict) };
  if (schema['items']) return { ...kept, items: strict(schema['items']) };
  if (!isJson(schema['properties'])) return kept;
  const properties = Object.entries(schema['properties']).flatMap(([name, part]) =>
    isOpenMap(part) ? [] : [[name, strict(part)] as const],
  );
  const definitions = isJson(schema['$defs'])
    ? { $defs: Object.fromEntries(Object.entries(schema['$defs']).map(([name, part]) => [name, strict(part)])) }
    : {};
  return {
    ...kept,
    properties: Object.fromEntries(properties),
    required: properties.map(([name]) => name),
    additionalProperties: false,
    ...definitions,
  };
}

function isOpenMap(schema: unknown): boolean {
  return isJson(schema) && schema['type'] === 'object' && !schema['properties'];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
