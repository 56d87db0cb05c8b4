import { describe, expect, it } from '@jest/globals';
import { type Role } from '../../src/platform/auth/caller';
import { Approval } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { mailIn } from './waiting-mail';

const product = useApplication();
const { db, waiting, status } = mailIn(product);

describe('a decision by form', () => {
  const send = (approval: string, verb: string, form: object) =>
    product.as('csm').post(`/console/approvals/${approval}/${verb}`).type('form').send(form);

  it('allows exactly what was shown', async () => {
    const { approval, digest } = await waiting();
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(text).toContain('Shall we look at them together?');
    expect(text).toMatch(/<dt>Unused seats<\/dt>\s*<dd>300<\/dd>/);
    expect(text).toContain(`name="digest" value="${digest}"`);
    await send(approval, 'approve', { digest: 'sha256:other' }).expect(409);
    expect(await status()).toBe('awaiting_approval');
    await send(approval, 'approve', { digest }).expect(303).expect('location', `/console/approvals/${approval}`);
    expect(await status()).not.toBe('awaiting_approval');
  });

  it('refuses with a reason for the next draft, which somebody has to choose', async () => {
    const { approval } = await waiting();
    const asked = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(asked.text).toMatch(/<select id="reason" name="reason" required>\s*<option value="">/);
    await send(approval, 'reject', { reason: 'wrong_tone', text: 'Warmer, please.' }).expect(303);
    const { text } = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(text).toContain('Wrong tone: Warmer, please.');
    expect(text).not.toContain('<h2>Decide</h2>');
  });

  it('changes the words, which then wait for somebody else', async () => {
    const { approval, digest } = await waiting();
    await send(approval, 'edit', { digest, title: 'Your seats', text: 'Would Tuesday suit you?' }).expect(303);
    const { payload, digest: edited } = await db().manager.findOneByOrFail(Approval, { id: approval });
    expect(payload).toMatchObject({ title: 'Your seats', text: 'Would Tuesday suit you?', recipients: [{}] });
    const refused = await send(approval, 'approve', { digest: edited }).expect(403);
    expect(refused.text).toContain('they wrote or edited it');
    expect(refused.text).toContain(`<a href="/console/approvals/${approval}">Go back</a>`);
    const mine = await product.as('csm').get(`/console/approvals/${approval}`).expect(200);
    expect(mine.text).toContain('cannot approve this: they wrote or edited it');
    expect(mine.text).not.toContain(`action="/console/approvals/${approval}/approve"`);
    const another = await product.as('supervisor').get(`/console/approvals/${approval}`).expect(200);
    expect(another.text).toContain(`action="/console/approvals/${approval}/approve"`);
    const [, decidedOn] = /<pre>([^<]*)<\/pre>/.exec(another.text) ?? [];
    expect(decidedOn).toContain('Would Tuesday suit you?');
    expect(decidedOn).not.toContain('Shall we look at them together?');
  });

  it('says what is wrong with a document that is no JSON', async () => {
    const { approval, digest } = await waiting();
    const refused = await send(approval, 'edit', { digest, payload: '{ "title": ' }).expect(400);
    expect(refused.text).toContain('payload');
    expect(refused.text).toContain('is not the JSON of a document');
  });

  it('is not taken from a viewer, nor from a form of another site', async () => {
    const { approval, digest } = await waiting();
    const viewer = await product.as('viewer').get(`/console/approvals/${approval}`).expect(200);
    expect(viewer.text).not.toContain('<h2>Decide</h2>');
    await product.as('viewer').post(`/console/approvals/${approval}/approve`).type('form').send({ digest }).expect(403);
    await send(approval, 'approve', { digest }).set('sec-fetch-site', 'cross-site').expect(403);
    expect(await status()).toBe('awaiting_approval');
  });
});

