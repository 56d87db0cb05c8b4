import { type Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What the fake does to the next connection, or to the next letter on it. */
export type SmtpFault =
  /** The connection is taken and nothing is ever said. */
  | { at: 'greeting'; kind: 'silence' }
  | { at: 'greeting'; kind: 'reply'; code: number }
  | { at: 'sender'; kind: 'reply'; code: number }
  /** The connection breaks before the letter is asked for. */
  | { at: 'sender'; kind: 'broken' }
  /** The connection breaks while the letter is on its way. */
  | { at: 'letter'; kind: 'broken' }
  /** The letter was read to its end; this is the answer. */
  | { at: 'end'; kind: 'reply'; code: number }
  /** The letter is kept, and the answer never comes. */
  | { at: 'end'; kind: 'answer_lost' | 'silence' };

export interface TakenLetter {
  from: string;
  to: string[];
  content: string;
}

/** A mail server on a real socket that keeps what it took. */
export class FakeSmtp {
  readonly taken: TakenLetter[] = [];
  readonly logins: { method: string; user: string; secret: string }[] = [];
  /** Recipients that are refused, by the code of the reply. */
  readonly refused = new Map<string, number>();
  private readonly faults: SmtpFault[] = [];
  private readonly sockets = new Map<number, Socket>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authMethods: ['PLAIN', 'XOAUTH2'],
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onConnect: (_session, done) => {
        const fault = this.faultAt('greeting');
        if (fault?.kind === 'silence') return;
        done(fault?.kind === 'reply' ? replying(fault.code) : undefined);
      },
      onAuth: ({ method, username = '', password, accessToken }, _session, done) => {
        const secret = password ?? accessToken ?? '';
        this.logins.push({ method, user: username, secret });
        if (secret === 'wrong') return done(replying(535));
        done(null, { user: username });
      },
      onMailFrom: (_address, session, done) => {
        const fault = this.faultAt('sender');
        if (fault?.kind === 'broken') return this.breakOff(session);
        done(fault?.kind === 'reply' ? replying(fault.code) : undefined);
      },
      onRcptTo: ({ address }, _session, done) => {
        const code = this.refused.get(address);
        done(code === undefined ? undefined : replying(code));
      },
      onData: (stream, session, done) => {
        const fault = this.faultAt('letter') ?? this.faultAt('end');
        if (fault?.kind === 'broken') return void stream.once('data', () => this.breakOff(session));
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (fault?.kind === 'reply') return done(replying(fault.code));
          this.keep(session, Buffer.concat(chunks).toString('utf8'));
          if (fault?.kind === 'answer_lost') return this.breakOff(session);
          if (fault?.kind !== 'silence') done(null, 'Queued');
        });
      },
    });
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => this.sockets.set(socket.remotePort ?? 0, socket));
  }

  static async start(): Promise<FakeSmtp> {
    const fake = new FakeSmtp();
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', () => resolve()));
    return fake;
  }

  url(login = ''): string {
    const address = this.server.server.address();
    return `smtp://${login}127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  failNext(...faults: SmtpFault[]): void {
    this.faults.push(...faults);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private faultAt(at: SmtpFault['at']): SmtpFault | undefined {
    return this.faults[0]?.at === at ? this.faults.shift() : undefined;
  }

  private keep({ envelope }: SMTPServerSession, content: string): void {
    const from = envelope.mailFrom ? envelope.mailFrom.address : '';
    this.taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), content });
  }

  private breakOff({ remotePort }: SMTPServerSession): void {
    this.sockets.get(Number(remotePort))?.destroy();
  }
}

function replying(responseCode: number): Error {
  return Object.assign(new Error(`Reply ${responseCode}`), { responseCode });
}
