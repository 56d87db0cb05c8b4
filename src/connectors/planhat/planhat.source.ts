import {
  type Bundle,
  type Change,
  type CrmAccount,
  type CrmSource,
  type Cursor,
  type FieldReadiness,
  type Fields,
} from '../crm/crm.source';
import { isCalled, textIn } from '../crm/fields';
import { pathsOf, type SystemMapping } from '../crm/field-mapping';
import { inParts } from '../../platform/lists';
import { accountOf, saysWon } from './planhat.bundles';
import { IDS_AT_ONCE, type PlanhatClient } from './planhat.client';
import { allOf, changedAfter, newestOf, stampOf } from './planhat.pages';
import { readinessOf } from './planhat.readiness';
import { type PlanhatModel, type PlanhatRecord } from './planhat.shapes';

/** What a company's records are told in; whether it has bought stands in its own status, in licences and in deals. */
const STREAMS = ['companies', 'licenses', 'deals', 'endusers', 'conversations'] as const;
const PAGE = 500;

/** Planhat as a system of record. It keeps no list of what was deleted: a company that is gone is missing when it is read. */
export class PlanhatSource implements CrmSource {
  readonly system = 'planhat';
  readonly streams = STREAMS;

  constructor(
    private readonly client: PlanhatClient,
    private readonly mapping: SystemMapping,
  ) {}

  async wonDeals(signal?: AbortSignal): Promise<number> {
    const companies = await allOf(this.client, 'companies', {}, signal);
    return companies.filter((company) => saysWon('companies', company)).length;
  }

  async head(stream: string, signal?: AbortSignal): Promise<Cursor | null> {
    const newest = await newestOf(this.client, streamOf(stream), signal);
    return newest ? positionOf(newest) : null;
  }

  async *changes(stream: string, after: Cursor | null, signal?: AbortSignal): AsyncGenerator<Change[]> {
    const model = streamOf(stream);
    const records = await changedAfter(this.client, model, after?.stamp ?? null, signal);
    const changes = records
      .map((record) => changeOf(model, record))
      // From the beginning only what was won is of interest.
      .filter((change) => (after ? byPosition(after, change) < 0 : model !== STREAMS[0] || change.isWon))
      .sort(byPosition);
    yield* inParts(changes, PAGE);
  }

  async accountsOf(stream: string, ids: readonly string[], signal?: AbortSignal): Promise<string[]> {
    const model = streamOf(stream);
    if (model === 'companies') return [...ids];
    const companies = new Set<string>();
    for (const id of ids) {
      const record = await this.client.get(model, id, signal);
      if (record?.companyId) companies.add(record.companyId);
    }
    return [...companies];
  }

  async read(accountIds: readonly string[], signal?: AbortSignal): Promise<CrmAccount[]> {
    const users = await this.users(signal);
    const accounts: CrmAccount[] = [];
    for (const ids of inParts([...new Set(accountIds)], IDS_AT_ONCE)) {
      const companies = await this.companies(ids, signal);
      const belonging = async (model: PlanhatModel) => {
        const records = companies.length > 0 ? await allOf(this.client, model, { companyIds: ids }, signal) : [];
        return (company: PlanhatRecord) => records.filter(({ companyId }) => companyId === company._id);
      };
      const [licenses, deals, endusers, conversations] = await Promise.all([
        belonging('licenses'),
        belonging('deals'),
        belonging('endusers'),
        belonging('conversations'),
      ]);
      for (const company of companies) {
        const own = { licenses: licenses(company), deals: deals(company), endusers: endusers(company) };
        accounts.push(accountOf({ company, ...own, conversations: conversations(company), users }));
      }
    }
    return accounts;
  }

  /** Nothing: all that Planhat has about a company belongs to its handoff. */
  around(): Promise<Pick<CrmAccount, 'contacts' | 'documents'>> {
    return Promise.resolve({ contacts: [], documents: [] });
  }

  async people(accountId: string, name: string, signal?: AbortSignal): Promise<Bundle[]> {
    const endusers = await allOf(this.client, 'endusers', { companyIds: [accountId] }, signal);
    return endusers
      .filter((enduser) => isCalled({ name: nameOf(enduser), email: textIn(enduser, 'email') }, name))
      .map((enduser) => ({ endusers: enduser }));
  }

  readiness(signal?: AbortSignal): Promise<FieldReadiness[]> {
    return readinessOf(this.client, STREAMS, pathsOf(this.mapping), signal);
  }

  /** One call each, as Planhat lists companies by nothing that names several. */
  private async companies(ids: readonly string[], signal?: AbortSignal): Promise<PlanhatRecord[]> {
    const companies = await Promise.all(ids.map((id) => this.client.get('companies', id, signal)));
    return companies.filter((company) => company !== null);
  }

  /** Colleagues by their id, with name and address; none where the token may not look at them. */
  private async users(signal?: AbortSignal): Promise<Map<string, Fields>> {
    const users = await allOf(this.client, 'users', {}, signal);
    return new Map(
      users.map((user) => [user._id, { name: nameOf(user) || null, email: textIn(user, 'email') || null }]),
    );
  }
}

function changeOf(model: PlanhatModel, record: PlanhatRecord): Change {
  const company = model === 'companies' ? record._id : record.companyId;
  const change = { ...positionOf(record), accounts: company ? [company] : [] };
  if (record.archived === true) return { ...change, what: 'deleted' };
  return { ...change, what: 'changed', ...(saysWon(model, record) ? { isWon: true } : {}) };
}

function nameOf(person: PlanhatRecord): string {
  return textIn(person, 'name') || [textIn(person, 'firstName'), textIn(person, 'lastName')].filter(Boolean).join(' ');
}

function positionOf(record: PlanhatRecord): Cursor {
  return { stamp: stampOf(record), id: record._id };
}

function byPosition(a: Cursor, b: Cursor): number {
  return compared(a.stamp, b.stamp) || compared(a.id, b.id);
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function streamOf(name: string): (typeof STREAMS)[number] {
  const stream = STREAMS.find((known) => known === name);
  if (!stream) throw new RangeError(`Planhat has no stream ${name}; it has ${STREAMS.join(', ')}`);
  return stream;
}
