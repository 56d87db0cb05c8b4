import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { signedToken } from '../signed-token';
import { OutboundFailure } from '../resilience/outbound.failure';

export type SnowflakeLogin =
  /** A programmatic access token. */
  { account: string; token: string } | { account: string; user: string; privateKeyFile: string };

export interface SnowflakeToken {
  text: string;
  type: 'KEYPAIR_JWT' | 'PROGRAMMATIC_ACCESS_TOKEN';
}

/** Snowflake takes tokens of an hour at most; the last minutes make up for clocks that differ. */
const TOKEN_SECONDS = 3_600;
const RENEW_BEFORE_SECONDS = 600;

/** The token that calls go out with: the one that was set, or one signed by the user's key, anew before it ends. */
export class SnowflakeTokens {
  private minted: { token: SnowflakeToken; untilMs: number } | null = null;

  constructor(
    private readonly login: SnowflakeLogin,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param refused the token that was not taken, if any: it is not given again where another can be made */
  async current(refused?: SnowflakeToken): Promise<SnowflakeToken> {
    if ('token' in this.login) return { text: this.login.token, type: 'PROGRAMMATIC_ACCESS_TOKEN' };
    const { minted } = this;
    if (minted && minted.untilMs > this.now() && minted.token.text !== refused?.text) return minted.token;
    const nowSeconds = Math.floor(this.now() / 1_000);
    const token: SnowflakeToken = { text: await signed(this.login, nowSeconds), type: 'KEYPAIR_JWT' };
    this.minted = { token, untilMs: (nowSeconds + TOKEN_SECONDS - RENEW_BEFORE_SECONDS) * 1_000 };
    return token;
  }

  get canRenew(): boolean {
    return 'privateKeyFile' in this.login;
  }
}

async function signed(
  { account, user, privateKeyFile }: Extract<SnowflakeLogin, { user: string }>,
  nowSeconds: number,
): Promise<string> {
  const key = await keyIn(privateKeyFile);
  const subject = `${locatorOf(account)}.${user}`.toUpperCase();
  const claims = {
    iss: `${subject}.SHA256:${fingerprintOf(key)}`,
    sub: subject,
    iat: nowSeconds,
    exp: nowSeconds + TOKEN_SECONDS,
  };
  return signedToken(claims, key);
}

async function keyIn(file: string): Promise<KeyObject> {
  try {
    return createPrivateKey(await readFile(file));
  } catch (error) {
    const reason = 'SNOWFLAKE_PRIVATE_KEY_FILE: give the path of an unencrypted RSA key in PEM format';
    throw new OutboundFailure('snowflake', 'refused', 'no_key', reason, { cause: error });
  }
}

/** Snowflake knows a key by the digest of its public half. */
function fingerprintOf(key: KeyObject): string {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}

/** The account without the region that may follow it. */
function locatorOf(account: string): string {
  return account.split('.')[0] ?? account;
}
