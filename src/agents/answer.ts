import { type z } from 'zod';
import { cut, isText } from '../evidence/text/letters';
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
      output: cut(text, 2_000),
    });
  }
  if (repeats(text, canary)) throw new ModelFailure('canary_leaked', 'the answer repeats the control word', details);
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
  const malformed = (why: string) => new ModelFailure('malformed', why, details);
  let isReadable = true;
  try {
    const parsed: unknown = JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'string' && !isText(value)) isReadable = false;
      return value;
    });
    if (isReadable) return parsed;
  } catch {
    throw malformed('the answer is not JSON');
  }
  throw malformed('the answer holds characters that are no letters');
}

/** Also in capitals, letter by letter, backwards or encoded: whoever spells the word out has followed somebody else. */
function repeats(text: string, canary: string): boolean {
  const word = plain(canary.replace(/^.*-/, ''));
  const said = [text, ...(text.match(BASE64) ?? []).map((run) => Buffer.from(run, 'base64').toString('latin1'))];
  return said.map(plain).some((each) => each.includes(word) || each.includes([...word].reverse().join('')));
}

/** The shortest in which a control word could be encoded. */
const BASE64 = /[\w+/]{20,}/g;

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
