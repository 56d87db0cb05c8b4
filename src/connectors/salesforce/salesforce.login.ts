import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { signedToken } from '../signed-token';

export type SalesforceLogin = {
  loginUrl: string;
  /** Consumer key of the connected app. */
  clientId: string;
} & ({ clientSecret: string } | { username: string; privateKeyFile: string });

/** The assertion is used at once; a minute or two make up for clocks that differ. */
const ASSERTION_SECONDS = 180;

/** What the token endpoint is asked for: client credentials, or a token for a user by a signed assertion. */
export async function grantOf(
  login: SalesforceLogin,
  nowMs: number,
): Promise<{ grant_type: string; assertion?: string }> {
  if ('clientSecret' in login) return { grant_type: 'client_credentials' };
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: await assertionOf(login, nowMs),
  };
}

async function assertionOf(
  { clientId, username, privateKeyFile, loginUrl }: Extract<SalesforceLogin, { username: string }>,
  nowMs: number,
): Promise<string> {
  const key = createPrivateKey(await readFile(privateKeyFile));
  const claims = {
    iss: clientId,
    sub: username,
    aud: audienceOf(loginUrl),
    exp: Math.floor(nowMs / 1_000) + ASSERTION_SECONDS,
  };
  return signedToken(claims, key);
}

/** Salesforce wants its general login host named, also where the token is asked for at the domain of a customer. */
function audienceOf(loginUrl: string): string {
  const { hostname, origin } = new URL(loginUrl);
  if (!hostname.endsWith('.my.salesforce.com')) return origin;
  return hostname.endsWith('.sandbox.my.salesforce.com')
    ? 'https://test.salesforce.com'
    : 'https://login.salesforce.com';
}
