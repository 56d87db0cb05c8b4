import { type FakePlanhat } from './fakes/planhat.fake';

export interface PlanhatSale {
  company: string;
  license: string;
  enduser: string;
}

/** A company that has bought, in Planhat, with everything that belongs to a handoff. */
export function soldInPlanhat(planhat: FakePlanhat, name: string, more: Record<string, unknown> = {}): PlanhatSale {
  const known = planhat.all('users').find(({ email }) => email === 'dana@vendor.example')?._id;
  const user = known ?? planhat.add('users', { firstName: 'Dana', lastName: 'Ortiz', email: 'dana@vendor.example' });
  for (const field of ['Segment', 'Industry', 'Seats']) {
    if (planhat.all('customfields').some((added) => added.name === field)) continue;
    planhat.add('customfields', { name: field, type: 'text', parent: field === 'Seats' ? 'license' : 'company' });
  }
  const domain = `${name.split(' ')[0]?.toLowerCase()}.example`;
  const company = planhat.add('companies', {
    name,
    status: 'customer',
    owner: user,
    domains: [domain],
    custom: { Segment: 'Mid-Market', Industry: 'Logistics' },
    ...more,
  });
  const license = planhat.add('licenses', {
    companyId: company,
    product: 'Business plan',
    _currency: 'USD',
    mrr: 5_000,
    fromDate: '2026-12-01T00:00:00.000Z',
    toDate: '2027-11-30T00:00:00.000Z',
    renewalStatus: 'ongoing',
    custom: { Seats: 400 },
  });
  planhat.add('deals', {
    companyId: company,
    name: `${name} – new business`,
    stage: 'Closed Won',
    closeDate: '2026-11-20',
  });
  const enduser = planhat.add('endusers', {
    companyId: company,
    name: 'Priya Raman',
    email: `priya@${domain}`,
    position: 'VP Operations',
    custom: { Role: 'Economic Buyer' },
  });
  planhat.add('conversations', {
    companyId: company,
    type: 'call',
    subject: 'Discovery call',
    description: '<p>Priya: month-end reports take us <b>14 hours</b> a week.</p>',
    date: '2026-11-12T09:00:00.000Z',
    users: [{ id: user, name: 'Dana' }],
  });
  return { company, license, enduser };
}
