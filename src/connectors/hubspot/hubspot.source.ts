import {
  type Bundle,
  type Change,
  type CrmAccount,
  type CrmSource,
  type Cursor,
  type FieldReadiness,
} from '../crm/crm.source';
import { pathsOf, type SystemMapping } from '../crm/field-mapping';
import { HubSpotAccounts } from './hubspot.accounts';
import { byPosition, livingBehind, type Stamped } from './hubspot.changes';
import { type HubSpotClient } from './hubspot.client';
import { type SearchFilter } from './hubspot.search';
import { HubSpotDeletions } from './hubspot.deletions';
import { readinessOf } from './hubspot.readiness';
import { IS_WON, HubSpotRecords, isOutOfSight } from './hubspot.records';
import { type HubSpotType } from './hubspot.shapes';

const WON: SearchFilter[] = [{ propertyName: IS_WON, operator: 'EQ', value: 'true' }];
/** Ids of the records that have become this one, separated by semicolons. */
const MERGED = 'hs_merged_object_ids';

/** HubSpot as a system of record: companies are accounts, and what belongs to their deals belongs to them. */
export class HubSpotSource implements CrmSource {
  readonly system = 'hubspot';
  readonly streams: readonly [HubSpotType, ...HubSpotType[]];
  private readonly accounts: HubSpotAccounts;

  constructor(
    private readonly client: HubSpotClient,
    private readonly mapping: SystemMapping,
  ) {
    const records = new HubSpotRecords(client, mapping);
    this.streams = ['deals', 'companies', 'contacts', 'line_items', ...records.papers];
    this.accounts = new HubSpotAccounts(records);
  }

  wonDeals(signal?: AbortSignal): Promise<number> {
    return this.client.count('deals', WON, signal);
  }

  /** Whatever changes from now on is stamped later by HubSpot's clock. */
  async head(stream: string, signal?: AbortSignal): Promise<Cursor> {
    this.typeOf(stream);
    return { stamp: (await this.client.now(signal)).toISOString(), id: '0' };
  }

  async *changes(stream: string, after: Cursor | null, signal?: AbortSignal): AsyncGenerator<Change[]> {
    const type = this.typeOf(stream);
    const deletions = new HubSpotDeletions(this.client, type, after ?? (await this.head(stream, signal)));
    // From the beginning only deals that stand are of interest.
    const only = after === null && type === 'deals' ? WON : [];
    const followed = { type, properties: [MERGED, ...(type === 'deals' ? [IS_WON] : [])], only };
    try {
      for await (const page of livingBehind(this.client, followed, after, signal)) {
        const living = await this.told(type, page, signal);
        const last = page.at(-1);
        const gone = last ? await deletions.upTo(last, signal) : [];
        yield [...living, ...gone].sort(byPlace);
      }
      const rest = await deletions.rest(signal);
      if (rest.length > 0) yield rest;
    } catch (error) {
      if (!isOutOfSight(error)) throw error;
    }
  }

  async accountsOf(stream: string, ids: readonly string[], signal?: AbortSignal): Promise<string[]> {
    const companies = await this.accounts.companiesOf(this.typeOf(stream), ids, signal);
    return [...new Set([...companies.values()].flat())];
  }

  read(accountIds: readonly string[], signal?: AbortSignal): Promise<CrmAccount[]> {
    return this.accounts.read(accountIds, signal);
  }

  around(accountId: string, signal?: AbortSignal): Promise<Pick<CrmAccount, 'contacts' | 'documents'>> {
    return this.accounts.around(accountId, signal);
  }

  people(accountId: string, name: string, signal?: AbortSignal): Promise<Bundle[]> {
    return this.accounts.people(accountId, name, signal);
  }

  readiness(signal?: AbortSignal): Promise<FieldReadiness[]> {
    return readinessOf(this.client, pathsOf(this.mapping), signal);
  }

  /** The page with the companies that its objects belong to, and before each the mergers it tells of. */
  private async told(type: HubSpotType, page: readonly Stamped[], signal?: AbortSignal): Promise<Change[]> {
    const ids = page.map(({ id }) => id);
    const companies = await this.accounts.companiesOf(type, ids, signal);
    return page.flatMap(({ id, stamp, properties }) => {
      const accounts = companies.get(id) ?? [];
      const merged = properties[MERGED]?.split(';').filter((gone) => gone !== '' && gone !== id) ?? [];
      const isWon = type === 'deals' && properties[IS_WON] === 'true';
      return [
        ...merged.map((gone): Change => ({ what: 'merged', id: gone, into: id, stamp, accounts })),
        { what: 'changed', id, stamp, accounts, ...(isWon ? { isWon } : {}) } satisfies Change,
      ];
    });
  }

  private typeOf(stream: string): HubSpotType {
    const type = this.streams.find((known) => known === stream);
    if (!type) throw new RangeError(`HubSpot has no stream ${stream}; it has ${this.streams.join(', ')}`);
    return type;
  }
}

/** A merger is told where its survivor stands, and before it: who goes on from there goes on from a living record. */
function byPlace(a: Change, b: Change): number {
  return byPosition({ ...a, id: a.into ?? a.id }, { ...b, id: b.into ?? b.id });
}
