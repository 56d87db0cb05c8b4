import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { completed } from './api-document';

/** Header that names the business day where it is held. */
export const HELD_DAY = 'Business-Date';

/** Two calendars stand beside each other where the business day is held. */
function daysAndMoments(heldDay: string | undefined): string {
  const held =
    heldDay === undefined
      ? ''
      : ` This server holds its business day at ${heldDay}, and says so in the header \`${HELD_DAY}\` of every answer: ` +
        'its days go by that one, its moments by the clock.';
  return (
    'A field with a day (`2026-11-24`: `asOf`, `date`, `dueOn`, `renewalDate`) is a business day; one with a moment ' +
    `(\`2026-11-24T09:30:00.000Z\`: \`createdAt\`, \`since\`, \`expiresAt\`, \`at\`) was or will be by the clock, in UTC.${held}`
  );
}

/** Swagger UI at /docs and the OpenAPI 3.1 document at /docs-json. */
export function serveApiDocs(app: NestFastifyApplication, heldDay: string | undefined): void {
  const description = new DocumentBuilder()
    .setTitle('Value-in-Motion')
    .setDescription(
      'Carries customer accounts from the sales handoff to the renewal. Press Authorize and paste an API key. Then send ' +
        'the example of `POST /api/v1/accounts`: the other examples are about the account it opens, and work as they stand.\n\n' +
        daysAndMoments(heldDay),
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
