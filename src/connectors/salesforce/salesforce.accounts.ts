import { groupBy, inParts } from '../../platform/lists';
import { type Bundle, type CrmAccount, type Fields, type RawRecord } from '../crm/crm.source';
import { fieldsOf, type SystemMapping } from '../crm/field-mapping';
import { type SalesforceClient, type SalesforceRecord } from './salesforce.client';
import { type SalesforceSchema } from './salesforce.schema';
import { DEALS, positionOf, textAt } from './salesforce.streams';
import { anywhere, IDS_AT_ONCE, isOneOf, literal, select } from './soql';

type Documents = CrmAccount['documents'];

/** Reads accounts with everything that belongs to their handoff, many at once. */
export class SalesforceAccounts {
  constructor(
    private readonly client: SalesforceClient,
    private readonly schema: SalesforceSchema,
    private readonly mapping: SystemMapping,
  ) {}

  async read(ids: readonly string[], signal?: AbortSignal): Promise<CrmAccount[]> {
    const [accounts, sold] = await Promise.all([
      this.records('Account', { by: 'Id', ids }, signal),
      this.wonDeals(ids, signal),
    ]);
    const found = accounts.map(({ Id }) => Id);
    const deals = grouped(sold, 'AccountId');
    const latest = [...deals.values()].flatMap(([deal]) => deal?.Id ?? []);
    const ofAccounts = { by: 'AccountId', ids: found };
    const ofDeals = { by: 'OpportunityId', ids: latest };
    const [contracts, people, roles, lines, papers] = await Promise.all([
      this.records('Contract', { ...ofAccounts, extra: ['StartDate'] }, signal).then(by('AccountId')),
      this.records('Contact', ofAccounts, signal).then(by('AccountId')),
      this.roles(latest, signal).then(by('OpportunityId')),
      this.records('OpportunityLineItem', ofDeals, signal).then(by('OpportunityId')),
      this.documentsBy({ AccountId: found, ParentId: [...found, ...latest] }, signal),
    ]);
    return accounts.map((account) => {
      const won = deals.get(account.Id) ?? [];
      const deal = won[0]?.Id ?? '';
      return accountOf(account, {
        won,
        contracts: contracts.get(account.Id) ?? [],
        people: people.get(account.Id) ?? [],
        roles: roles.get(deal) ?? [],
        lines: lines.get(deal) ?? [],
        papers: [...(papers.get(account.Id) ?? []), ...(papers.get(deal) ?? [])],
      });
    });
  }

  /** People on any deal of the account or in its parent and children, and the papers on any of its deals. */
  async around(id: string, signal?: AbortSignal): Promise<Pick<CrmAccount, 'contacts' | 'documents'>> {
    const deals = (await this.records(DEALS, { by: 'AccountId', ids: [id] }, signal)).map(({ Id }) => Id);
    const family = await this.relatives(id, signal);
    const people = await this.records('Contact', { by: 'AccountId', ids: family }, signal);
    const papers = await this.documentsBy({ WhatId: deals, ParentId: deals }, signal);
    return { contacts: contactsIn(people, await this.roles(deals, signal)), documents: [...papers.values()].flat() };
  }

  async people(id: string, name: string, signal?: AbortSignal): Promise<Bundle[]> {
    const family = [id, ...(await this.relatives(id, signal))];
    const where = `WHERE ${isOneOf('AccountId', family)} AND (Name LIKE ${anywhere(name)} OR Email = ${literal(name)})`;
    const fields = await this.fields('Contact', [], signal);
    return contactsIn((await this.client.all(select(fields, 'Contact', where), signal)).map(withoutAttributes), []);
  }

  /** The parent of an account and its children. */
  private async relatives(id: string, signal?: AbortSignal): Promise<string[]> {
    const [parent] = await this.schema.known('Account', ['ParentId'], signal);
    if (parent === undefined) return [];
    const where = `WHERE Id = ${literal(id)} OR ParentId = ${literal(id)}`;
    const accounts = await this.client.all(select(['Id', parent], 'Account', where), signal);
    const family = accounts.flatMap((account) => [account.Id, textAt(account, parent) ?? id]);
    return [...new Set(family)].filter((relative) => relative !== id);
  }

  /** The one that was closed last comes first. */
  private async wonDeals(ids: readonly string[], signal?: AbortSignal): Promise<SalesforceRecord[]> {
    const asked = { by: 'AccountId', ids, extra: ['CloseDate', 'ContractId'], where: 'IsWon = true' };
    const closed = (deal: SalesforceRecord) => textAt(deal, 'CloseDate') ?? '';
    const won = await this.records(DEALS, asked, signal);
    return won.sort((a, b) => closed(b).localeCompare(closed(a)) || b.Id.localeCompare(a.Id));
  }

  private roles(deals: readonly string[], signal?: AbortSignal): Promise<SalesforceRecord[]> {
    const extra = ['Id', ...fieldsOf(this.mapping, 'Contact')].map((field) => `Contact.${field}`);
    return this.records('OpportunityContactRole', { by: 'OpportunityId', ids: deals, extra }, signal);
  }

