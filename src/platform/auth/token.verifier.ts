import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { guardedFetch } from '../http/guarded-fetch';
import { SETTINGS, type Settings } from '../settings/settings';
import { ROLES, type Caller } from './caller';

const Header = z.object({ alg: z.enum(['RS256', 'ES256']), kid: z.string() });
const Claims = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
});
const Jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });
const Discovery = z.object({ jwks_uri: z.string() });
const RoleClaim = z.union([z.string().transform((role) => [role]), z.array(z.string())]);

const LEEWAY_SECONDS = 60;
const REFETCH_AFTER_MS = 60_000;

/** Verifies JSON Web Tokens of the configured OpenID provider; without one no token is accepted. */
@Injectable()
export class TokenVerifier {
  private keys = new Map<string, KeyObject>();
  private fetchedAt = 0;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Null for a token that is malformed, expired, of another issuer or audience, or names none of our roles. */
  async verify(token: string): Promise<Caller | null> {
    const { oidc } = this.settings;
    const [head = '', body = '', signature = ''] = token.split('.');
    const header = Header.safeParse(decode(head));
    const claims = Claims.safeParse(decode(body));
    if (!oidc || !header.success || !claims.success) return null;
    const key = await this.keyOf(header.data.kid);
    if (!key || !isSigned(key, header.data.alg, `${head}.${body}`, signature)) return null;
    const { iss, aud, exp, nbf = 0, sub, email, name } = claims.data;
    const now = Date.now() / 1000;
    const isForUs = iss === oidc.issuer && [aud].flat().includes(oidc.audience);
    if (!isForUs || now > exp + LEEWAY_SECONDS || now < nbf - LEEWAY_SECONDS) return null;
    const claimed = RoleClaim.safeParse(claims.data[oidc.roleClaim]);
    const role = ROLES.findLast((known) => claimed.success && claimed.data.includes(known));
    return role ? { name: name ?? email ?? sub, role, ...(email ? { email } : {}) } : null;
  }

  /** An unknown key id asks the provider again, at most once a minute, so that rotated keys are found. */
  private async keyOf(kid: string): Promise<KeyObject | undefined> {
    if (!this.keys.has(kid) && Date.now() - this.fetchedAt > REFETCH_AFTER_MS) {
      this.fetchedAt = Date.now();
      const { keys } = Jwks.parse(await fetchJson(await this.jwksUrl()));
      this.keys = new Map(keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })]));
    }
    return this.keys.get(kid);
  }

  private async jwksUrl(): Promise<string> {
    const { oidc } = this.settings;
    if (!oidc) throw new Error('No OpenID provider is configured');
    if (oidc.jwksUrl) return oidc.jwksUrl;
    return Discovery.parse(await fetchJson(`${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`))
      .jwks_uri;
  }
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function isSigned(key: KeyObject, alg: 'RS256' | 'ES256', text: string, signature: string): boolean {
  const expectedType = alg === 'RS256' ? 'rsa' : 'ec';
  if (key.asymmetricKeyType !== expectedType) return false;
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}

async function fetchJson(from: string): Promise<unknown> {
  const answer = await guardedFetch(from, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`The OpenID provider answered ${answer.status}`);
  return answer.json();
}
