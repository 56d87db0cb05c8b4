import { type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

const Nullable = z.looseObject({
  nullable: z.literal(true),
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** OpenAPI 3.1 knows no `nullable`: null is one of the types there. */
export function withNullTypes(document: OpenAPIObject): OpenAPIObject {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    const nullable = Nullable.safeParse(value);
    return nullable.success ? withNull(nullable.data) : value;
  }) as OpenAPIObject;
}

function withNull({ nullable: _, type, enum: words, allOf, oneOf, ...rest }: z.infer<typeof Nullable>): object {
  if (allOf) return { ...rest, anyOf: [...allOf, { type: 'null' }] };
  if (oneOf) return { ...rest, oneOf: [...oneOf, { type: 'null' }] };
  return {
    ...rest,
    ...(type === undefined ? {} : { type: [type, 'null'] }),
    ...(words ? { enum: [...words, null] } : {}),
  };
}
