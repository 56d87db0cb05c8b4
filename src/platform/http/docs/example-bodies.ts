import { type Operation, type Schemas } from './api-document';

type Schema = Schemas[string];

/** A body without an example of its own gets the one that the examples of its fields make up. */
export function addExample({ requestBody }: Operation, schemas: Schemas): void {
  if (!requestBody || !('content' in requestBody)) return;
  for (const media of Object.values(requestBody.content)) {
    if (media.examples || media.example !== undefined || !media.schema) continue;
    const example = exampleOf(media.schema, schemas);
    if (example !== undefined) media.example = example;
  }
}

/** Undefined where a field that has to be sent has no example. */
function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if ('$ref' in schema) {
    const named = schemas[schema.$ref.replace('#/components/schemas/', '')];
    return named && exampleOf(named, schemas);
  }
  const example: unknown = schema.example;
  const { allOf, items, properties, required = [] } = schema;
  if (example !== undefined) return example;
  if (allOf?.[0]) return exampleOf(allOf[0], schemas);
  if (items) {
    const item = exampleOf(items, schemas);
    return item === undefined ? undefined : [item];
  }
  if (!properties) return undefined;
  const fields = Object.entries(properties).map(([name, field]) => [name, exampleOf(field, schemas)] as const);
  const known = new Map(fields.filter(([, value]) => value !== undefined));
  return required.every((name) => known.has(name)) ? Object.fromEntries(known) : undefined;
}
