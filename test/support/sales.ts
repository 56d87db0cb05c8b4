import { type SalesforceOrg } from './fakes/salesforce.org';

export interface Sale {
  account: string;
  deal: string;
  contract: string;
  contact: string;
}

/** A deal that was closed in a Salesforce org, with everything that belongs to a handoff. */
export function soldTo(org: SalesforceOrg, name: string): Sale {
  const [csm, owner] = [colleague(org, 'Dana Ortiz'), colleague(org, 'Sam Lee')];
  const account = org.create('Account', { Name: name, Industry: 'Logistics', Segment__c: 'Mid-Market', CSM__c: csm });
  const contract = org.create('Contract', {
    AccountId: account,
    StartDate: '2026-12-01',
    EndDate: '2027-11-30',
    ARR__c: 60_000,
    CurrencyIsoCode: 'USD',
    Seats__c: 400,
    Notice_Period_Days__c: 60,
    Plan__c: 'Business',
  });
  const deal = org.create('Opportunity', {
    AccountId: account,
    ContractId: contract,
    OwnerId: owner,
    Name: `${name} – new business`,
    StageName: 'Closed Won',
    IsWon: true,
    IsClosed: true,
    Amount: 60_000,
    Seats__c: 400,
    CloseDate: '2026-11-20',
  });
  const contact = org.create('Contact', {
    AccountId: account,
    Name: 'Priya Raman',
    Email: `priya@${name.split(' ')[0]?.toLowerCase()}.example`,
    Title: 'VP Operations',
  });
  org.create('OpportunityContactRole', { OpportunityId: deal, ContactId: contact, Role: 'Economic Buyer' });
  const product = org.create('Product2', { Name: 'Business plan' });
  org.create('OpportunityLineItem', { OpportunityId: deal, Product2Id: product, Quantity: 400 });
  org.create('Task', {
    AccountId: account,
    WhatId: deal,
    OwnerId: owner,
    TaskSubtype: 'Call',
    Subject: 'Discovery call',
    ActivityDate: '2026-11-12',
    Description: 'Priya: month-end reports take us 14 hours a week.',
  });
  return { account, deal, contract, contact };
}

function colleague(org: SalesforceOrg, name: string): string {
  const known = org.records('User').find((user) => user.Name === name);
  const email = `${name.split(' ')[0]?.toLowerCase()}@vendor.example`;
  return known?.Id ?? org.create('User', { Name: name, Email: email });
}

/** A handoff packet as sales would have it in Salesforce, without the people named in `without`. */
export function soldAs(org: SalesforceOrg, packet: HandoffPacket, without: readonly string[] = []): Sale {
  const { account: customer, contract: terms, opportunity } = packet;
  const owner = org.create('User', { Name: customer.ae.name, Email: customer.ae.email });
  const csm = org.create('User', { Name: customer.csm.name, Email: customer.csm.email });
  const segment = { smb: 'SMB', mid_market: 'Mid-Market', enterprise: 'Enterprise' }[customer.segment];
  const account = org.create('Account', {
    Name: customer.name,
    Industry: customer.industry,
    Segment__c: segment,
    CSM__c: csm,
  });
  const contract = org.create('Contract', {
    AccountId: account,
    StartDate: terms.startDate,
    EndDate: terms.renewalDate,
    ARR__c: terms.arr,
    CurrencyIsoCode: terms.currency,
    Seats__c: terms.seats,
    Notice_Period_Days__c: terms.noticePeriodDays,
    Plan__c: terms.plan,
  });
  const deal = org.create('Opportunity', {
    AccountId: account,
    ContractId: contract,
    OwnerId: owner,
    Name: opportunity.name,
    StageName: opportunity.stage,
    IsWon: true,
    Amount: opportunity.amount,
    CloseDate: opportunity.closeDate,
    NextStep: opportunity.nextStep,
  });
  const contacts = packet.contacts
    .filter(({ name }) => !without.includes(name))
    .map(({ name, email, title, crmRole }) => {
      const id = org.create('Contact', { AccountId: account, Name: name, Email: email, Title: title });
      if (crmRole) org.create('OpportunityContactRole', { OpportunityId: deal, ContactId: id, Role: crmRole });
      return id;
    });
  for (const { text, date, author } of packet.documents) {
    const by = org.create('User', { Name: author });
    const call = { AccountId: account, WhatId: deal, OwnerId: by, TaskSubtype: 'Call', ActivityDate: date };
    org.create('Task', { ...call, Description: text });
  }
  for (const name of terms.entitlements) {
    const product = org.create('Product2', { Name: name });
    org.create('OpportunityLineItem', { OpportunityId: deal, Product2Id: product });
  }
  return { account, deal, contract, contact: contacts[0] ?? '' };
}

export interface HandoffPacket {
  account: Record<'name' | 'industry', string> & { segment: 'smb' | 'mid_market' | 'enterprise' } & Record<
      'csm' | 'ae',
      { name: string; email: string }
    >;
  contract: Record<string, unknown> & { entitlements: string[] };
  opportunity: Record<string, unknown>;
  contacts: { name: string; email: string | null; title: string | null; crmRole: string | null }[];
  documents: { text: string; date: string; author: string }[];
}