describe('a decision that is somebody else’s', () => {
  const pageOf = async (approval: string, role: Role) =>
    (await product.as(role).get(`/console/approvals/${approval}`).expect(200)).text;

  it('is handed to a colleague, in whose day it then stands', async () => {
    const { approval } = await waiting();
    const asked = await pageOf(approval, 'csm');
    expect(asked).toContain('<option value="supervisor@vendor.example">');
    expect(asked).not.toContain('<option value="viewer@vendor.example">');
    const form = { to: 'supervisor@vendor.example' };
    await product.as('csm').post(`/console/approvals/${approval}/delegate`).type('form').send(form).expect(303);
    const text = await pageOf(approval, 'csm');
    expect(text).toMatch(/<dt>Handed to<\/dt>\s*<dd>supervisor@vendor.example<\/dd>/);
    expect(text).toContain('to supervisor@vendor.example');
    const day = await product.as('supervisor').get('/console/day').expect(200);
    expect(day.text).toContain(`/console/approvals/${approval}`);
  });

  it('is handed to an address, and to nobody who is known to have too low a role', async () => {
    const { approval } = await waiting();
    const hand = (to: string) =>
      product.as('supervisor').post(`/console/approvals/${approval}/delegate`).type('form').send({ to });
    expect((await hand('Kim').expect(400)).text).toContain('To: give the e-mail address of a colleague');
    expect((await hand('priya@harbour.example').expect(400)).text).toContain(
      'priya@harbour.example is an address of the customer’s',
    );
    expect((await hand('Viewer@vendor.example').expect(400)).text).toContain(
      'Viewer@vendor.example has role viewer; name a colleague with role csm or above',
    );
    await db().manager.update(Approval, { id: approval }, { subjectKind: 'escalate' });
    expect((await hand('csm@vendor.example').expect(400)).text).toContain('name a colleague with role supervisor');
    await hand('Supervisor@vendor.example').expect(303);
    expect(await pageOf(approval, 'supervisor')).not.toContain('check the address');
    await hand('signs-in-with-a-token@vendor.example').expect(303);
    expect(await pageOf(approval, 'supervisor')).toContain('no colleague known here: check the address');
  });

  it('keeps its reminders quiet until a time that lies before the expiry', async () => {
    const { approval } = await waiting();
    const text = await pageOf(approval, 'csm');
    const times = [...text.matchAll(/<option value="(\d{4}-[^"]+Z)"/g)].map(([, time = '']) => time);
    expect(times.length).toBeGreaterThan(1);
    for (const until of times)
      await product.as('csm').post(`/console/approvals/${approval}/snooze`).type('form').send({ until }).expect(303);
    expect(await pageOf(approval, 'csm')).toContain('<dt>Reminders keep quiet until</dt>');
    await db().manager.update(Approval, { id: approval }, { expiresAt: new Date(Date.now() + 3_600_000) });
    expect(await pageOf(approval, 'csm')).not.toContain('Keep reminders quiet');
  });

  it('is told to a CSM who reads what a supervisor decides, without a form that would be refused', async () => {
    const { approval } = await waiting();
    await db().manager.update(Approval, { id: approval }, { subjectKind: 'escalate' });
    const text = await pageOf(approval, 'csm');
    expect(text).toMatch(/This is for a supervisor to decide: admin@vendor.example or\s+supervisor@vendor.example/);
    expect(text).not.toMatch(/<form[^>]*action="\/console\/approvals/);
    for (const [verb, form] of Object.entries({ respond: { text: 'Yes' }, delegate: { to: 'kim@vendor.example' } }))
      await product.as('csm').post(`/console/approvals/${approval}/${verb}`).type('form').send(form).expect(403);
    expect(await pageOf(approval, 'supervisor')).toContain(`action="/console/approvals/${approval}/approve"`);
  });

  it('names, to whoever changed it, those who may approve it instead', async () => {
    const { approval, digest } = await waiting();
    const form = { digest, title: 'Your seats', text: 'Would Tuesday suit you?' };
    await product.as('csm').post(`/console/approvals/${approval}/edit`).type('form').send(form).expect(303);
    expect(await pageOf(approval, 'csm')).toMatch(
      /waits for somebody else:\s+admin@vendor.example or supervisor@vendor.example/,
    );
  });

  it('shows every form whose sending is accepted, and none whose time ran out', async () => {
    const { approval } = await waiting();
    const verbs = async (role: Role) =>
      [...(await pageOf(approval, role)).matchAll(/action="\/console\/approvals\/[^/]+\/([a-z]+)"/g)].map(([, v]) => v);
    expect(await verbs('csm')).toEqual(['approve', 'edit', 'reject', 'delegate', 'snooze', 'respond']);
    expect(await verbs('viewer')).toEqual([]);
    await db().manager.update(Approval, { id: approval }, { expiresAt: new Date(Date.now() - 1_000) });
    expect(await verbs('csm')).toEqual([]);
    expect(await pageOf(approval, 'csm')).toContain('It ran out on');
  });
});
