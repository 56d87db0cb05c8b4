import { momentInWords } from '../../artifacts/render/reader';
import { type DescribesProblem } from '../../platform/problems/problem';
import { type EffectRow } from '../../store/entities';
import { idOf } from './effect.id';

/** No effect has this id. */
export class EffectNotFound extends Error {
  constructor(readonly id: string) {
    super(`There is no effect ${id}; GET /effects/quarantined lists those that are set aside`);
  }
}

/** Only what is set aside is sent round again: anything else is under way or has come to its end. */
export class NotQuarantined extends Error {
  constructor(readonly effect: EffectRow) {
    super(`Effect ${idOf(effect)} (${effect.name}) is not set aside: it is ${effect.status}${wordOn(effect)}`);
  }
}

function wordOn({ readmitted }: EffectRow): string {
  const last = readmitted.at(-1);
  const before = last ? `; ${last.by} sent it round again on ${momentInWords(last.at)}` : '';
  return `${before}. Nothing was changed`;
}

export const quarantineProblems: DescribesProblem = (error) => {
  if (error instanceof EffectNotFound) return { status: 404, title: 'Effect not found', detail: error.message };
  if (error instanceof NotQuarantined) {
    const { effect, message } = error;
    return { status: 409, title: 'Effect is not set aside', detail: message, effectStatus: effect.status };
  }
  return undefined;
};
