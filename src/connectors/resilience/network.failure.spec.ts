import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { NOBODY } from '../../../test/support/nobody';
import { ofStatus, withoutAnswer } from './network.failure';

describe('a request that got no answer', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  const listen = async (onSocket: (socket: Socket) => void): Promise<string> => {
    const listening = createServer(onSocket);
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const address = listening.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  };
  const judged = (url: string) =>
    fetch(url, { method: 'POST', body: 'x' }).then(
      () => 'answered',
      (error: unknown) => withoutAnswer('crm', error),
    );

  it('was not written when nobody listens', async () => {
    expect(await judged(`http://${NOBODY}`)).toMatchObject({ result: 'failed_before_write', code: 'ECONNREFUSED' });
  });

  it('was not written when there is no such host', async () => {
    expect(await judged('http://no-such-host.invalid/')).toMatchObject({ result: 'failed_before_write' });
  });

  it('may have been written when the connection broke after the request left', async () => {
    const url = await listen((socket) => socket.once('data', () => socket.destroy()));
    expect(await judged(url)).toMatchObject({ result: 'unknown_outcome' });
  });
});

describe('an answer that is not a success', () => {
  it.each([
    [400, 'refused', 'http_400'],
    [401, 'refused', 'http_401'],
    [404, 'refused', 'http_404'],
    [408, 'unknown_outcome', 'http_408'],
    [429, 'failed_before_write', 'rate_limited'],
    [500, 'unknown_outcome', 'http_500'],
    [503, 'unknown_outcome', 'http_503'],
  ])('of status %i means %s', (status, result, code) => {
    expect(ofStatus('crm', status, { text: '', retryAfter: null })).toMatchObject({ result, code });
  });
});
