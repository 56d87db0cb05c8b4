import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { completed } from './api-document';

/** Swagger UI at /docs and the OpenAPI 3.1 document at /docs-json. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Value-in-Motion')
    .setDescription(
      'Carries customer accounts from the sales handoff to the renewal. Press Authorize and paste an API key. Then send ' +
        'the example of `POST /api/v1/accounts`: the other examples are about the account it opens, and work as they stand.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key or a token of the OpenID provider' })
    .addSecurityRequirements('bearer')
    .build();
  const document = () => completed(SwaggerModule.createDocument(app, description));
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    swaggerOptions: {
      persistAuthorization: true,
      docExpansion: 'none',
      deepLinking: true,
      tagsSorter: 'alpha',
      displayRequestDuration: true,
    },
  });
}
