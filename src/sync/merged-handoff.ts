import { type CrmSystem } from '../connectors/crm/crm.source';
import { believed, type FieldMapping } from '../connectors/crm/field-mapping';
import { type MappedHandoff } from '../connectors/crm/handoff.mapper';
import { oneOfEach } from '../evidence/contacts';

/** What the connected systems tell of one account. */
export type Told = Partial<Record<CrmSystem, MappedHandoff>>;

/**
 * One handoff out of what several systems tell: of each field the word of the system that is believed first and says
 * anything, of people and papers all, of the same person in two systems one.
 */
export function mergedHandoff(told: Told, mapping: FieldMapping): MappedHandoff | null {
  const merged = <Part extends 'account' | 'contract' | 'opportunity'>(part: Part): MappedHandoff[Part] | null => {
    const [first] = inOrder(told, mapping, part);
    if (!first) return null;
    const fields = Object.keys(first[part]).map((field) => {
      const answers = inOrder(told, mapping, `${part}.${field}`).map((handoff) => valueOf(handoff[part], field));
      return [field, answers.find(saysAnything) ?? answers[0]] as const;
    });
    return { ...first[part], ...Object.fromEntries(fields) };
  };
  const [account, contract, opportunity] = [merged('account'), merged('contract'), merged('opportunity')];
  if (!account || !contract || !opportunity) return null;
  return {
    account: withColleagues(account, told, mapping),
    contract,
    opportunity,
    contacts: oneOfEach(inOrder(told, mapping, 'contact').flatMap(({ contacts }) => contacts)),
    documents: inOrder(told, mapping, 'documents').flatMap(({ documents }) => documents),
  };
}

function inOrder(told: Told, mapping: FieldMapping, field: string): MappedHandoff[] {
  return believed(mapping, field).flatMap((system) => told[system] ?? []);
}

/** A colleague's name and address come from one system. */
function withColleagues(account: MappedHandoff['account'], told: Told, mapping: FieldMapping) {
  const csm = inOrder(told, mapping, 'account.csmName').find((handoff) => handoff.account.csmName !== null);
  const ae = inOrder(told, mapping, 'account.aeName').find((handoff) => handoff.account.aeName !== null);
  return {
    ...account,
    ...(csm && { csmName: csm.account.csmName, csmEmail: csm.account.csmEmail }),
    ...(ae && { aeName: ae.account.aeName, aeEmail: ae.account.aeEmail }),
  };
}

function valueOf(part: object, field: string): unknown {
  return Object.entries(part).find(([name]) => name === field)?.[1];
}

function saysAnything(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
