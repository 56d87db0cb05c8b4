import { sign, type KeyObject } from 'node:crypto';

/** A JSON Web Token with these claims, signed by RS256. */
export function signedToken(claims: object, key: KeyObject): string {
  const unsigned = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), key).toString('base64url')}`;
}
