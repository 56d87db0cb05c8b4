import { createServer, type Server, type Socket } from 'node:net';

export type ImapFault =
  | { at: 'greeting'; kind: 'silence' | 'broken' | 'busy' }
  /** `busy` is a refusal that holds for now only. */
  | { at: 'search' | 'append'; kind: 'refused' | 'busy' | 'silence' | 'broken' }
  /** The message is kept, and the connection breaks before the answer. */
  | { at: 'append'; kind: 'answer_lost' }
  /** The message is kept, and the connection stays open without an answer. */
  | { at: 'append'; kind: 'half_open' };

interface Folder {
  use: string;
  messages: string[];
}

const CAPABILITIES = 'IMAP4rev1 UIDPLUS SPECIAL-USE LITERAL+ SASL-IR ID NAMESPACE AUTH=PLAIN AUTH=XOAUTH2';

/** The part of an IMAP server that drafts and look-ups need, on a real socket; the folders are its ledger. */
export class FakeImap {
  readonly folders: Record<string, Folder> = {
    INBOX: { use: '', messages: [] },
    Entwürfe: { use: '\\Drafts', messages: [] },
    Gesendet: { use: '\\Sent', messages: [] },
  };
  /** Every command as it came, without its tag and without what follows a literal. */
  readonly commands: string[] = [];
  private readonly faults: ImapFault[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server;

  static async start(): Promise<FakeImap> {
    const fake = new FakeImap();
    fake.server = createServer((socket) => fake.serve(socket));
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  url(login = 'agent:secret@'): string {
    const address = this.server.address();
    return `imap://${login}127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  get drafts(): string[] {
    return this.folders['Entwürfe']?.messages ?? [];
  }

  get sent(): string[] {
    return this.folders.Gesendet?.messages ?? [];
  }

  failNext(...faults: ImapFault[]): void {
    this.faults.push(...faults);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    const fault = this.faultAt('greeting');
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'broken') return void socket.destroy();
    if (fault?.kind === 'busy') return void socket.end('* BYE [UNAVAILABLE] too many connections\r\n');
    const session = new Session(this.folders, (at) => this.faultAt(at), socket);
    let pending = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      for (let taken = nextCommand(pending); taken !== null; taken = nextCommand(pending)) {
        pending = pending.subarray(taken.length);
        this.commands.push(taken.line.replace(/^\S+ ?/, ''));
        session.take(taken.line, taken.literal);
      }
    });
    socket.write(`* OK [CAPABILITY ${CAPABILITIES}] ready\r\n`);
  }

  private faultAt(at: ImapFault['at']): ImapFault | undefined {
    return this.faults[0]?.at === at ? this.faults.shift() : undefined;
  }
}

/** What one connection is logged in to and looks at. */
class Session {
  private selected: Folder | undefined;
  /** Tag of the login that waits for its answer. */
  private asking: string | null = null;

  constructor(
    private readonly folders: Record<string, Folder>,
    private readonly faultAt: (at: ImapFault['at']) => ImapFault | undefined,
    private readonly socket: Socket,
  ) {}

  take(line: string, literal: string): void {
    if (this.asking !== null) {
      const tag = this.asking;
      this.asking = null;
      return this.judge(tag, line);
    }
    const [, tag = '', verb = '', rest = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/s.exec(line) ?? [];
    switch (verb.toUpperCase()) {
      case 'AUTHENTICATE':
        return this.authenticate(tag, rest);
      case 'LIST':
      case 'LSUB':
        return this.list(tag, verb.toUpperCase());
      case 'SELECT':
      case 'EXAMINE':
        return this.select(tag, rest);
      case 'APPEND':
        return this.append(tag, rest, literal);
      case 'UID SEARCH':
        return this.search(tag, rest);
      case 'NAMESPACE':
        return this.say('* NAMESPACE (("" "/")) NIL NIL', `${tag} OK done`);
      case 'ID':
        return this.say('* ID NIL', `${tag} OK done`);
      case 'CAPABILITY':
        return this.say(`* CAPABILITY ${CAPABILITIES}`, `${tag} OK done`);
      case 'LOGOUT':
        return this.say('* BYE', `${tag} OK done`);
      default:
        return this.say(`${tag} BAD not known here`);
    }
  }

  /** The mechanism with its first answer, or alone: then the answer is asked for and comes as a line of its own. */
  private authenticate(tag: string, rest: string): void {
    const [, initial] = rest.split(' ');
    if (initial === undefined) {
      this.asking = tag;
      return this.say('+ ');
    }
    this.judge(tag, initial);
  }

  private judge(tag: string, initial: string): void {
    const refused = Buffer.from(initial, 'base64').toString().includes('wrong');
    this.say(refused ? `${tag} NO [AUTHENTICATIONFAILED] no` : `${tag} OK welcome`);
  }

  private list(tag: string, verb: string): void {
    const lines = Object.entries(this.folders).map(
      ([name, { use }]) => `* ${verb} (\\HasNoChildren${use ? ` ${use}` : ''}) "/" "${encoded(name)}"`,
    );
    this.say(...lines, `${tag} OK done`);
  }

  private select(tag: string, rest: string): void {
    this.selected = this.folders[named(rest)];
    if (!this.selected) return this.say(`${tag} NO no such folder`);
    const { length } = this.selected.messages;
    this.say(
      `* ${length} EXISTS`,
      '* FLAGS (\\Draft)',
      '* OK [UIDVALIDITY 7]',
      `* OK [UIDNEXT ${length + 1}]`,
      `${tag} OK done`,
    );
  }

  private append(tag: string, rest: string, literal: string): void {
    const fault = this.faultAt('append');
    if (fault?.kind === 'broken') return void this.socket.destroy();
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'refused') return this.say(`${tag} NO [OVERQUOTA] the mailbox is full`);
    if (fault?.kind === 'busy') return this.say(`${tag} NO [UNAVAILABLE] later`);
    const folder = this.folders[named(rest)];
    if (!folder) return this.say(`${tag} NO [TRYCREATE] no such folder`);
    folder.messages.push(literal);
    if (fault?.kind === 'answer_lost') return void this.socket.destroy();
    if (fault?.kind === 'half_open') return;
    this.say(`${tag} OK [APPENDUID 7 ${folder.messages.length}] done`);
  }

  private search(tag: string, rest: string): void {
    const fault = this.faultAt('search');
    if (fault?.kind === 'broken') return void this.socket.destroy();
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'refused') return this.say(`${tag} NO [NOPERM] not for you`);
    if (fault?.kind === 'busy') return this.say(`${tag} NO [UNAVAILABLE] later`);
    const [, header = '', value = ''] = /HEADER "?([^\s"]+)"? "?([^"]+?)"?$/i.exec(rest) ?? [];
    const uids = (this.selected?.messages ?? []).flatMap((message, index) =>
      headerOf(message, header).includes(value) ? [index + 1] : [],
    );
    this.say(['* SEARCH', ...uids].join(' '), `${tag} OK done`);
  }

  private say(...lines: string[]): void {
    this.socket.write(lines.map((line) => `${line}\r\n`).join(''));
  }
}

/** The next whole command with the literal it carries, or null while some of it is still on its way. */
function nextCommand(buffer: Buffer): { line: string; literal: string; length: number } | null {
  const end = buffer.indexOf('\r\n');
  if (end < 0) return null;
  const line = buffer.subarray(0, end).toString('latin1');
  const size = /\{(\d+)\+?\}$/.exec(line)?.[1];
  if (size === undefined) return { line, literal: '', length: end + 2 };
  const literalEnd = end + 2 + Number(size);
  if (buffer.length < literalEnd + 2) return null;
  return { line, literal: buffer.subarray(end + 2, literalEnd).toString('utf8'), length: literalEnd + 2 };
}

function headerOf(message: string, name: string): string {
  const head = (message.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}

/** Folder names travel in modified UTF-7 (RFC 3501, 5.1.3). */
const ENCODED: Record<string, string> = { Entwürfe: 'Entw&APw-rfe' };

function encoded(name: string): string {
  return ENCODED[name] ?? name;
}

function named(rest: string): string {
  const name = /^(?:"([^"]*)"|(\S+))/.exec(rest);
  const plain = name?.[1] ?? name?.[2] ?? '';
  return Object.keys(ENCODED).find((known) => ENCODED[known] === plain) ?? plain;
}
