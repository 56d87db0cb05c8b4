import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongSetting } from '../../platform/settings/setting.rules';
import { HubSpotClient } from '../hubspot/hubspot.client';
import { HubSpotSource } from '../hubspot/hubspot.source';
import { PlanhatSource } from '../planhat/planhat.source';
import { SalesforceSource } from '../salesforce/salesforce.source';
import { type CrmClients } from './crm.clients';
import { type CrmSource, type CrmSystem } from './crm.source';
import { InvalidMapping, readMapping, type FieldMapping, type SystemMapping } from './field-mapping';

const DEFAULT_MAPPING = join(__dirname, 'default-mapping.yaml');

/** The systems of record that are set up, and which of their fields say what. */
export interface ConnectedCrms {
  sources: CrmSource[];
  mapping: FieldMapping;
}

/** @throws WrongSetting when the field mapping cannot be used. */
export function crmsOf({ salesforce, hubspot, planhat }: CrmClients, mappingFile: string | undefined): ConnectedCrms {
  const mapping = mappingIn(mappingFile);
  const sources: CrmSource[] = [];
  if (salesforce) sources.push(new SalesforceSource(salesforce, needed(mapping, 'salesforce')));
  if (hubspot) sources.push(new HubSpotSource(new HubSpotClient(hubspot), needed(mapping, 'hubspot')));
  if (planhat) sources.push(new PlanhatSource(planhat, needed(mapping, 'planhat')));
  return { sources, mapping };
}

function mappingIn(file: string | undefined): FieldMapping {
  const defaults = readMapping(readFileSync(DEFAULT_MAPPING, 'utf8'));
  if (file === undefined) return defaults;
  try {
    return readMapping(readFileSync(file, 'utf8'), defaults);
  } catch (error) {
    const reason = error instanceof InvalidMapping ? error.message : `${file} cannot be read`;
    throw new WrongSetting('FIELD_MAPPING_FILE', reason);
  }
}

function needed({ systems }: FieldMapping, system: CrmSystem): SystemMapping {
  const mapping = systems[system];
  if (!mapping) throw new WrongSetting('FIELD_MAPPING_FILE', `give it a section systems.${system}`);
  return mapping;
}
