import { HubSpotClient } from '../hubspot/hubspot.client';
import { HubSpotWriter } from '../hubspot/hubspot.writer';
import { HubSpotWrites } from '../hubspot/hubspot.writes';
import { PlanhatWriter } from '../planhat/planhat.writer';
import { SalesforceWriter } from '../salesforce/salesforce.writer';
import { type CrmClients } from './crm.clients';
import { type CrmSystem } from './crm.source';
import { type CrmWriter } from './crm.writer';
import { believed, type FieldMapping } from './field-mapping';

/** The writing sides of the connected systems of record, the most believed one first. */
export function crmWritersOf({ salesforce, hubspot, planhat }: CrmClients, mapping: FieldMapping): CrmWriter[] {
  const keys = (system: CrmSystem) => mapping.systems[system]?.keys ?? {};
  const writers: Record<CrmSystem, CrmWriter | undefined> = {
    salesforce: salesforce && new SalesforceWriter(salesforce, keys('salesforce')),
    hubspot: hubspot && new HubSpotWriter(new HubSpotClient(hubspot), new HubSpotWrites(hubspot), keys('hubspot')),
    planhat: planhat && new PlanhatWriter(planhat),
  };
  return believed(mapping, 'writes').flatMap((system) => writers[system] ?? []);
}
