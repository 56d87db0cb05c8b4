import { IDEMPOTENT } from '../idempotency.interceptor';
import { type Operation } from './api-document';

/** Says of the POSTs of an idempotent route that they take the header, and how it is refused. */
export function addIdempotencyKey(operation: Operation, method: string): void {
  const takesKey = IDEMPOTENT in operation;
  Reflect.deleteProperty(operation, IDEMPOTENT);
  if (!takesKey || method !== 'post') return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'A word of your own for this request; sent again with it, the first answer is given and nothing done',
      schema: { type: 'string', maxLength: 255 },
    },
  ];
  operation.responses[409] ??= { description: 'The first request with this Idempotency-Key is still running' };
  operation.responses[422] ??= { description: 'The Idempotency-Key was used for another request' };
}
