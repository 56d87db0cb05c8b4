import { it } from '@jest/globals';
import { useApplication } from '../support/application';

const product = useApplication({ AUTH: 'off' });
const usage = { account: 'x', date: '2026-11-01', activeUsers: 1, sessions: 1, events: {} };

it('does what its own machine asks', async () => {
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000'])
    await product.anonymous().get('/api/v1/accounts').set('host', host).expect(200);
});

it('does nothing that the page of another site sends, which a browser asks nobody about', async () => {
  const send = (site: string) =>
    product
      .anonymous()
      .post('/api/v1/telemetry/usage')
      .set('sec-fetch-site', site)
      .type('text/plain')
      .send(JSON.stringify(usage));
  for (const site of ['cross-site', 'same-site']) await send(site).expect(403);
  await send('same-origin').expect(200);
});

it('is not read by a site whose name was made to lead to this machine', async () => {
  for (const path of ['/api/v1/accounts', '/console/accounts'])
    await product.anonymous().get(path).set('host', 'evil.example').set('sec-fetch-site', 'same-origin').expect(403);
});
