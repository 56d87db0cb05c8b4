import { type Settings } from '../../platform/settings/settings';
import { HubSpotApi } from '../hubspot/hubspot.api';
import { PlanhatClient } from '../planhat/planhat.client';
import { type AllowedHosts } from '../resilience/allowed-hosts';
import { type CallSettings } from '../resilience/call.policy';
import { SalesforceClient } from '../salesforce/salesforce.client';

/** One way to each system that is set up: reading and writing share its login, its pace and its budget of calls. */
export interface CrmClients {
  salesforce?: SalesforceClient;
  hubspot?: HubSpotApi;
  planhat?: PlanhatClient;
}

export function crmClientsOf(
  { salesforce, hubspot, planhat }: Pick<Settings['connectors'], keyof CrmClients>,
  hosts: AllowedHosts,
  calls: Partial<CallSettings> = {},
): CrmClients {
  return {
    salesforce: salesforce && new SalesforceClient(salesforce, hosts, calls),
    hubspot: hubspot && new HubSpotApi(hubspot, hosts, calls),
    planhat: planhat && new PlanhatClient(planhat, hosts, calls),
  };
}
