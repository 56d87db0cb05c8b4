import { type NotDelivered } from '../../connectors/outbound';
import { type WorkUnit } from '../../store/entities';
import { type Standing } from '../account-standing';
import { catalogue, isActionKind } from '../action.catalogue';
import { workUnitId } from '../action.ids';
import { causeOf } from '../cause';
import { colleaguesOf } from '../colleagues';
import { type Proposal } from '../work-units';

/** Somebody a message to the customer was meant for and did not reach is looked for by a person. */
export function findReaders({ row }: Standing, unit: WorkUnit, notDelivered: readonly NotDelivered[]): Proposal[] {
  if (!isActionKind(unit.kind) || catalogue[unit.kind].reader !== 'recipients') return [];
  const { title } = catalogue[unit.kind].payload.parse(unit.payload);
  const [csm] = colleaguesOf(row, 'csm');
  return notDelivered.map(({ recipient, reason }) => ({
    id: workUnitId(row.id, unit.id, recipient),
    kind: 'ask_human',
    cause: causeOf.notDelivered(unit.id, recipient),
    trigger: { action: unit.id, recipient, reason },
    payload: {
      title: `${row.name}: ${recipient} did not get “${title}”`,
      text: `The others got it. For ${recipient} it failed: ${reason}\nHow can they be reached, or who took over from them?`,
      recipients: csm ? [csm] : [],
    },
    assignee: unit.assignee ?? row.ownerEmail,
  }));
}
