import { nameOf, type Caller } from '../platform/auth/caller';
import { type Origin } from '../store/account.state';

/** Who caused a change, as the journal names them. */
export function originOf(caller: Caller): Origin {
  return { actor: nameOf(caller), source: 'api' };
}
