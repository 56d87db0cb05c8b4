import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ApiKeysService } from '../../src/platform/auth/api-keys.service';
import { ColleagueNames } from '../../src/store/colleague-names';
import { packetOf, useApplication } from '../support/application';

const product = useApplication();
const { as } = product;
const email = 'ana@vendor.example';

async function handOver(externalId: string, csm: string): Promise<string> {
  const packet = packetOf({ account: { externalId, name: `Customer ${externalId}`, csm: { name: csm, email } } });
  const answer = await as('csm').post('/api/v1/accounts').send(packet).expect(201);
  return z.object({ id: z.string() }).parse(answer.body).id;
}
const nameEverywhere = async () => (await product.app.get(ColleagueNames).of([email]))(email);
const managerOn = async (account: string) =>
  (await as('csm').get(`/console/accounts/${account}`).expect(200)).text.match(/([^<>]+), ana@vendor\.example/)?.[1];

describe('a colleague', () => {
  it('is not renamed by one handoff that calls them something else, and is called the same on its own page', async () => {
    await handOver('crm-1', 'Ana Sol');
    const other = await handOver('crm-2', 'Aaron Black');
    expect([await nameEverywhere(), await managerOn(other)]).toEqual(['Ana Sol', 'Ana Sol']);
  });

  it('is renamed where most of their accounts do so', async () => {
    const first = await handOver('crm-1', 'Ana Sol');
    await handOver('crm-2', 'Ana Sol-Black');
    await handOver('crm-3', 'Ana Sol-Black');
    expect([await nameEverywhere(), await managerOn(first)]).toEqual(['Ana Sol-Black', 'Ana Sol-Black']);
  });

  it('is called as their key says where accounts disagree, and never as a program', async () => {
    const first = await handOver('crm-1', 'Aaron Black');
    await handOver('crm-2', 'Aaron Black');
    await handOver('crm-3', 'Ana Sol');
    const keys = product.app.get(ApiKeysService);
    await keys.create({ name: 'billing sync', email, role: 'csm' });
    expect(await nameEverywhere()).toBe('Aaron Black');
    await keys.create({ name: 'Ana Sol', email, role: 'csm' });
    expect([await nameEverywhere(), await managerOn(first)]).toEqual(['Ana Sol', 'Ana Sol']);
  });
});
