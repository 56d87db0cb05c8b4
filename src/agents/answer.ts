import { type z } from 'zod';
import { ModelFailure } from './model.failure';
import { type Completion } from './model.provider';

/** Larger than any honest answer: the longest prompt asks for 16,000 tokens. */
const MAX_CHARACTERS = 400_000;

/** The answer in the shape that was asked for. @throws ModelFailure that carries the text and what it cost. */
export function parseAnswer<Answer>(
  { text, usage, requestId }: Completion,
  canary: string,
  schema: z.ZodType<Answer>,
): Answer {
  const details = { usage, requestId, output: text };
  if (text.trim() === '') throw new ModelFailure('empty', 'the model answered nothing', details);
  if (text.length > MAX_CHARACTERS) {
    throw new ModelFailure('too_large', `the answer has ${text.length} characters`, {
      ...details,
      output: text.slice(0, 2_000),
    });
  }
  if (text.includes(canary)) throw new ModelFailure('canary_leaked', 'the answer repeats the control word', details);
  const parsed = schema.safeParse(jsonOf(text, details));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ModelFailure(
    'wrong_schema',
    `${issue?.path.join('.') || 'answer'}: ${issue?.message ?? 'not as asked'}`,
    details,
  );
}

function jsonOf(text: string, details: ModelFailure['details']): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelFailure('malformed', 'the answer is not JSON', details);
  }
}
