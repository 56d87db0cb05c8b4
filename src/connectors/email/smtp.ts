import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionAuth, type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { type NotDelivered } from '../outbound';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { CallPolicy, type CallSettings } from '../resilience/call.policy';
import { withoutAnswer } from '../resilience/network.failure';
import { type Letter } from './letter';
import { type MailServer, tokenOf } from './mail.server';
import { judgeSmtpError } from './smtp.failure';

export interface SmtpTimes {
  connectMs: number;
  /** Silence of the server after which the connection is given up. */
  silenceMs: number;
}
const TIMES: SmtpTimes = { connectMs: 5_000, silenceMs: 20_000 };
/** Above what a dialogue takes whose every step is slow, so that the dialogue itself says where it broke off. */
const SENDING: Partial<CallSettings> = { attemptTimeoutMs: 120_000, perSecond: 2, burst: 10 };

/** Hands letters to the mail server, each over a connection of its own. */
export class Smtp {
  private readonly calls: CallPolicy;

  constructor(
    private readonly server: MailServer,
    private readonly hosts: AllowedHosts,
    settings: Partial<CallSettings> = {},
    private readonly times: SmtpTimes = TIMES,
  ) {
    this.calls = new CallPolicy('email', (error) => withoutAnswer('email', error), { ...SENDING, ...settings });
  }

  /** @returns the recipients whom the server refused while it took the letter for others. @throws OutboundFailure */
  send(letter: Letter, signal?: AbortSignal): Promise<NotDelivered[]> {
    return this.calls.once((attempt) => this.attempt(letter, attempt), signal);
  }

  private async attempt({ envelope, bytes }: Letter, signal: AbortSignal): Promise<NotDelivered[]> {
    this.hosts.check('email', this.server.host);
    const login = await this.login();
    const connection = this.connection();
    const close = () => connection.close();
    signal.addEventListener('abort', close, { once: true });
    const message = Readable.from([bytes]);
    try {
      await step(connection, (done) => connection.connect(done));
      if (login) await step(connection, (done) => connection.login(login, done));
      // nodemailer writes the replies into the envelope it is given, where the next attempt would find them.
      const sent = await step<SMTPConnectionSendInfo>(connection, (done) =>
        connection.send({ ...envelope }, message, done),
      );
      return refusedIn(sent);
    } catch (error) {
      // It is read only after the server has asked for it, and cannot have been taken before it was read to its end.
      throw judgeSmtpError(error, message.readableEnded);
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  private connection(): SMTPConnection {
    const { host, port, tls } = this.server;
    return new SMTPConnection({
      host,
      port,
      secure: tls === 'from_start',
      requireTLS: tls === 'upgrade',
      ignoreTLS: tls === 'none',
      connectionTimeout: this.times.connectMs,
      dnsTimeout: this.times.connectMs,
      greetingTimeout: this.times.connectMs,
      socketTimeout: this.times.silenceMs,
    });
  }

  private async login(): Promise<SMTPConnectionAuth | null> {
    const { credentials } = this.server;
    if (credentials === null) return null;
    const { user } = credentials;
    if ('password' in credentials) return { credentials: { user, pass: credentials.password } };
    return { type: 'OAuth2', user, oauth2: new XOAuth2({ user, accessToken: await tokenOf(credentials) }) };
  }
}

type Done<Result> = (error?: Error | null, result?: Result) => void;

/** One step of the dialogue; what breaks the connection ends the step too. */
function step<Result = unknown>(
  connection: SMTPConnection,
  take: (done: Done<Result>) => void,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    take((error, result) => (error ? reject(error) : resolve(result)));
  });
}

function refusedIn(sent: SMTPConnectionSendInfo | undefined): NotDelivered[] {
  const refused = sent?.rejectedErrors ?? [];
  return refused.map(({ recipient, response }) => ({ recipient: recipient ?? '', reason: response ?? 'refused' }));
}