  /** Documents whose field of this name holds one of its ids, by that id. */
  private async documentsBy(owners: Record<string, readonly string[]>, signal?: AbortSignal) {
    const found = new Map<string, Documents>();
    const asked = Object.keys(this.mapping.documents).flatMap((object) =>
      Object.entries(owners).map(async ([by, ids]) => ({
        object,
        by,
        records: await this.records(object, { by, ids }, signal),
      })),
    );
    for (const { object, by, records } of await Promise.all(asked)) {
      for (const record of records) {
        const owner = textAt(record, by) ?? '';
        found.set(owner, [...(found.get(owner) ?? []), { object, id: record.Id, bundle: { [object]: record } }]);
      }
    }
    return found;
  }

  /** Records whose field `by` holds one of the ids; none where the org lacks the object or that field. */
  private async records(
    object: string,
    { by, ids, extra = [], where }: { by: string; ids: readonly string[]; extra?: readonly string[]; where?: string },
    signal?: AbortSignal,
  ): Promise<SalesforceRecord[]> {
    const fields = await this.fields(object, [by, ...extra], signal);
    if (!fields.includes(by)) return [];
    const found: SalesforceRecord[] = [];
    for (const some of inParts([...new Set(ids)], IDS_AT_ONCE)) {
      const condition = `WHERE ${isOneOf(by, some)}${where === undefined ? '' : ` AND ${where}`}`;
      found.push(...(await this.client.all(select(fields, object, condition, 'ORDER BY Id'), signal)));
    }
    return found.map(withoutAttributes);
  }

  private fields(object: string, extra: readonly string[], signal?: AbortSignal): Promise<string[]> {
    return this.schema.known(object, ['Id', 'SystemModstamp', ...extra, ...fieldsOf(this.mapping, object)], signal);
  }
}

interface Belongings {
  /** The latest first. */
  won: SalesforceRecord[];
  contracts: SalesforceRecord[];
  people: SalesforceRecord[];
  roles: SalesforceRecord[];
  lines: SalesforceRecord[];
  papers: Documents;
}

function accountOf(account: SalesforceRecord, own: Belongings): CrmAccount {
  const [deal] = own.won;
  const contract = contractOf(deal, own.contracts);
  const objects: [string, SalesforceRecord[]][] = [
    ['Account', [account]],
    [DEALS, own.won],
    ['Contract', own.contracts],
    ['Contact', own.people],
    ['OpportunityContactRole', own.roles],
    ['OpportunityLineItem', own.lines],
  ];
  return {
    id: account.Id,
    alsoKnownAs: [],
    isWon: deal !== undefined,
    handoff: { Account: account, ...(deal && { [DEALS]: deal }), ...(contract && { Contract: contract }) },
    contacts: contactsIn(own.people, own.roles),
    documents: own.papers,
    entitlements: own.lines.map((line) => ({ OpportunityLineItem: line })),
    records: [
      ...objects.flatMap(([object, records]) => records.map((record) => rawOf(object, record))),
      ...own.papers.flatMap(({ object, bundle }) => (bundle[object] ? rawOf(object, bundle[object]) : [])),
    ],
  };
}

/** Everybody once for each role in a deal, or once without one. */
function contactsIn(people: readonly SalesforceRecord[], roles: readonly SalesforceRecord[]): Bundle[] {
  const inRoles = roles.flatMap((role) => {
    const id = textAt(role, 'Contact.Id');
    const person = people.find(({ Id }) => Id === id) ?? role.Contact;
    return isFields(person) ? [{ id, bundle: { Contact: person, OpportunityContactRole: role } }] : [];
  });
  const others = people.filter(({ Id }) => !inRoles.some(({ id }) => id === Id));
  return [...inRoles.map(({ bundle }) => bundle), ...others.map((person) => ({ Contact: person }))];
}

/** The contract that the deal names, or else the one that begins last. */
function contractOf(deal: SalesforceRecord | undefined, contracts: readonly SalesforceRecord[]) {
  const named = contracts.find(({ Id }) => deal !== undefined && Id === textAt(deal, 'ContractId'));
  const begins = (contract: SalesforceRecord) => textAt(contract, 'StartDate') ?? '';
  return named ?? [...contracts].sort((a, b) => begins(b).localeCompare(begins(a)))[0];
}

function rawOf(object: string, fields: Fields): RawRecord {
  return { object, ...positionOf(fields), fields };
}

function grouped(records: readonly SalesforceRecord[], by: string): Map<string, SalesforceRecord[]> {
  return groupBy(records, (record) => textAt(record, by) ?? '');
}

function by(field: string) {
  return (records: readonly SalesforceRecord[]) => grouped(records, field);
}

/** Beside its fields each record tells of its own address, which is no fact of the customer's. */
function withoutAttributes(record: SalesforceRecord): SalesforceRecord {
  return { ...bare(record), Id: record.Id };
}

function bare(fields: Fields): Fields {
  const { attributes: _, ...own } = fields;
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, isFields(value) ? bare(value) : value]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
