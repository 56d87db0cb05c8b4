import { ZodError } from 'zod';
import { type ActionKind } from '../../policy/policy.types';
import { type Attempt, type Outbound, type OutboundAction, type Outcome, type ProviderReference } from '../outbound';
import { sendOnce } from '../resilience/send-once';
import { type Mailbox } from './addresses';
import { type ImapMailbox } from './imap';
import { compose, marksOf, type Letter } from './letter';
import { type Smtp } from './smtp';

const KINDS: readonly ActionKind[] = ['send_email', 'schedule_meeting'];

/** Actions as mails. Whether one arrived can be seen in the sender's mailbox only, so that doubt stays with a person. */
export class EmailOutbound implements Outbound {
  readonly system = 'email';
  readonly kinds = KINDS;

  /** @param mailbox null when nobody can look into it */
  constructor(
    private readonly smtp: Smtp,
    private readonly mailbox: ImapMailbox | null,
    private readonly from: Mailbox,
  ) {}

  async execute(action: OutboundAction, attempt: Attempt): Promise<Outcome> {
    return posted(action, this.from, (letter) =>
      sendOnce(
        {
          absenceIsProof: false,
          find: (signal) => this.find(action, signal),
          send: async (signal) => {
            const refused = await this.smtp.send(letter, signal);
            const reference = {
              system: this.system,
              id: letter.marks.messageId,
              details: { to: letter.envelope.to.join(', ') },
            };
            return { reference, notDelivered: [...letter.notDelivered, ...refused] };
          },
        },
        attempt,
      ),
    );
  }

  async find({ id }: OutboundAction, signal?: AbortSignal): Promise<ProviderReference | null> {
    return this.mailbox?.find(marksOf(id, this.from), ['\\Sent'], signal) ?? null;
  }
}

/** Actions as mails that a person finds in the drafts folder and sends. */
export class EmailDrafts implements Outbound {
  readonly system = 'email';
  readonly kinds = KINDS;
  readonly handsOver = true;

  constructor(
    private readonly mailbox: ImapMailbox,
    private readonly from: Mailbox,
  ) {}

  async execute(action: OutboundAction, attempt: Attempt): Promise<Outcome> {
    return posted(action, this.from, (letter) =>
      sendOnce(
        {
          absenceIsProof: true,
          find: (signal) => this.find(action, signal),
          send: async (signal) => ({
            reference: await this.mailbox.layDraft(letter, signal),
            notDelivered: letter.notDelivered,
          }),
        },
        attempt,
      ),
    );
  }

  find({ id }: OutboundAction, signal?: AbortSignal): Promise<ProviderReference | null> {
    return this.mailbox.find(marksOf(id, this.from), ['\\Drafts', '\\Sent'], signal);
  }
}

/** An action that makes no mail, or a mail to nobody, is refused before anything is sent. */
async function posted(
  action: OutboundAction,
  from: Mailbox,
  post: (letter: Letter) => Promise<Outcome>,
): Promise<Outcome> {
  let letter: Letter;
  try {
    letter = await compose(action, from);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return {
      result: 'refused',
      code: 'not_a_mail',
      reason: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    };
  }
  if (letter.envelope.to.length > 0) return post(letter);
  const reason = letter.notDelivered.map(({ recipient, reason: why }) => `${recipient}: ${why}`).join('; ');
  return { result: 'refused', code: 'no_recipient', reason: reason || 'it names no recipient' };
}
