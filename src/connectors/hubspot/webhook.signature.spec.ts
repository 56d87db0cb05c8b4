import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkHubSpotSignature } from './webhook.signature';

const secret = 'app-secret';
const sentAt = 1_795_300_000_123;
const url = 'https://success.vendor.example/api/v1/webhooks/hubspot?tenant=a%20b';
const rawBody = '[{"eventId":1,"note":"Zürich"}]';
const request = { method: 'POST', url, rawBody, timestamp: String(sentAt), signature: signed() };

describe('a request signed by HubSpot', () => {
  it('is genuine over method, address, body and time', () => {
    expect(checkHubSpotSignature(request, secret, sentAt)).toBe('genuine');
    expect(checkHubSpotSignature({ ...request, rawBody: Buffer.from(rawBody) }, secret, sentAt)).toBe('genuine');
  });

  it('is genuine where the address carries characters escaped that HubSpot signs as themselves', () => {
    const signature = signed({ url: 'https://vendor.example/hooks?back=https://a.example/(b),c&name=%25' });
    const called = 'https://vendor.example/hooks?back=https%3A%2F%2Fa.example%2f%28b%29%2Cc&name=%25';
    expect(checkHubSpotSignature({ ...request, url: called, signature }, secret, sentAt)).toBe('genuine');
  });

  it.each([
    [-300_001, 'outside_window'],
    [-300_000, 'genuine'],
    [300_000, 'genuine'],
    [300_001, 'outside_window'],
  ])('is taken up to five minutes early or late: at %i ms it is %s', (ms, verdict) => {
    expect(checkHubSpotSignature(request, secret, sentAt + ms)).toBe(verdict);
  });

  it.each([
    ['another body', { rawBody: `${rawBody} ` }, 'forged'],
    ['another address', { url: `${url}&x=1` }, 'forged'],
    ['another method', { method: 'PUT' }, 'forged'],
    ['another time', { timestamp: String(sentAt + 1) }, 'forged'],
    ['another secret', { signature: signed({ key: 'other' }) }, 'forged'],
    ['a cut signature', { signature: signed().slice(0, -1) }, 'forged'],
    ['no signature', { signature: undefined }, 'unsigned'],
    ['no time', { timestamp: undefined }, 'unsigned'],
    ['a time that is no number', { timestamp: 'now' }, 'unsigned'],
  ])('is not genuine with %s', (_what, changed, verdict) => {
    expect(checkHubSpotSignature({ ...request, ...changed }, secret, sentAt)).toBe(verdict);
  });
});

function signed(as: { key?: string; url?: string } = {}): string {
  const text = `POST${as.url ?? url}${rawBody}${sentAt}`;
  return createHmac('sha256', as.key ?? secret)
    .update(text, 'utf8')
    .digest('base64');
}
