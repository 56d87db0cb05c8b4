import { createTransport, type SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import { type NotDelivered, type OutboundAction } from '../outbound';
import { addressable, domainOf, type Mailbox } from './addresses';
import { htmlOf } from './html';
import { invitation } from './invitation';

/** A mail ready to be sent or laid into a drafts folder. */
export interface Letter {
  marks: Marks;
  envelope: { from: string; to: string[] };
  bytes: Buffer;
  notDelivered: NotDelivered[];
}

/** By what a copy of a letter is recognised; the same for every letter of one action. */
export interface Marks {
  messageId: string;
  /** Value of the header `X-CS-Action-Id`. */
  actionId: string;
}

export const ACTION_HEADER = 'X-CS-Action-Id';

/** What a payload may add to a mail. */
const Details = z.object({
  /** Message-ID of the mail it answers, and those of the conversation before it. */
  inReplyTo: z.string().nullish(),
  references: z.array(z.string()).nullish(),
  /** A meeting's begin; without one the mail asks for a time and carries no invitation. */
  startsAt: z.iso.datetime({ offset: true }).nullish(),
  minutes: z.number().int().positive().nullish(),
  place: z.string().nullish(),
});

export function marksOf(actionId: string, from: Mailbox): Marks {
  return { actionId, messageId: `<${actionId}@${domainOf(from.address)}>` };
}

/** @throws ZodError when a detail of the payload is not what a mail can carry */
export async function compose(action: OutboundAction, from: Mailbox): Promise<Letter> {
  const { payload } = action;
  const { to, notDelivered } = addressable(payload.recipients);
  const marks = marksOf(action.id, from);
  const text = `${payload.text.trim()}\n\n-- \n${DISCLOSURE}\n`;
  const { inReplyTo, references } = Details.parse(payload);
  const mail: SendMailOptions = {
    from,
    to,
    ...(action.assignee === null ? {} : { replyTo: action.assignee }),
    subject: payload.title,
    text,
    html: htmlOf(payload.text.trim(), DISCLOSURE),
    messageId: marks.messageId,
    ...(inReplyTo ? { inReplyTo, references: references?.length ? references : [inReplyTo] } : {}),
    headers: {
      [ACTION_HEADER]: action.id,
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<mailto:${action.assignee ?? from.address}?subject=unsubscribe>`,
    },
    ...calendar(action, from, to),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const envelope = { from: from.address, to: to.map(({ address }) => address) };
  return { marks, envelope, bytes: await bytesOf(mail), notDelivered };
}

/** A mail to a colleague, who needs to be told neither that we write it nor how to be spared it. */
export async function composeNotice(
  { id, to, subject, text }: { id: string; to: string; subject: string; text: string },
  from: Mailbox,
): Promise<Letter> {
  const { to: readers, notDelivered } = addressable([{ name: '', email: to }]);
  const marks = marksOf(id, from);
  const bytes = await bytesOf({
    from,
    to: readers,
    subject,
    text,
    messageId: marks.messageId,
    headers: { [ACTION_HEADER]: id, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { marks, envelope: { from: from.address, to: readers.map(({ address }) => address) }, bytes, notDelivered };
}

const DISCLOSURE =
  'This message was prepared by an automated assistant of our customer success team. ' +
  'Reply to reach a person, or reply "unsubscribe" to get no more of them.';

function calendar(action: OutboundAction, from: Mailbox, attendees: Mailbox[]): Pick<SendMailOptions, 'icalEvent'> {
  const { startsAt, minutes, place } = Details.parse(action.payload);
  if (action.kind !== 'schedule_meeting' || !startsAt) return {};
  const content = invitation({
    uid: `${action.id}@${domainOf(from.address)}`,
    summary: action.payload.title,
    description: action.payload.text,
    startsAt: new Date(startsAt),
    minutes: minutes ?? 30,
    place: place ?? null,
    organizer: from,
    attendees,
    stamp: action.since,
  });
  return { icalEvent: { method: 'REQUEST', filename: 'invitation.ics', content } };
}

async function bytesOf(mail: SendMailOptions): Promise<Buffer> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail(mail);
  if (!Buffer.isBuffer(message)) throw new TypeError('A composed mail is a buffer');
  return message;
}
