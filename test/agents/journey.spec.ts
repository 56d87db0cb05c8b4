import { describe, expect, it } from '@jest/globals';
import { useApplication } from '../support/application';
import { handOver } from '../support/journey';

const product = useApplication({}, { agentAtWork: true });

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
    const view = await handOver(product, 'p001');
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
    const view = await handOver(product, 'p011');
    expect(view).toMatchObject({ state: 'handoffAudit.awaitingAnswers', waitsFor: { who: 'csm_and_ae' } });
    expect(hoursBetween(view.waitsFor?.since, view.waitsFor?.until)).toBe(24);
    expect(view.missing).toEqual(expect.arrayContaining(['painMetric', 'successCriteria']));
    expect((await artifactsOf(view.id)).map(({ kind }) => kind)).toEqual(['handoff_audit']);
  });

  it('fills what the contract record leaves empty from the order form, and then knows its renewal', async () => {
    const view = await handOver(product, 'p001', {
      arr: null,
      currency: null,
      seats: null,
      startDate: null,
      renewalDate: null,
    });
    expect(view).toMatchObject({ renewalDate: '2027-06-01', arr: 60_000, missing: [] });
  });
});
