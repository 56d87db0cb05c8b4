import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DataSource, In } from 'typeorm';
import { EffectRow } from '../../src/store/entities';
import { useApplication } from '../support/application';

const product = useApplication({}, { agentAtWork: true });

interface View {
  id: string;
  state: string;
  missing: string[];
  renewalDate: string | null;
  arr: number | null;
  waitsFor: { who: string; what: string; since: string; until: string } | null;
}

/** Hands over one of the labelled packets and waits until the agent has done what it can do alone. */
async function handedOver(packet: string, unknown: object = {}): Promise<View> {
  const file = join(__dirname, '../evals/handoffs', `${packet}.json`);
  const { account, contract, opportunity, contacts, documents } = (
    JSON.parse(readFileSync(file, 'utf8')) as { packet: Record<string, object> }
  ).packet;
  const opened = await product
    .as('csm')
    .post('/api/v1/accounts')
    .send({ account, contract: { ...contract, ...unknown }, opportunity, contacts, documents });
  const { id } = opened.body as View;
  for (;;) {
    const view = (await product.as('csm').get(`/api/v1/accounts/${id}`)).body as View;
    if (view.waitsFor?.who !== 'agent' && !(await isBeingPerformed(id))) return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Reports and questions are written after the account has moved on. */
function isBeingPerformed(accountId: string): Promise<boolean> {
  const effects = product.app.get(DataSource).getRepository(EffectRow);
  return effects.existsBy({ accountId, kind: 'perform', status: In(['pending', 'running']) });
}

async function artifactsOf(id: string): Promise<{ id: string; kind: string }[]> {
  return (
    (await product.as('csm').get(`/api/v1/accounts/${id}/artifacts`)).body as { items: { id: string; kind: string }[] }
  ).items;
}

function hoursBetween(since = '', until = ''): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / 3_600_000);
}

describe('an account handed over without any key for a model', () => {
  it('comes from a complete handoff to a success plan that waits for a person, with its reports on the way', async () => {
    const view = await handedOver('p001');
    expect(view).toMatchObject({
      state: 'successPlan.awaitingApproval',
      missing: [],
      waitsFor: { who: 'csm', what: 'success_plan' },
    });
    expect(hoursBetween(view.waitsFor?.since, view.waitsFor?.until)).toBe(72);
    const artifacts = await artifactsOf(view.id);
    expect(artifacts.map(({ kind }) => kind).sort()).toEqual(['handoff_audit', 'stakeholder_map', 'success_plan']);
    for (const { id } of artifacts) {
      const document = await product.as('csm').get(`/api/v1/accounts/${view.id}/artifacts/${id}?format=md`);
      expect(document.headers['content-type']).toContain('text/markdown');
      expect(document.text).toContain('## Evidence');
    }
  });

  it('asks people for what is missing once the fetch rounds are over', async () => {
    const view = await handedOver('p011');
    expect(view).toMatchObject({ state: 'handoffAudit.awaitingAnswers', waitsFor: { who: 'csm_and_ae' } });
    expect(hoursBetween(view.waitsFor?.since, view.waitsFor?.until)).toBe(24);
    expect(view.missing).toEqual(expect.arrayContaining(['painMetric', 'successCriteria']));
    expect((await artifactsOf(view.id)).map(({ kind }) => kind)).toEqual(['handoff_audit']);
  });

  it('fills what the contract record leaves empty from the order form, and then knows its renewal', async () => {
    const view = await handedOver('p001', {
      arr: null,
      currency: null,
      seats: null,
      startDate: null,
      renewalDate: null,
    });
    expect(view).toMatchObject({ renewalDate: '2027-06-01', arr: 60_000, missing: [] });
  });
});
