import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkSlackSignature } from './signature';

/** The example in Slack's own documentation of its signatures. */
const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const timestamp = '1531420618';
const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
const rawBody =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar' +
  '&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com' +
  '%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const signedAt = Number(timestamp) * 1_000;
const published = { timestamp, signature, rawBody };

describe('a request signed by Slack', () => {
  it('is genuine by the published example', () => {
    expect(checkSlackSignature(published, secret, signedAt)).toBe('genuine');
    expect(checkSlackSignature({ ...published, rawBody: Buffer.from(rawBody) }, secret, signedAt)).toBe('genuine');
  });

  it.each([
    [-301, 'outside_window'],
    [-300, 'genuine'],
    [300, 'genuine'],
    [301, 'outside_window'],
  ])('is taken up to five minutes early or late: at %i s it is %s', (seconds, verdict) => {
    expect(checkSlackSignature(published, secret, signedAt + seconds * 1_000)).toBe(verdict);
  });

  it.each([
    ['another body', { rawBody: `${rawBody}x` }, 'forged'],
    ['another secret', { signature: sign('other') }, 'forged'],
    ['a cut signature', { signature: signature.slice(0, -1) }, 'forged'],
    ['an empty signature', { signature: '' }, 'unsigned'],
    ['no signature', { signature: undefined }, 'unsigned'],
    ['no time', { timestamp: undefined }, 'unsigned'],
    ['a time that is no number', { timestamp: 'now', signature: sign(secret, 'now') }, 'unsigned'],
    ['a time with a fraction', { timestamp: '1531420618.5' }, 'unsigned'],
  ])('is not genuine with %s', (_what, changed, verdict) => {
    expect(checkSlackSignature({ ...published, ...changed }, secret, signedAt)).toBe(verdict);
  });
});

function sign(key: string, at = timestamp): string {
  return `v0=${createHmac('sha256', key).update(`v0:${at}:${rawBody}`).digest('hex')}`;
}
