import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PeopleLookup } from '../../src/connectors/people/people.lookup';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { SalesforceClient } from '../../src/connectors/salesforce/salesforce.client';
import { SlackClient } from '../../src/connectors/slack/slack.client';
import { doorTo, isThisSafe } from '../agents/door';

const DAY_MS = 86_400_000;
const hosts = new AllowedHosts(['loopback']);
const once = (attemptTimeoutMs: number) => ({ retries: 0, firstPauseMs: 1, attemptTimeoutMs });

/** One call by each kind of client, repeated by nobody. */
const callers: Record<string, (url: string, limitMs?: number) => Promise<unknown>> = {
  'a web service': (url, limitMs = 40_000) =>
    new PeopleLookup({ url, token: 't' }, hosts, once(limitMs)).find({ name: 'Jane', company: 'Acme' }),
  Slack: (apiUrl, limitMs = 40_000) =>
    new SlackClient({ apiUrl, botToken: 'xoxb-1' }, hosts, once(limitMs)).userWith('dana@vendor.example'),
  Salesforce: (loginUrl, limitMs = 40_000) =>
    new SalesforceClient({ loginUrl, clientId: 'c', clientSecret: 's', apiVersion: '67.0' }, hosts, once(limitMs)).all(
      'SELECT Id',
    ),
  Claude: (url, limitMs = 40_000) => doorTo('anthropic', url, { patience: once(limitMs) }).model.ask(isThisSafe),
  GPT: (url, limitMs = 40_000) => doorTo('openai', url, { patience: once(limitMs) }).model.ask(isThisSafe),
};

let servers: Server[];
beforeEach(() => void (servers = []));
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    (error: unknown) => error,
  );

describe.each(Object.entries(callers))('%s that misbehaves', (_name, call) => {
  it('by an answer without an end is not listened to for ever', async () => {
    const endless = await listening((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(2 ** 20, ' ');
      const go = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', go);
      go();
    });
    expect(await failureOf(call(endless))).toMatchObject({
      message: expect.stringContaining('large'),
    });
  });

  it('by sending the call elsewhere is not followed there', async () => {
    let followed = 0;
    const elsewhere = await listening((_request, response) => {
      followed += 1;
      response.end('{}');
    });
    const redirecting = await listening((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}/latest/meta-data` }).end();
    });
    expect(await failureOf(call(redirecting))).toBeInstanceOf(Error);
    expect(followed).toBe(0);
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    ['never beginning', () => undefined],
    ['never ending', (response) => response.writeHead(200).write(' ')],
  ])('by an answer %s is left alone', async (_what, answer) => {
    let leave: (value: unknown) => void = () => undefined;
    const left = new Promise((resolve) => (leave = resolve));
    const stuck = await listening((_request, response) => {
      response.on('close', leave);
      answer(response);
    });
    expect(await failureOf(call(stuck, 200))).toBeInstanceOf(Error);
    await left;
  });

  it.each<[string, (response: ServerResponse) => unknown]>([
    [
      'that breaks off',
      (response) => response.writeHead(200, { 'content-length': 50 }).write('{"ok"', () => response.destroy()),
    ],
    [
      'of a gateway',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Gateway</html>'),
    ],
  ])('by an answer %s is not understood', async (_what, answer) => {
    const speaking = await listening((_request, response) => void answer(response));
    expect(await failureOf(call(speaking))).toMatchObject({ name: expect.stringMatching(/^(Outbound|Model)Failure$/) });
  });

  it.each([
    ['a year', '31536000', DAY_MS],
    ['more than numbers hold', '9'.repeat(300), DAY_MS],
    ['less than nothing', '-60', 0],
  ])('by asking for a pause of %s', async (_what, asked, pause) => {
    const pausing = await listening((_request, response) =>
      response.writeHead(429, { 'retry-after': asked, 'content-type': 'application/json' }).end('{}'),
    );
    expect(await failureOf(call(pausing))).toMatchObject({ details: { retryAfterMs: pause } });
  });
});
