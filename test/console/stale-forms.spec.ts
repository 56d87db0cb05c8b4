import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { holdAccount } from '../../src/actions/account-standing';
import { WorkUnits } from '../../src/actions/work-units';
import { type ActorName } from '../../src/lifecycle/account.types';
import { failed } from '../../src/lifecycle/decide';
import { type Phase } from '../../src/lifecycle/phases';
import { AccountStore } from '../../src/store/account.store';
import { Effects } from '../../src/store/effects';
import { ArtifactRow } from '../../src/store/entities';
import { packetOf, useApplication } from '../support/application';
import { claimed } from '../support/store';

const product = useApplication();
let account: string;
let sent = 0;

const bodyOf = async (sending: PromiseLike<{ body: unknown }>) => (await sending).body;
const event = (type: string, facts: object) => {
  const body = { eventId: `e-${(sent += 1)}`, type, ...facts };
  return product.as('supervisor').post(`/api/v1/accounts/${account}/events`).send(body);
};
const answer = (form: object) => product.as('csm').post(`/console/accounts/${account}/answers`).type('form').send(form);
const standing = async () => {
  const body = await bodyOf(product.as('viewer').get(`/api/v1/accounts/${account}`).expect(200));
  return z.looseObject({ version: z.number(), state: z.string() }).parse(body);
};

/** Into the phase, where the agent fails, so that a person is asked. */
async function stuckIn(phase: Phase, actor: ActorName): Promise<void> {
  await event('transition.forced', { to: phase, reason: 'a rehearsal' }).expect(200);
  const [store, effects] = [product.app.get(AccountStore), product.app.get(Effects)];
  await store.settle(await claimed(effects, actor, account), failed(actor, 'the model was not there'));
}

/** The account asked for a plan against its risk; now it asks for the brief of its renewal. */
beforeEach(async () => {
  const opened = await product.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
  account = z.object({ id: z.string() }).parse(opened.body).id;
  await stuckIn('risk_mitigation', 'proposeMitigation');
  expect(await standing()).toMatchObject({ waitsFor: { what: 'mitigation' } });
  await stuckIn('pre_renewal', 'draftRenewalBrief');
  expect(await standing()).toMatchObject({ waitsFor: { what: 'renewal_brief' } });
});

describe('an answer to what is no longer asked', () => {
  it.each([
    ['takeover.returned', { guidance: 'Offer a training' }],
    ['takeover.completed', { artifact: 'plan.docx' }],
  ])('by %s is a 409 that names what is asked now, and leaves the account where it is', async (type, facts) => {
    const before = await standing();
    const body = await bodyOf(event(type, { ...facts, answersTo: 'mitigation' }).expect(409));
    expect(body).toMatchObject({
      title: 'Question has changed',
      detail: expect.stringMatching(/does not ask for mitigation now; it asks for renewal brief/),
      answersTo: 'mitigation',
      asked: ['renewal_brief'],
    });
    expect(await standing()).toEqual(before);
  });

  it('names what the account does, where it asks nothing', async () => {
    await event('takeover.returned', { answersTo: 'renewal_brief' }).expect(200);
    const body = await bodyOf(event('takeover.returned', { answersTo: 'renewal_brief' }).expect(409));
    expect(body).toMatchObject({ asked: [], detail: expect.stringContaining('the agent is at work') });
  });

  it('leaves its id free; one that was taken once is answered as then', async () => {
    await event('takeover.returned', { eventId: 'mine', answersTo: 'mitigation' }).expect(409);
    await event('takeover.returned', { eventId: 'mine', answersTo: 'renewal_brief' }).expect(200);
    await event('takeover.returned', { eventId: 'mine', answersTo: 'renewal_brief' }).expect(200);
  });

  it.each(['名', '\u0001'])('takes a hint as long as may be, of whatever characters', async (character) => {
    await event('takeover.returned', { guidance: character.repeat(500) }).expect(200);
  });

  it('is checked for events that write records too', async () => {
    const facts = { contract: { seats: 410 }, answersTo: 'new_terms' };
    await event('contract.changed', facts).expect(409);
    await event('contract.changed', { contract: { seats: 410 } }).expect(200);
    const body = await bodyOf(event('contract.changed', { ...facts, answersTo: 7 }).expect(400));
    expect(body).toMatchObject({ errors: [{ field: 'answersTo' }] });
  });
});

