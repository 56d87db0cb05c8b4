import { EVERY_ONE, SCHEDULE, STATE } from './criteria.words';
import * as words from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';

/** A level, a share or an absolute ("zero", "all") that is not about paper and meetings. */
export function measurable(passage: Passage, { of }: Measures): boolean {
  const { text } = passage;
  const own = of(passage);
  if (own.some(({ role }) => role === 'target')) return true;
  if (words.NOT_A_CRITERION.test(text)) return false;
  const level = own.some(
    ({ role, kind }) => role === 'unclear' && (kind === 'percent' || kind === 'rate' || kind === 'duration'),
  );
  return (
    (level && words.GOAL.test(text)) ||
    (words.ABSOLUTE.test(text) && (STATE.test(text) || (EVERY_ONE.test(text) && !SCHEDULE.test(text))))
  );
}
