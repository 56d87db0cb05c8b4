import { counted } from '../../evidence/drafting/wording';
import { addressable } from '../../connectors/email/addresses';
import { Addressed, catalogue, isActionKind } from '../action.catalogue';
import { NOBODY_TO_REACH } from '../addressees';

const EXACTLY = 'You allow exactly what it shows.';

/**
 * What follows from a yes, said before it is given.
 * @param missing how many have yet to say it, this one included
 * @param isSent whether a connected system carries this kind out
 */
export function consequenceOf(
  { kind, payload }: { kind: string; payload: object },
  { missing, isSent }: { missing: number; isSent: boolean },
): string {
  if (!isActionKind(kind)) return EXACTLY;
  if (catalogue[kind].reader === 'internal') return `${EXACTLY} Nothing of it is sent to the customer.`;
  const reached = addressable(Addressed.parse(payload).recipients).to.length;
  if (reached === 0) return NOBODY_TO_REACH;
  const people = counted(reached, 'person', 'people');
  if (missing > 1) {
    const more = missing === 2 ? 'one more colleague has' : `${missing - 1} more colleagues have`;
    return `It goes to ${people} once ${more} approved it.`;
  }
  return isSent ? `It goes to ${people} at once.` : `${EXACTLY} A colleague then sends it to ${people}.`;
}
