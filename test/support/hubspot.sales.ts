import { type FakeHubSpot } from './fakes/hubspot.fake';

export interface HubSpotSale {
  company: string;
  deal: string;
  contact: string;
}

/** A deal that was closed in HubSpot, with everything that belongs to a handoff. */
export function soldInHubSpot(hubspot: FakeHubSpot, name: string): HubSpotSale {
  if (hubspot.owners.length === 0) {
    hubspot.owners.push(
      { id: '77', firstName: 'Dana', lastName: 'Ortiz', email: 'dana@vendor.example' },
      { id: '78', firstName: 'Sam', lastName: 'Lee', email: 'sam@vendor.example' },
    );
  }
  const domain = `${name.split(' ')[0]?.toLowerCase()}.example`;
  const company = hubspot.add('companies', { name, domain, industry: 'Logistics', hubspot_owner_id: '77' });
  const deal = hubspot.add('deals', {
    dealname: `${name} – new business`,
    dealstage: 'closedwon',
    hs_is_closed_won: 'true',
    amount: '60000',
    hs_arr: '60000',
    deal_currency_code: 'USD',
    closedate: '2026-11-20T16:00:00.000Z',
    seats: '400',
    contract_start_date: '2026-12-01',
    contract_end_date: '2027-11-30',
    notice_period_days: '60',
    plan: 'Business',
    hubspot_owner_id: '78',
  });
  hubspot.connect('deals', deal, 'companies', company);
  const contact = hubspot.add('contacts', {
    firstname: 'Priya',
    lastname: 'Raman',
    email: `priya@${domain}`,
    hs_email_domain: domain,
    jobtitle: 'VP Operations',
  });
  hubspot.connect('contacts', contact, 'companies', company, 'Primary');
  hubspot.connect('deals', deal, 'contacts', contact, 'Economic Buyer');
  const item = hubspot.add('line_items', { name: 'Business plan', quantity: '400' });
  hubspot.connect('deals', deal, 'line_items', item);
  const call = hubspot.add('calls', {
    hs_call_title: 'Discovery call',
    hs_call_body: '<p>Priya: month-end reports take us <b>14 hours</b> a week.</p>',
    hs_timestamp: '2026-11-12T09:00:00.000Z',
    hubspot_owner_id: '78',
  });
  hubspot.connect('calls', call, 'companies', company);
  hubspot.connect('calls', call, 'deals', deal);
  const note = hubspot.add('notes', {
    hs_note_body: 'Go-live before <i>the new year</i>.',
    hs_timestamp: '2026-11-21T09:00:00.000Z',
    hubspot_owner_id: '77',
  });
  hubspot.connect('notes', note, 'deals', deal);
  return { company, deal, contact };
}
