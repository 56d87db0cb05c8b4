import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Contribution } from '../../src/scoring';
import { adapters } from './scores/adapters';

interface GoldenCase {
  id: string;
  function: string;
  note: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
}

const TOLERANCE = 1e-9;

const { cases } = JSON.parse(readFileSync(join(__dirname, 'scores', 'golden.json'), 'utf8')) as { cases: GoldenCase[] };

describe('the published worked examples', () => {
  it.each(cases.map((example) => [example.id, example.note, example] as const))('%s: %s', (_id, _note, example) => {
    const answer = inGoldenForm(adapters[example.function]!(example.input as never));
    const compared = Object.fromEntries(Object.keys(example.expected).map((key) => [key, answer[key]]));
    expect(compared).toEqual(withinTolerance(example.expected));
  });

  it('cover every published formula', () => {
    expect(new Set(cases.map((example) => example.function))).toEqual(new Set(Object.keys(adapters)));
  });
});

/** The golden file writes lists of contributions and moves as maps of points. */
function inGoldenForm(answer: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]: [string, unknown]) =>
      key === 'contributions' || key === 'moves' ? [key, pointsByInput(value as Contribution[])] : [key, value],
    ),
  );
}

function pointsByInput(lines: Pick<Contribution, 'input' | 'points'>[]): Record<string, number> {
  return Object.fromEntries(lines.map(({ input, points }) => [input, points]));
}

/** The same structure, its numbers replaced by matchers that allow for binary fractions. */
function withinTolerance(expected: unknown): unknown {
  if (typeof expected === 'number') return closeTo(expected);
  if (Array.isArray(expected)) return expected.map(withinTolerance);
  if (typeof expected !== 'object' || expected === null) return expected;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, withinTolerance(value)]));
}

function closeTo(expected: number): unknown {
  return {
    asymmetricMatch: (actual: unknown) => typeof actual === 'number' && Math.abs(actual - expected) <= TOLERANCE,
    toString: () => String(expected),
  };
}
