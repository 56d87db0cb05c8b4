import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CrmSystem } from '../../src/connectors/crm/crm.source';
import { readMapping, type SystemMapping } from '../../src/connectors/crm/field-mapping';

const FILE = join(__dirname, '../../src/connectors/crm/default-mapping.yaml');

/** The mapping that the product brings along. */
export function defaultMapping(system: CrmSystem): SystemMapping {
  const mapping = readMapping(readFileSync(FILE, 'utf8')).systems[system];
  if (!mapping) throw new Error(`The default mapping has no section for ${system}`);
  return mapping;
}
