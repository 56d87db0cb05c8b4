import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../settings/settings';
import { TokenVerifier } from './token.verifier';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = Math.floor(Date.now() / 1000);

let provider: Server;
let issuer: string;
let verifier: TokenVerifier;

/** An OpenID provider with two keys. */
beforeAll(async () => {
  provider = createServer((request, reply) => {
    const keys = [
      { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' },
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec' },
    ];
    const discovery = { jwks_uri: `${issuer}/keys` };
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify(request.url === '/keys' ? { keys } : discovery));
  });
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  verifier = new TokenVerifier(readSettings({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'vim' }));
});
afterAll(() => {
  provider.close();
});

const claims = () => ({
  iss: issuer,
  aud: 'vim',
  sub: 'u1',
  exp: now + 300,
  email: 'dana@vendor.example',
  role: 'csm',
});

describe('a token of the OpenID provider', () => {
  it.each([
    ['RS256', 'rsa', rsa.privateKey],
    ['ES256', 'ec', ec.privateKey],
  ])('signed with %s names its caller and role', async (alg, kid, key) => {
    expect(await verifier.verify(token({ alg, kid }, claims(), key))).toEqual({
      name: 'dana@vendor.example',
      email: 'dana@vendor.example',
      role: 'csm',
    });
  });

  it('gives the highest of several roles', async () => {
    const roles = { ...claims(), role: ['viewer', 'supervisor', 'unrelated'] };
    expect(await verifier.verify(token({ alg: 'RS256', kid: 'rsa' }, roles, rsa.privateKey))).toMatchObject({
      role: 'supervisor',
    });
  });

  it.each([
    ['signed by a stranger', { kid: 'rsa' }, {}, stranger.privateKey],
    ['without a signature', { alg: 'none', kid: 'rsa' }, {}, rsa.privateKey],
    ['signed with the public key as a secret', { alg: 'HS256', kid: 'rsa' }, {}, rsa.privateKey],
    ['of a key nobody knows', { kid: 'other' }, {}, rsa.privateKey],
    ['of another algorithm than its key', { alg: 'ES256', kid: 'rsa' }, {}, rsa.privateKey],
    ['that has expired', { kid: 'rsa' }, { exp: now - 120 }, rsa.privateKey],
    ['that is not valid yet', { kid: 'rsa' }, { nbf: now + 120 }, rsa.privateKey],
    ['of another issuer', { kid: 'rsa' }, { iss: 'http://elsewhere' }, rsa.privateKey],
    ['for another audience', { kid: 'rsa' }, { aud: ['other'] }, rsa.privateKey],
    ['without a role of ours', { kid: 'rsa' }, { role: 'king' }, rsa.privateKey],
  ])('%s is refused', async (_, header, changed, key) => {
    const sent = token({ alg: 'RS256', ...header }, { ...claims(), ...changed }, key);
    expect(await verifier.verify(sent)).toBeNull();
  });

  it('is refused where no provider is configured', async () => {
    const sent = token({ alg: 'RS256', kid: 'rsa' }, claims(), rsa.privateKey);
    expect(await new TokenVerifier(readSettings({})).verify(sent)).toBeNull();
  });
});

function token(header: object, payload: object, key: KeyObject): string {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}
