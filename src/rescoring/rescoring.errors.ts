import { type DescribesProblem } from '../platform/problems/problem';

export class RunNotFound extends Error {
  constructor(readonly id: string) {
    super(`There is no rescoring run ${id}`);
  }
}

export class RunEnded extends Error {
  constructor(
    readonly id: string,
    readonly runStatus: string,
  ) {
    super(`Rescoring run ${id} has ended: ${runStatus}`);
  }
}

export const rescoringProblems: DescribesProblem = (error) => {
  if (error instanceof RunNotFound) return { status: 404, title: 'Not found', detail: error.message };
  if (error instanceof RunEnded) {
    return { status: 409, title: 'Run has ended', detail: error.message, runStatus: error.runStatus };
  }
  return undefined;
};