describe('an answer to what is asked anew', () => {
  const since = async () =>
    z.looseObject({ waitsFor: z.object({ since: z.string() }) }).parse(await standing()).waitsFor.since;
  const failAgain = async () => {
    const [store, effects] = [product.app.get(AccountStore), product.app.get(Effects)];
    await store.settle(
      await claimed(effects, 'draftRenewalBrief', account),
      failed('draftRenewalBrief', 'it was not there'),
    );
  };

  it('is taken for the asking that was looked at, and for no later one', async () => {
    const first = { answersTo: 'renewal_brief', askedSince: await since() };
    await event('takeover.returned', { guidance: 'Shorter', ...first }).expect(200);
    await failAgain();
    const before = await standing();
    const again = await since();
    expect(again).not.toBe(first.askedSince);
    const body = await bodyOf(event('takeover.returned', { guidance: 'Shorter', ...first }).expect(409));
    expect(body).toMatchObject({ title: 'Question is asked anew', answersTo: 'renewal_brief', since: again });
    expect(await standing()).toEqual(before);
    await event('takeover.returned', { answersTo: 'renewal_brief', askedSince: again }).expect(200);
  });

  it('is told of a moment that is none', async () => {
    const body = await bodyOf(event('takeover.returned', { answersTo: 'x', askedSince: 'now' }).expect(400));
    expect(body).toMatchObject({
      errors: [{ field: 'askedSince', detail: expect.stringContaining('waitsFor.since') }],
    });
  });
});

describe('work that was done by hand', () => {
  const brief = { id: 'mail-7', kind: 'email', date: '2026-11-20', author: 'Ana', text: 'The brief as Ana wrote it.' };
  const add = (to: string) => product.as('csm').post(`/api/v1/accounts/${to}/documents`).send(brief).expect(201);
  const done = (facts: object = {}) =>
    event('takeover.completed', { eventId: 'by-hand', artifact: brief.id, answersTo: 'renewal_brief', ...facts });
  const written = (accountId: string, id: string) => {
    const row = { id, digest: 'd', writtenBy: 'agent', facts: 1, content: {}, kind: 'renewal_brief' as const };
    return product.app.get(DataSource).manager.insert(ArtifactRow, { accountId, ...row });
  };

  it('is shown by whatever it is called, but not by a draft of another account, which leaves all as it was', async () => {
    const opened = await product
      .as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ account: { externalId: 'crm-2' } }))
      .expect(201);
    await written(z.object({ id: z.string() }).parse(opened.body).id, 'rb_2');
    const before = await standing();
    expect(await bodyOf(done({ artifact: 'rb_2' }).expect(400))).toMatchObject({
      errors: [{ field: 'artifact', detail: expect.stringMatching(/^rb_2 is a draft of another account: name the/) }],
    });
    expect(await standing()).toEqual(before);
    await done({ answersTo: 'mitigation' }).expect(409);
    await done().expect(200);
    expect(await standing()).not.toMatchObject({ waitsFor: { what: 'renewal_brief' } });
    await done().expect(200);
  });

  it('is shown by what the agent wrote, too', async () => {
    await written(account, 'rb_1');
    await done({ artifact: 'rb_1' }).expect(200);
  });

  it('is shown, in its form, by one of the documents that there are', async () => {
    await add(account);
    await product.app.get(DataSource).transaction(async (tx) => {
      const id = 'wu_question';
      const asked = { kind: 'ask_human', id, cause: 'question:renewal_brief', trigger: {}, assignee: null } as const;
      const payload = { title: 'Write the brief', text: 'It is yours now.', recipients: [] };
      await product.app
        .get(WorkUnits, { strict: false })
        .propose(tx, await holdAccount(tx, account), { ...asked, payload });
    });
    const { text } = await product.as('csm').get('/console/actions/wu_question').expect(200);
    expect(text).toContain('<option value="mail-7">Email, 20\u00a0Nov\u00a02026, Ana</option>');
    expect(text).toContain(`href="/console/accounts/${account}/add-document"`);
    await answer({ type: 'takeover.completed', answersTo: 'renewal_brief', artifact: 'mail-7' }).expect(303);
  });
});

describe('the form of a question', () => {
  it('says what it answers, and is refused on a page with all that was typed once that is over', async () => {
    const { text } = await answer({
      type: 'takeover.returned',
      answersTo: 'mitigation',
      guidance: 'Offer <two> trainings',
    }).expect(409);
    expect(text).toContain('it asks for renewal brief');
    expect(text).toContain('Offer &lt;two&gt; trainings');
    expect(text).not.toContain('takeover.returned');
    expect(text).toContain(`<a href="/console/accounts/${account}">`);
    await answer({ type: 'takeover.returned', answersTo: 'renewal_brief', guidance: 'Shorter' }).expect(303);
  });

  it('names its question', async () => {
    await event('account.paused', { reason: 'merger' }).expect(200);
    const { text } = await product.as('csm').get(`/console/accounts/${account}`).expect(200);
    expect(/name="answersTo"\s+value="resume"/.test(text)).toBe(true);
    expect(/name="askedSince"\s+value="\d{4}-[^"]+Z"/.test(text)).toBe(true);
  });
});
