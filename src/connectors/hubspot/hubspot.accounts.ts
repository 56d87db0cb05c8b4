import { type Bundle, type CrmAccount } from '../crm/crm.source';
import { textIn } from '../crm/fields';
import { type SearchFilter } from './hubspot.search';
import { accountOf, contactsIn, documentOf, isContactCalled, onlyOnce, wonAmong } from './hubspot.bundles';
import { type Connected, type HubSpotRecord, type HubSpotRecords } from './hubspot.records';
import { type HubSpotType } from './hubspot.shapes';

/** Reads companies with everything that belongs to their handoff, many at once. */
export class HubSpotAccounts {
  constructor(private readonly records: HubSpotRecords) {}

  async read(ids: readonly string[], signal?: AbortSignal): Promise<CrmAccount[]> {
    const [companies, deals] = await Promise.all([
      this.records.read('companies', ids, signal),
      this.records.connected('companies', ids, 'deals', signal),
    ]);
    const found = companies.map(({ id }) => id);
    const won = new Map(found.map((id) => [id, wonAmong(deals.get(id) ?? [])]));
    const latest = [...won.values()].flatMap(([deal]) => deal?.id ?? []);
    const [people, roles, lines, papersOfCompanies, papersOfDeals] = await Promise.all([
      this.records.connected('companies', found, 'contacts', signal),
      this.records.connected('deals', latest, 'contacts', signal),
      this.records.connected('deals', latest, 'line_items', signal),
      this.papersOf('companies', found, signal),
      this.papersOf('deals', latest, signal),
    ]);
    return companies.map((company) => {
      const wonDeals = won.get(company.id) ?? [];
      const deal = wonDeals[0]?.id ?? '';
      return accountOf(company, {
        won: wonDeals,
        people: [...(roles.get(deal) ?? []), ...(people.get(company.id) ?? [])],
        lines: lines.get(deal) ?? [],
        papers: onlyOnce([...(papersOfCompanies.get(company.id) ?? []), ...(papersOfDeals.get(deal) ?? [])]),
      });
    });
  }

  /** People on any deal of the company or in companies connected with it, and the papers on any of its deals. */
  async around(id: string, signal?: AbortSignal): Promise<Pick<CrmAccount, 'contacts' | 'documents'>> {
    const deals = await this.idsOf('deals', id, signal);
    const papers = [...(await this.papersOf('deals', deals, signal)).values()];
    return {
      contacts: contactsIn(await this.peopleBeside(id, deals, signal)),
      documents: onlyOnce(papers.flat()).map(documentOf),
    };
  }

  /** People connected with the company, its deals and its family, and those with a mail address of the company. */
  async people(id: string, name: string, signal?: AbortSignal): Promise<Bundle[]> {
    const [company] = await this.records.read('companies', [id], signal);
    if (!company) return [];
    const inside = (await this.records.connected('companies', [id], 'contacts', signal)).get(id) ?? [];
    const beside = await this.peopleBeside(id, await this.idsOf('deals', id, signal), signal);
    const domain = textIn(company.fields, 'domain');
    const others = domain === '' ? [] : await this.records.search('contacts', calledIn(domain, name), signal);
    const strangers = others.map((record) => ({ record, labels: [] }));
    return contactsIn([...inside, ...beside, ...strangers]).filter((bundle) => isContactCalled(bundle, name));
  }

  /** The companies that objects belong to: their own, or else those of the deals they hang on. */
  async companiesOf(type: HubSpotType, ids: readonly string[], signal?: AbortSignal): Promise<Map<string, string[]>> {
    if (type === 'companies') return new Map(ids.map((id) => [id, [id]]));
    // What was sold hangs on deals only.
    const own =
      type === 'line_items' ? new Map<string, string[]>() : await this.records.linked(type, ids, 'companies', signal);
    if (type === 'deals') return own;
    const open = ids.filter((id) => (own.get(id) ?? []).length === 0);
    const deals = await this.records.linked(type, open, 'deals', signal);
    const owners = await this.records.linked('deals', [...deals.values()].flat(), 'companies', signal);
    const throughDeals = open.map((id): [string, string[]] => {
      const companies = (deals.get(id) ?? []).flatMap((deal) => owners.get(deal) ?? []);
      return [id, [...new Set(companies)]];
    });
    return new Map([...own, ...throughDeals]);
  }

  private async idsOf(type: HubSpotType, company: string, signal?: AbortSignal): Promise<string[]> {
    return (await this.records.linked('companies', [company], type, signal)).get(company) ?? [];
  }

  private async peopleBeside(company: string, deals: readonly string[], signal?: AbortSignal): Promise<Connected[]> {
    const family = await this.idsOf('companies', company, signal);
    const ofDeals = await this.records.connected('deals', deals, 'contacts', signal);
    const ofFamily = await this.records.connected('companies', family, 'contacts', signal);
    return [...ofDeals.values(), ...ofFamily.values()].flat();
  }

  private async papersOf(type: HubSpotType, ids: readonly string[], signal?: AbortSignal) {
    const found = new Map<string, HubSpotRecord[]>();
    const kinds = this.records.papers.map((paper) => this.records.connected(type, ids, paper, signal));
    for (const connected of await Promise.all(kinds)) {
      for (const [id, some] of connected) {
        found.set(id, [...(found.get(id) ?? []), ...some.map(({ record }) => record)]);
      }
    }
    return found;
  }
}

function calledIn(domain: string, name: string): SearchFilter[][] {
  const words = name.split(/\s+/).filter(Boolean);
  const named: SearchFilter[] = [
    { propertyName: 'email', operator: 'EQ', value: name.trim().toLowerCase() },
    { propertyName: 'firstname', operator: 'CONTAINS_TOKEN', value: words[0] ?? name },
    { propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: words.at(-1) ?? name },
  ];
  return named.map((filter) => [filter, { propertyName: 'hs_email_domain', operator: 'EQ', value: domain }]);
}
