import { readFile } from 'node:fs/promises';
import { isLoopback } from '../../platform/settings/setting.rules';
import { OutboundFailure } from '../resilience/outbound.failure';

export type Credentials = { user: string; password: string } | TokenBearer;
interface TokenBearer {
  user: string;
  accessToken: () => Promise<string>;
}

/** A mail server as its URL describes it. Beyond this machine it is spoken to over TLS, unless the URL says `?tls=none`. */
export interface MailServer {
  host: string;
  port: number;
  /** From the first byte, by STARTTLS, or not at all. */
  tls: 'from_start' | 'upgrade' | 'none';
  credentials: Credentials | null;
}

const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465, 'imap:': 143, 'imaps:': 993 };

/**
 * @param url `smtp:`, `smtps:`, `imap:` or `imaps:`, with user and password percent-encoded
 * @param accessTokenFile holds the token for XOAUTH2, for servers that take no passwords; read anew for each connection,
 *   as tokens live for an hour
 */
export function mailServer(url: string, accessTokenFile?: string): MailServer {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPlain = isLoopback(host) || searchParams.get('tls') === 'none';
  const user = decodeURIComponent(username);
  return {
    host,
    port: port === '' ? (PORTS[protocol] ?? 0) : Number(port),
    tls: protocol.endsWith('s:') ? 'from_start' : isPlain ? 'none' : 'upgrade',
    credentials: user === '' ? null : credentials(user, decodeURIComponent(password), accessTokenFile),
  };
}

function credentials(user: string, password: string, accessTokenFile?: string): Credentials {
  if (accessTokenFile === undefined) return { user, password };
  return { user, accessToken: async () => (await readFile(accessTokenFile, 'utf8')).trim() };
}

/** @throws OutboundFailure when there is no token to read: nothing was sent, and the file may come back */
export async function tokenOf({ accessToken }: TokenBearer): Promise<string> {
  try {
    return await accessToken();
  } catch (cause) {
    throw new OutboundFailure('email', 'failed_before_write', 'no_token', 'the access token cannot be read', { cause });
  }
}
