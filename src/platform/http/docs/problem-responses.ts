import { UNAVAILABLE } from '../../problems/database.problems';
import { type FieldProblem, problem } from '../../problems/problem';
import { type Operation, type Schemas } from './api-document';

const text = { type: 'string' };

/** Whatever goes wrong is answered in one form. */
export const PROBLEM: Schemas[string] = {
  type: 'object',
  description: 'What went wrong (RFC 9457); facts of the case stand beside these members.',
  required: ['type', 'title', 'status', 'detail', 'errors'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for people' },
    errors: {
      type: 'array',
      description: 'Each field that is wrong, and what to send instead',
      items: { type: 'object', required: ['field', 'detail'], properties: { field: text, detail: text } },
    },
  },
  additionalProperties: true,
};

/** A status, what it means where the operation does not say it itself, and an answer of its kind. */
const failure = (status: number, description: string, title: string, detail: string, errors: FieldProblem[] = []) => ({
  status,
  description,
  example: problem({ status, title, detail, errors }),
});

const SEATS = 'give a whole number';
const FAILURES = [
  failure(400, 'Something in it cannot be used', 'Invalid request', `contract.seats: ${SEATS}`, [
    { field: 'contract.seats', detail: SEATS },
  ]),
  failure(
    401,
    'No credential, or an unknown one',
    'Unauthorized',
    'Send the header Authorization: Bearer <API key or token>',
  ),
  failure(403, 'The role is too low', 'Forbidden', 'This needs the role csm; report has the role viewer'),
  failure(404, 'There is no such thing', 'Not found', 'There is no account ext:crm-9'),
  failure(409, 'It does not fit how things stand', 'Conflict', 'It does not fit how things stand now; read it again'),
  failure(
    422,
    'The key was used before',
    'Unprocessable Entity',
    'This Idempotency-Key was used for another request; use a new key',
  ),
  failure(
    429,
    'Too many requests in one second; Retry-After says how long to wait',
    'Too Many Requests',
    'More than 500 requests in one second; try again in a second',
  ),
  failure(
    503,
    'The database is away or too busy, or the account is changed faster than this can be decided; Retry-After says how long to wait',
    'Service Unavailable',
    UNAVAILABLE.detail,
  ),
];

/** Gives every failure that can happen its shape and an example; an operation's own words stay. */
export function addProblems(operation: Operation, path: string): void {
  const { responses } = operation;
  for (const { status, description, example } of FAILURES) {
    const own = responses[status];
    if (!own && !canHappen(status, operation, path)) continue;
    const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } };
    responses[status] = { description, ...own, content };
  }
}

function canHappen(status: number, { security, requestBody, parameters = [] }: Operation, path: string): boolean {
  if (status === 400) return requestBody !== undefined || parameters.some((one) => 'in' in one && one.in === 'query');
  if (status === 401) return !security?.some((way) => Object.keys(way).length === 0);
  if (status === 404) return path.includes('{id}');
  return status === 429 || status === 503;
}
