import { Addressed } from '../actions/action.catalogue';
import { type ActionView } from '../actions/action.view';
import { SUPERVISOR } from '../actions/colleagues';
import { nameOf, type Caller } from '../platform/auth/caller';
import { type AccountRow } from '../store/entities';

/** Who looks after an account on our side. */
export type Team = Pick<AccountRow, 'ownerName' | 'ownerEmail' | 'aeName' | 'aeEmail'>;

/** Who does an action, for somebody who looks at it: the agent, they themselves, or which colleague. */
export function doerOf(
  { owner, assignee, payload }: Pick<ActionView, 'owner' | 'assignee' | 'payload'>,
  team: Team | null,
  caller: Caller,
): string {
  if (owner === 'agent') return 'the agent';
  if (assignee === null) {
    const isASupervisors = Addressed.parse(payload).recipients.some(({ name }) => name === SUPERVISOR.name);
    return isASupervisors ? 'a supervisor' : 'nobody yet';
  }
  const isThem = (email: string | null) => email?.toLowerCase() === assignee.toLowerCase();
  if (isThem(nameOf(caller))) return 'you';
  if (team && isThem(team.ownerEmail)) return team.ownerName ?? assignee;
  if (team && isThem(team.aeEmail)) return `${team.aeName ?? assignee}, account executive`;
  return assignee;
}
