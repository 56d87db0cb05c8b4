import { describe, expect, it } from '@jest/globals';
import { momentInWords } from '../../src/artifacts/render/reader';
import { packetOf, useApplication } from '../support/application';

const { as } = useApplication();

describe('handing an account over', () => {
  it('opens it, and the audit starts by itself', async () => {
    const { body, status } = await as('csm').post('/api/v1/accounts').send(packetOf());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      externalId: 'crm-1',
      phase: 'handoff_audit',
      anchors: { contractTerm: expect.any(String), successCriteria: expect.any(String) },
      maturity: { value: expect.any(Number), band: expect.any(String) },
      risk: { hardRed: [] },
      renewalDate: '2027-06-30',
      arr: 60_000,
      currency: 'USD',
      owner: { name: 'Dana Ortiz', email: 'dana@vendor.example' },
    });
    expect(body.waitsFor).toHaveProperty('who');
    expect(body.next[0]).toHaveProperty('leadsTo');
  });

  it('brings a known account up to date: 200, and one account', async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const again = await as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ contract: { seats: 420 } }))
      .expect(200);
    const list = await as('viewer').get('/api/v1/accounts').expect(200);
    expect(list.body.items).toHaveLength(1);
    const history = await as('viewer').get(`/api/v1/accounts/${again.body.id}/history`);
    expect(history.body.items).toContainEqual(
      expect.objectContaining({ type: 'contract.changed', payload: { contract: { seats: 420 } } }),
    );
  });

  it('needs no more than who it is', async () => {
    const account = { externalId: 'crm-3', name: 'Quay', segment: 'smb' };
    await as('csm').post('/api/v1/accounts').send({ account }).expect(201);
    const { body } = await as('viewer').get('/api/v1/accounts/ext:crm-3/scores').expect(200);
    expect(body).toMatchObject({ risk: { value: null, band: 'insufficient_data' }, maturity: { band: 'low' } });
  });

  it('makes one account of the same packet sent several times at once', async () => {
    const sent = Array.from({ length: 5 }, () => as('csm').post('/api/v1/accounts').send(packetOf()));
    const answers = (await Promise.all(sent)).map(({ status }) => status).sort();
    expect(answers).toEqual([200, 200, 200, 200, 201]);
    expect((await as('viewer').get('/api/v1/accounts')).body.items).toHaveLength(1);
  });

  it('takes the same packet again without any news', async () => {
    const first = await as('csm').post('/api/v1/accounts').send(packetOf());
    await as('csm').post('/api/v1/accounts').send(packetOf()).expect(200);
    const { body } = await as('viewer').get(`/api/v1/accounts/${first.body.id}/history`);
    expect(body.items.map(({ type }: { type: string }) => type)).not.toContain('contract.changed');
    expect(body.items.map(({ type }: { type: string }) => type)).not.toContain('documents.added');
  });

  it.each([
    [
      'a renewal before the start',
      { contract: { startDate: '2026-05-01', renewalDate: '2026-04-30' } },
      'contract.renewalDate',
    ],
    ['a day that does not exist', { contract: { renewalDate: '2026-02-30' } }, 'contract.renewalDate'],
    ['negative seats', { contract: { seats: -1 } }, 'contract.seats'],
    ['half a seat', { contract: { seats: 1.5 } }, 'contract.seats'],
    ['a negative amount', { contract: { arr: -60_000 } }, 'contract.arr'],
    ['an amount that is no number', { contract: { arr: 'NaN' } }, 'contract.arr'],
    ['an unknown segment', { account: { segment: 'galactic' } }, 'account.segment'],
    ['an empty externalId', { account: { externalId: '' } }, 'account.externalId'],
    ['an unknown field', { account: { colour: 'blue' } }, 'account.colour'],
    ['an unknown field of the contract', { contract: { seat: 400 } }, 'contract.seat'],
    ['a document without text', { documents: [{ id: 'd1', kind: 'email' }] }, 'documents.0.text'],
    ['one document id twice', { documents: [note('d1'), note('d1')] }, 'documents'],
  ])('refuses %s and names the field', async (_, parts, field) => {
    const { status, body, type } = await as('csm').post('/api/v1/accounts').send(packetOf(parts));
    expect({ status, type }).toEqual({ status: 400, type: 'application/problem+json' });
    expect(body).toMatchObject({ type: expect.any(String), title: 'Invalid request', status: 400 });
    expect(body.errors).toContainEqual({ field, detail: expect.any(String) });
    expect((await as('csm').get('/api/v1/accounts')).body.items).toEqual([]);
  });

  it('refuses a body that is no JSON, and one without an account', async () => {
    const broken = await as('csm').post('/api/v1/accounts').type('json').send('{"account": NaN}');
    expect(broken.status).toBe(400);
    expect(broken.type).toBe('application/problem+json');
    const empty = await as('csm').post('/api/v1/accounts').send({});
    expect(empty.body.errors[0]).toMatchObject({ field: 'account' });
  });
});

