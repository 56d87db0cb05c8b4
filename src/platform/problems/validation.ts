import { ParseEnumPipe, ValidationPipe, type ValidationError } from '@nestjs/common';
import { type ZodError } from 'zod';
import { InvalidRequest, type FieldProblem } from './problem';
import { inOurWords } from './validator.words';

/** Refuses what a DTO does not describe, unknown fields included, and names each field by its path. */
export const validationPipe = () =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new InvalidRequest(errors.flatMap((error) => fieldProblems(error, ''))),
  });

/** For a part of the path that must be one of a few words. */
export const oneOf = (field: string, words: readonly string[]) =>
  new ParseEnumPipe(Object.fromEntries(words.map((word) => [word, word])), {
    exceptionFactory: () => new InvalidRequest([{ field, detail: `must be one of ${words.join(', ')}` }]),
  });

function fieldProblems({ property, constraints = {}, children = [] }: ValidationError, parent: string): FieldProblem[] {
  const field = parent ? `${parent}.${property}` : property;
  // Of the rules of a field the one written first is the plainest; it is checked last.
  const own = Object.entries(constraints)
    .slice(-1)
    .map(([rule, message]) => ({ field, detail: remedy(rule, message, property) }));
  return [...own, ...children.flatMap((child) => fieldProblems(child, field))];
}

function remedy(rule: string, message: string, property: string): string {
  if (rule === 'whitelistValidation') return 'is not a known field: remove it (the fields are listed at /docs)';
  return inOurWords(message, property);
}

/** The same answer for what zod refuses. */
export function invalid(error: ZodError, parent = ''): InvalidRequest {
  return new InvalidRequest(zodProblems(error, parent));
}

/** Each field that a schema refuses, once, by the first thing that is wrong with it. */
export function zodProblems(error: ZodError, parent = ''): FieldProblem[] {
  const problems = error.issues.flatMap((issue) => {
    const path = [parent, ...issue.path.map(String)].filter(Boolean);
    if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), detail: issue.message }];
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), detail: 'is not a known field: remove it' }));
  });
  return problems.filter(({ field }, at) => problems.findIndex((one) => one.field === field) === at);
}
