import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Mailbox } from './addresses';

export interface Meeting {
  /** The same meeting has the same id, so that a second invitation changes the first and adds none. */
  uid: string;
  summary: string;
  description: string;
  startsAt: Date;
  minutes: number;
  place: string | null;
  organizer: Mailbox;
  attendees: readonly Mailbox[];
  /** When it was decided to invite. */
  stamp: Date;
}

/** An invitation that mail programs offer to accept or decline (RFC 5545, method REQUEST). */
export function invitation(meeting: Meeting): string {
  const { uid, summary, description, startsAt, minutes, place, organizer, attendees, stamp } = meeting;
  const calendar = ical({
    prodId: { company: 'Value-in-Motion', product: 'Invitations' },
    method: ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: uid,
    sequence: 0,
    stamp,
    start: startsAt,
    end: new Date(startsAt.getTime() + minutes * 60_000),
    summary,
    description,
    location: place,
    status: ICalEventStatus.CONFIRMED,
    organizer: { name: parameter(organizer), email: organizer.address },
    attendees: attendees.map((attendee) => ({
      name: parameter(attendee),
      email: attendee.address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: true,
    })),
  });
  return calendar.toString();
}

/** A parameter's value may hold neither quotes nor line ends, and there is no way to escape them. */
function parameter({ name, address }: Mailbox): string {
  const quotable = [...name]
    .filter((character) => character !== '"' && character >= ' ')
    .join('')
    .trim();
  return quotable || address;
}
