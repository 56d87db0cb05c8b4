import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PeopleLookup } from '../../src/connectors/people/people.lookup';
import { AllowedHosts } from '../../src/connectors/resilience/allowed-hosts';
import { OutboundFailure } from '../../src/connectors/resilience/outbound.failure';
import { FakePeople } from '../support/fakes/people.fake';
import { SWIFT } from '../support/swift-calls';

let directory: FakePeople;
beforeEach(async () => {
  directory = await new FakePeople().listen();
});
afterEach(() => directory.stop());

const jane = { name: 'Jane Doe', email: 'jane@acme.example', title: 'COO' };
const sought = { name: 'Jane Doe', company: 'Acme' };
const loopback = new AllowedHosts(['loopback']);
const lookup = (token = directory.token, hosts = loopback, attemptTimeoutMs = SWIFT.attemptTimeoutMs) =>
  new PeopleLookup({ url: `${directory.url}/v1/people`, token }, hosts, { ...SWIFT, attemptTimeoutMs });

describe('a directory of people', () => {
  it('is told a name and a company, and nothing else', async () => {
    directory.listed.push(jane);
    expect(await lookup().find(sought)).toEqual([{ ...jane, crmRole: null }]);
    expect(directory.calls).toMatchObject([{ method: 'POST', path: '/v1/people', body: sought }]);
  });

  it('is believed only about the person sought, and only as far as an address can be one', async () => {
    directory.listed.push(
      { name: 'John Smith', email: 'john@acme.example' },
      { name: 'Jane Doe', email: 'not an address' },
      'Jane Doe',
      { name: 'J. Doe', email: 'j.doe@acme.example', title: null, phone: '+1' },
    );
    expect(await lookup().find(sought)).toEqual([
      { name: 'J. Doe', email: 'j.doe@acme.example', title: null, crmRole: null },
    ]);
  });

  it.each([
    ['hangs', { kind: 'hang' } as const],
    ['breaks off', { kind: 'broken' } as const],
    ['fails', { kind: 'status', status: 500 } as const],
  ])('is asked once more when it %s', async (_, fault) => {
    directory.listed.push(jane);
    directory.failNext(/^POST/, fault);
    const patienceMs = fault.kind === 'hang' ? 2_000 : undefined;
    expect(await lookup(directory.token, loopback, patienceMs).find(sought)).toHaveLength(1);
    expect(directory.calls).toHaveLength(2);
  });

  it('that is sick is left alone', async () => {
    const patient = lookup();
    directory.failNext(/^POST/, ...Array.from({ length: 8 }, () => ({ kind: 'status', status: 503 }) as const));
    for (let n = 0; n < 4; n += 1) await expect(patient.find(sought)).rejects.toBeInstanceOf(OutboundFailure);
    await expect(patient.find(sought)).rejects.toMatchObject({ code: 'circuit_open' });
    expect(directory.calls).toHaveLength(4);
  });

  it('is not called when its host is not allowed', async () => {
    const refused = lookup(directory.token, new AllowedHosts(['people.example'])).find(sought);
    await expect(refused).rejects.toMatchObject({ result: 'refused', code: 'host_not_allowed' });
    expect(directory.calls).toEqual([]);
  });

  it('never finds its token in an error', async () => {
    await expect(lookup('wrong-secret').find(sought)).rejects.toMatchObject({
      result: 'refused',
      message: expect.not.stringContaining('wrong-secret'),
    });
  });
});