describe('finding accounts', () => {
  it('goes by our id, by external id, by owner and by name', async () => {
    const { body } = await as('csm').post('/api/v1/accounts').send(packetOf());
    await as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ account: { externalId: 'crm-2', name: 'Quay 9', csm: null } }));
    for (const path of [body.id, 'ext:crm-1']) {
      expect((await as('viewer').get(`/api/v1/accounts/${path}`)).body.externalId).toBe('crm-1');
    }
    const found = async (query: string) => {
      const list = await as('viewer').get(`/api/v1/accounts?${query}`);
      return list.body.items.map(({ externalId }: { externalId: string }) => externalId);
    };
    expect(await found('owner=dana@vendor.example')).toEqual(['crm-1']);
    expect(await found('q=quay')).toEqual(['crm-2']);
    expect(await found('phase=churned')).toEqual([]);
    expect(await found('band=insufficient_data&phase=handoff_audit')).toHaveLength(2);
  });

  it('gives one page after the other', async () => {
    for (const n of [1, 2, 3])
      await as('csm')
        .post('/api/v1/accounts')
        .send(packetOf({ account: { externalId: `crm-${n}` } }));
    const first = await as('viewer').get('/api/v1/accounts?limit=2');
    const second = await as('viewer').get(`/api/v1/accounts?limit=2&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map(({ externalId }: { externalId: string }) => externalId);
    expect(ids.sort()).toEqual(['crm-1', 'crm-2', 'crm-3']);
    expect(second.body.nextCursor).toBeNull();
    const strange = await as('viewer').get('/api/v1/accounts?cursor=page-2').expect(400);
    expect(strange.body.detail).toBe('cursor: send the nextCursor of an earlier answer to the same list');
  });

  it.each(['nowhere', 'ext:nowhere'])('answers 404 for %s', async (id) => {
    for (const path of ['', '/anchors', '/scores', '/history', '/artifacts', '/stakeholders', '/promises']) {
      const { status, body } = await as('viewer').get(`/api/v1/accounts/${id}${path}`);
      expect({ path, status, title: body.title }).toEqual({ path, status: 404, title: 'Account not found' });
    }
  });

  it('says how an externalId is written to whoever sends it as our id', async () => {
    const { body } = await as('viewer').get('/api/v1/accounts/crm-1').expect(404);
    expect(body).toMatchObject({ detail: 'There is no account crm-1; an externalId is written ext:crm-1' });
    const ours = await as('viewer').get('/api/v1/accounts/1b9beedb-a547-475a-8eef-6ba56cba6e95').expect(404);
    expect(ours.body).toMatchObject({ detail: 'There is no account 1b9beedb-a547-475a-8eef-6ba56cba6e95' });
  });

  it('refuses an unknown filter', async () => {
    const { status, body } = await as('viewer').get('/api/v1/accounts?colour=blue');
    expect({ status, field: body.errors[0].field }).toEqual({ status: 400, field: 'colour' });
  });
});

describe('documents', () => {
  it('re-open the audit when they are new, and are no news when they are known', async () => {
    const { body: account } = await as('csm').post('/api/v1/accounts').send(packetOf());
    const added = () =>
      as('viewer')
        .get(`/api/v1/accounts/${account.id}/history`)
        .then(({ body }) => body.items.filter(({ type }: { type: string }) => type === 'documents.added').length);
    await as('csm')
      .post('/api/v1/accounts/ext:crm-1/documents')
      .send({ documents: [note('d1', 'Kick-off is on Monday.', 'crm_note')] });
    await as('csm')
      .post('/api/v1/accounts/ext:crm-1/documents')
      .send({ documents: [note('d2')] })
      .expect(201);
    await as('csm')
      .post('/api/v1/accounts/ext:crm-1/documents')
      .send({ documents: [note('d2')] })
      .expect(201);
    expect(await added()).toBe(1);
  });

  it('come in a list, or one by one', async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf());
    const send = (body: object) => as('csm').post('/api/v1/accounts/ext:crm-1/documents').send(body);
    await send(note('d2')).expect(201);
    await send([note('d3'), note('d4')]).expect(201);
    const { body } = await send({ ...note('d5'), text: 5 }).expect(400);
    expect(body.errors).toMatchObject([{ field: 'documents.0.text' }]);
  });
});

describe('anchors', () => {
  it('are always all seven', async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf());
    const { body } = await as('viewer').get('/api/v1/accounts/ext:crm-1/anchors').expect(200);
    expect(body.map(({ key }: { key: string }) => key)).toEqual([
      'contractTerm',
      'arr',
      'seats',
      'painMetric',
      'champion',
      'decisionMaker',
      'successCriteria',
    ]);
  });

  it('are stated by a person, who is the evidence', async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf());
    const value = { name: 'Priya Raman', email: 'priya@harbour.example' };
    const { body } = await as('csm').put('/api/v1/accounts/ext:crm-1/anchors/champion').send({ value }).expect(200);
    expect(body.anchors.champion).toBe('concrete');
    const anchors = await as('viewer').get('/api/v1/accounts/ext:crm-1/anchors');
    expect(anchors.body.find(({ key }: { key: string }) => key === 'champion')).toMatchObject({
      status: 'concrete',
      value,
      evidence: [{ person: 'csm@vendor.example', at: expect.any(String) }],
    });
  });

  it('are stated by the first of two who name what they knew; the second is told who did, when and what', async () => {
    await as('csm').post('/api/v1/accounts').send(packetOf());
    const champion = '/api/v1/accounts/ext:crm-1/anchors/champion';
    const says = (name: string, facts: object) => {
      const value = { name, email: `${name.toLowerCase()}@harbour.example` };
      return as('csm')
        .put(champion)
        .send({ value, ...facts });
    };
    const answers = await Promise.all(['Priya', 'Jonas'].map(async (name) => says(name, { replaces: null })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ title: 'Anchor already stated', stated: { statedBy: 'csm@vendor.example' } });
    expect(refused.detail).toContain(`csm@vendor.example stated the champion on ${momentInWords(refused.stated.at)}`);
    expect(refused.detail).toContain(refused.stated.value.name);
    await says('Helena', { replaces: refused.stated.at.replace('Z', '+00:00') }).expect(200);
    await says('Jonas', { replaces: refused.stated.at }).expect(409);
    await says('Jonas', { replaces: 'yesterday' }).expect(400);
    await says('Jonas', {}).expect(200);
  });

  it('fill what the contract leaves open and overwrite nothing', async () => {
    await as('csm')
      .post('/api/v1/accounts')
      .send(packetOf({ contract: { seats: null } }));
    await as('csm').put('/api/v1/accounts/ext:crm-1/anchors/seats').send({ value: 250 }).expect(200);
    const arr = { amount: 90_000, currency: 'USD' };
    const { body } = await as('csm').put('/api/v1/accounts/ext:crm-1/anchors/arr').send({ value: arr }).expect(200);
    expect(body.arr).toBe(60_000);
    const { items } = (await as('viewer').get('/api/v1/accounts/ext:crm-1/history')).body;
    expect(items.filter(({ type }: { type: string }) => type === 'contract.changed')).toMatchObject([
      { payload: { contract: { seats: 250 } } },
    ]);
  });

  it('filled from a person survive a packet that still leaves them open', async () => {
    const packet = packetOf({ contract: { arr: null, currency: null } });
    await as('csm').post('/api/v1/accounts').send(packet);
    await as('csm')
      .put('/api/v1/accounts/ext:crm-1/anchors/arr')
      .send({ value: { amount: 48_000, currency: 'EUR' } });
    const { body } = await as('csm').post('/api/v1/accounts').send(packet).expect(200);
    expect(body).toMatchObject({ arr: 48_000, currency: 'EUR' });
  });

  it.each([
    ['seats', -4, 'value'],
    ['arr', { amount: 1, currency: 'dollars' }, 'value.currency'],
    ['contractTerm', { startDate: '2026-02-30', renewalDate: '2027-01-01' }, 'value.startDate'],
    ['contractTerm', { startDate: '2026-03-01', renewalDate: '2026-01-01' }, 'value.renewalDate'],
    ['champion', { name: 'Priya' }, 'value.email'],
  ])('refuse a wrong value of %s', async (key, value, field) => {
    await as('csm').post('/api/v1/accounts').send(packetOf());
    const { status, body } = await as('csm').put(`/api/v1/accounts/ext:crm-1/anchors/${key}`).send({ value });
    expect({ status, field: body.errors[0].field }).toEqual({ status: 400, field });
  });
});

function note(id: string, text = `Note ${id}`, kind = 'email') {
  return { id, kind, date: '2025-11-20', author: 'Sam Lee', text };
}

describe('a list narrowed to an account that is not there', () => {
  it.each(['actions', 'approvals', 'effects/quarantined'])('is no empty one: %s', async (list) => {
    await as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const asked = (accountId: string) => as('supervisor').get(`/api/v1/${list}`).query({ accountId });
    await asked('ext:crm-1').expect(200);
    expect((await asked('ext:crm-9').expect(404)).body.detail).toBe('There is no account ext:crm-9');
    expect((await asked('crm-1').expect(404)).body.detail).toMatch(/ext:crm-1/);
  });
});
