import { createHash } from 'node:crypto';
import { type Attempt, type Outcome } from '../outbound';
import { sendOnce } from '../resilience/send-once';
import { type Mailbox } from './addresses';
import { type ImapMailbox } from './imap';
import { composeNotice, type Letter } from './letter';
import { type Smtp } from './smtp';

/** One mail to a colleague: the same key is the same mail, however often it is asked for. */
export interface ColleagueMail {
  key: string;
  to: string;
  subject: string;
  text: string;
}

/** Mails among ourselves. Whether one arrived can be seen in the sender's mailbox only; in doubt it is not sent again. */
export class ColleagueMails {
  readonly system = 'email';

  /** @param mailbox null when nobody can look into it */
  constructor(
    private readonly smtp: Smtp,
    private readonly mailbox: ImapMailbox | null,
    private readonly from: Mailbox,
  ) {}

  async post({ key, ...mail }: ColleagueMail, attempt: Attempt): Promise<Outcome> {
    const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
    const letter = await composeNotice({ id, ...mail }, this.from);
    const { envelope, marks } = letter;
    if (envelope.to.length === 0) return unreachable(letter);
    return sendOnce(
      {
        absenceIsProof: false,
        find: async (signal) => this.mailbox?.find(marks, ['\\Sent'], signal) ?? null,
        send: async (signal) => {
          const notDelivered = await this.smtp.send(letter, signal);
          return { reference: { system: this.system, id: marks.messageId, details: { to: mail.to } }, notDelivered };
        },
      },
      attempt,
    );
  }
}

function unreachable({ notDelivered }: Letter): Outcome {
  return { result: 'refused', code: 'no_recipient', reason: notDelivered.map(({ reason }) => reason).join('; ') };
}
