import { type OpenAPIObject } from '@nestjs/swagger';
import { addExample } from './example-bodies';
import { addIdempotencyKey } from './idempotency-key';
import { withNullTypes } from './null-types';
import { PROBLEM, addProblems } from './problem-responses';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The document with what holds for all operations: how they fail, what they may be sent, and where null may stand. */
export function completed(document: OpenAPIObject): OpenAPIObject {
  const schemas: Schemas = { ...document.components?.schemas, Problem: PROBLEM };
  for (const [name, schema] of Object.entries(schemas)) if (!name.endsWith('Dto')) sortWords(schema);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (!operation) continue;
      addIdempotencyKey(operation, method);
      addProblems(operation, path);
      addExample(operation, schemas);
      freeDefaults(operation);
    }
  }
  return withNullTypes({ ...document, components: { ...document.components, schemas } });
}

/** The compiler hands the words of a union over in another order from build to build; an answer's document does not change so. */
function sortWords(schema: Schemas[string]): void {
  if ('$ref' in schema) return;
  if (schema.enum) schema.enum = schema.enum.map(String).sort();
  for (const part of [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])]) {
    sortWords(part);
  }
}

/** What has a default need not be sent. */
function freeDefaults({ parameters = [] }: Operation): void {
  for (const parameter of parameters) {
    if ('schema' in parameter && parameter.schema && 'default' in parameter.schema) parameter.required = false;
  }
}
