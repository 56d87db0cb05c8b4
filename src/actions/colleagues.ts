import { type Who } from '../lifecycle/account.types';
import { type AccountRow, type Approval } from '../store/entities';
import { type Recipient } from './action.catalogue';
import { deciderOf } from './approval.rules';

/** Whoever of them takes it; none is on record for an account. */
export const SUPERVISOR: Recipient = { name: 'Supervisor', email: null };

/** The colleagues behind a role of this account; whoever is not on record is still named by role. */
export function colleaguesOf(row: AccountRow, who: Who): Recipient[] {
  const csm = { name: row.ownerName ?? 'CSM', email: row.ownerEmail };
  const ae = { name: row.aeName ?? 'Account executive', email: row.aeEmail };
  const recipients: Record<Who, Recipient[]> = {
    csm: [csm],
    ae: [ae],
    csm_and_ae: [csm, ae],
    supervisor: [SUPERVISOR],
  };
  return recipients[who];
}

/** Who has an approval to decide: whom it was handed to, else the colleagues in the role that decides. */
export function holdersOf(row: AccountRow, { assignedTo, subjectKind }: Approval): Recipient[] {
  return assignedTo === null ? colleaguesOf(row, deciderOf(subjectKind)) : [{ name: assignedTo, email: assignedTo }];
}
