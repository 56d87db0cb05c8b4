import { ImapFlow, type ListResponse } from 'imapflow';
import { z } from 'zod';
import { type ProviderReference } from '../outbound';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { OutboundFailure, type FailedResult } from '../resilience/outbound.failure';
import { ACTION_HEADER, type Letter, type Marks } from './letter';
import { tokenOf, type MailServer } from './mail.server';

/** A folder by what it is for; its name differs from server to server (RFC 6154). */
export type FolderUse = '\\Drafts' | '\\Sent';

/** The mailbox of the sender: where drafts are laid, and where copies of what was sent are found. */
export class ImapMailbox {
  private readonly calls: CallPolicy;

  constructor(
    private readonly server: MailServer,
    private readonly hosts: AllowedHosts,
    settings: Partial<CallSettings> = {},
  ) {
    this.calls = new CallPolicy('email', (error) => judgeImapError(error, 'failed_before_write'), {
      perSecond: 2,
      burst: 4,
      ...settings,
    });
  }

  /** @throws OutboundFailure */
  find(marks: Marks, uses: readonly FolderUse[], signal?: AbortSignal): Promise<ProviderReference | null> {
    return this.calls.repeatable(
      (attempt) => this.connected(attempt, async (imap) => search(imap, await foldersFor(imap, uses), marks)),
      signal,
    );
  }

  /** Lays a letter into the drafts folder, unless it lies there or was sent from there already. @throws OutboundFailure */
  layDraft({ marks, bytes }: Letter, signal?: AbortSignal): Promise<ProviderReference> {
    return this.calls.once(
      (attempt) =>
        this.connected(attempt, async (imap) => {
          const found = await search(imap, await foldersFor(imap, ['\\Drafts', '\\Sent']), marks);
          if (found) return found;
          const [drafts] = await foldersFor(imap, ['\\Drafts']);
          if (!drafts)
            throw new OutboundFailure('email', 'refused', 'no_drafts_folder', 'the mailbox has no drafts folder');
          const appended = await imap.append(drafts.path, bytes, ['\\Draft']).catch((error: unknown) => {
            throw judgeImapError(error, 'unknown_outcome');
          });
          if (!appended)
            throw new OutboundFailure('email', 'failed_before_write', 'no_connection', 'the connection is gone');
          return referenceTo(marks, drafts.path, appended.uid);
        }),
      signal,
    );
  }

  private async connected<Answer>(signal: AbortSignal, use: (imap: ImapFlow) => Promise<Answer>): Promise<Answer> {
    this.hosts.check('email', this.server.host);
    const imap = new ImapFlow(await this.connection());
    // An error outside any command is also what the next command rejects with; without a listener it ends the process.
    imap.on('error', () => undefined);
    const close = () => imap.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      await imap.connect();
      return await use(imap);
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  private async connection() {
    const { host, port, tls, credentials } = this.server;
    return {
      host,
      port,
      secure: tls === 'from_start',
      doSTARTTLS: tls === 'upgrade',
      logger: false as const,
      disableAutoIdle: true,
      ...(credentials === null ? {} : { auth: await login(credentials) }),
    };
  }
}

async function login(credentials: NonNullable<MailServer['credentials']>) {
  const { user } = credentials;
  return 'password' in credentials
    ? { user, pass: credentials.password }
    : { user, accessToken: await tokenOf(credentials) };
}

async function foldersFor(imap: ImapFlow, uses: readonly FolderUse[]): Promise<ListResponse[]> {
  const folders = await imap.list();
  return uses.flatMap((use) => folders.find(({ specialUse }) => specialUse === use) ?? []);
}

/** Some servers give a letter a Message-ID of their own; its action header stays. */
async function search(imap: ImapFlow, folders: ListResponse[], marks: Marks): Promise<ProviderReference | null> {
  const headers = [{ 'message-id': marks.messageId }, { [ACTION_HEADER.toLowerCase()]: marks.actionId }];
  for (const { path } of folders) {
    await imap.mailboxOpen(path, { readOnly: true });
    for (const header of headers) {
      const found = await imap.search({ header }, { uid: true });
      // Not an answer to the question, which is not the same as "there is none".
      if (!Array.isArray(found))
        throw new OutboundFailure('email', 'failed_before_write', 'no_search', 'the search failed');
      if (found.length > 0) return referenceTo(marks, path, found[0]);
    }
  }
  return null;
}

function referenceTo({ messageId }: Marks, folder: string, uid: number | undefined): ProviderReference {
  return { system: 'email', id: messageId, details: { folder, ...(uid === undefined ? {} : { uid: String(uid) }) } };
}

/** What imapflow's errors carry: the server's own NO or BAD, when it said one. */
const ImapError = z.object({
  code: z.string().optional(),
  responseStatus: z.string().optional(),
  responseText: z.string().optional(),
  serverResponseCode: z.string().optional(),
  authenticationFailed: z.boolean().optional(),
  message: z.string().default('the mail server failed'),
});

/** Response codes of a NO that holds for now only (RFC 5530; THROTTLED is Gmail's). */
const LATER = ['UNAVAILABLE', 'INUSE', 'THROTTLED'];

/** @param unanswered what it was where the server said nothing */
function judgeImapError(error: unknown, unanswered: FailedResult): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  const said = ImapError.catch({ message: String(error) }).parse(error);
  const code = said.serverResponseCode ?? said.code ?? said.responseStatus ?? 'no_answer';
  const reason = said.responseText ?? said.message;
  return new OutboundFailure('email', resultOf(said, unanswered), code, reason, { cause: error });
}

function resultOf(said: z.infer<typeof ImapError>, unanswered: FailedResult): FailedResult {
  if (LATER.includes(said.serverResponseCode ?? '')) return 'failed_before_write';
  if (said.authenticationFailed === true || said.responseStatus !== undefined) return 'refused';
  return unanswered;
}
