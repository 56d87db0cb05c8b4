import { type ActionView } from '../../actions/action.view';
import { partsOf } from '../../actions/cause';
import { ANCHOR_KEYS, type AnchorKey } from '../../evidence/evidence.types';

/**
 * What an action asks, where an account waits for a fact and not for work: only the fact lets it go on, whatever is
 * said of the action.
 */
export type Question =
  | { about: 'promise'; promise: string }
  | { about: 'anchors'; missing: AnchorKey[] }
  | { about: 'account'; what: string };

/** Null for work that is over when somebody says so. */
export function questionOf({ kind, cause, payload }: Pick<ActionView, 'kind' | 'cause' | 'payload'>): Question | null {
  if (kind !== 'ask_human') return null;
  const { family, what } = partsOf(cause);
  if (family === 'promise') return { about: 'promise', promise: what };
  if (family !== 'question') return null;
  if (what !== 'missing_anchors') return { about: 'account', what };
  const missing: unknown = 'missing' in payload ? payload.missing : [];
  return { about: 'anchors', missing: ANCHOR_KEYS.filter((key) => Array.isArray(missing) && missing.includes(key)) };
}
