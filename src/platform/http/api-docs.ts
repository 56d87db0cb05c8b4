import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';

/** Swagger UI at /docs and the OpenAPI 3.1 document at /docs-json. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Value-in-Motion')
    .setDescription(
      'Carries customer accounts from the sales handoff to the renewal. Press Authorize and paste an API key; ' +
        'the examples then work as they stand.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key or a token of the OpenID provider' })
    .addSecurityRequirements('bearer')
    .build();
  const document = () => withProblems(SwaggerModule.createDocument(app, description));
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    swaggerOptions: { persistAuthorization: true, docExpansion: 'none', tagsSorter: 'alpha' },
  });
}

/** Whatever goes wrong is answered in one form, so the document says it once for every operation. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const text = { type: 'string' };
  const field = { type: 'object', required: ['field', 'detail'], properties: { field: text, detail: text } };
  const properties = {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    errors: { type: 'array', items: field },
  };
  const schemas = {
    ...document.components?.schemas,
    Problem: { type: 'object', required: Object.keys(properties), properties },
  };
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const operations of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = operations[method];
      if (operation)
        operation.responses = { ...operation.responses, default: { description: 'A problem (RFC 9457)', content } };
    }
  }
  return { ...document, components: { ...document.components, schemas } };
}
