import { type Settings } from '../../platform/settings/settings';
import { HubSpotApi } from '../hubspot/hubspot.api';
import { HubSpotClient } from '../hubspot/hubspot.client';
import { HubSpotWriter } from '../hubspot/hubspot.writer';
import { HubSpotWrites } from '../hubspot/hubspot.writes';
import { PlanhatClient } from '../planhat/planhat.client';
import { PlanhatWriter } from '../planhat/planhat.writer';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { type CallSettings } from '../resilience/call.policy';
import { SalesforceClient } from '../salesforce/salesforce.client';
import { SalesforceWriter } from '../salesforce/salesforce.writer';
import { type CrmSystem } from './crm.source';
import { type CrmWriter } from './crm.writer';
import { believed, type FieldMapping } from './field-mapping';

/** The writing sides of the connected systems of record, the most believed one first. */
export function crmWritersOf(
  { salesforce, hubspot, planhat }: Pick<Settings['connectors'], CrmSystem>,
  mapping: FieldMapping,
  hosts: AllowedHosts,
  calls: Partial<CallSettings> = {},
): CrmWriter[] {
  const keys = (system: CrmSystem) => mapping.systems[system]?.keys ?? {};
  const writers: Record<CrmSystem, () => CrmWriter | undefined> = {
    salesforce: () =>
      salesforce && new SalesforceWriter(new SalesforceClient(salesforce, hosts, calls), keys('salesforce')),
    hubspot: () => {
      const api = hubspot && new HubSpotApi(hubspot, hosts, calls);
      return api && new HubSpotWriter(new HubSpotClient(api), new HubSpotWrites(api), keys('hubspot'));
    },
    planhat: () => planhat && new PlanhatWriter(new PlanhatClient(planhat, hosts, calls)),
  };
  return believed(mapping, 'writes').flatMap((system) => writers[system]() ?? []);
}
