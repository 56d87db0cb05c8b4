import { describe, expect, it } from '@jest/globals';
import { ApiKeysService } from '../../src/platform/auth/api-keys.service';
import { useApplication } from '../support/application';

const product = useApplication({ PUBLIC_URL: 'https://success.example.com/' });

describe('signing in', () => {
  it('is asked for first, and leads back to the page that was wanted', async () => {
    const asked = await product.anonymous().get('/console/approvals/ap_1').expect(303);
    expect(asked.headers.location).toBe('/console/login?to=%2Fconsole%2Fapprovals%2Fap_1');
    const { key } = await product.app
      .get(ApiKeysService)
      .create({ name: 'dana', email: 'dana@vendor.example', role: 'csm' });
    const signedIn = await product
      .anonymous()
      .post('/console/login')
      .type('form')
      .send({ key, to: '/console/day' })
      .expect(303)
      .expect('location', '/console/day');
    const cookie = String(signedIn.headers['set-cookie']);
    expect(cookie).toMatch(/; Path=\/console; .*HttpOnly; SameSite=Lax; Secure$/);
    const day = await product
      .anonymous()
      .get('/console/day')
      .set('cookie', cookie.split(';')[0] ?? '')
      .expect(200);
    expect(day.text).toContain('dana@vendor.example');
  });

  it('refuses a key nobody knows, and a way back to another site', async () => {
    const refused = await product.anonymous().post('/console/login').type('form').send({ key: 'vim_no' }).expect(401);
    expect(refused.text).toContain('This API key or token is unknown, revoked or expired');
    const { key } = await product.app.get(ApiKeysService).create({ name: 'dana', role: 'csm' });
    for (const to of ['//evil.example', 'https://evil.example/console', '/api/v1/accounts'])
      await product.anonymous().post('/console/login').type('form').send({ key, to }).expect('location', '/console');
  });

  it('opens the pages and not the API, whose callers send a header', async () => {
    const { key } = await product.app.get(ApiKeysService).create({ name: 'dana', role: 'csm' });
    await product.anonymous().get('/api/v1/accounts').set('cookie', `session=${key}`).expect(401);
  });
});
