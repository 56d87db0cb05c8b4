/** One thing that is wrong with a request: which field, and what to send instead. */
export type FieldProblem = { field: string; detail: string };

/** The body of every error answer (RFC 9457); facts of the error stand beside the standard members. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: FieldProblem[];
  [fact: string]: unknown;
};

/** A request whose content cannot be used; answered 400 with every field that is wrong. */
export class InvalidRequest extends Error {
  constructor(readonly errors: FieldProblem[]) {
    super(errors.map(({ field, detail }) => (field ? `${field}: ${detail}` : detail)).join('; '));
  }
}

/** The same refusal, with its fields called as whoever filled in the form saw them. */
export function inNamesOfForm(error: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!(error instanceof InvalidRequest)) return error;
  return new InvalidRequest(error.errors.map(({ field, detail }) => ({ field: names.get(field) ?? field, detail })));
}

/** How a module's own errors become problems: the first description that knows the error answers. */
export type DescribesProblem = (
  error: unknown,
) => (Pick<Problem, 'status' | 'title' | 'detail'> & Partial<Problem>) | undefined;

/** Nest token: the `DescribesProblem[]` of all modules, listed in the application module. */
export const PROBLEM_DESCRIPTIONS = 'PROBLEM_DESCRIPTIONS';

export function problem({ status, title, detail, ...rest }: NonNullable<ReturnType<DescribesProblem>>): Problem {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { type: `urn:value-in-motion:problem:${slug}`, title, status, detail, errors: [], ...rest };
}
