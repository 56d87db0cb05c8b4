import { z } from 'zod';
import { inParts } from '../../platform/lists';
import {
  type Bundle,
  type Change,
  type CrmAccount,
  type CrmSource,
  type Cursor,
  type FieldReadiness,
} from '../crm/crm.source';
import { pathsOf, type SystemMapping } from '../crm/field-mapping';
import { OutboundFailure } from '../resilience/outbound.failure';
import { SalesforceAccounts } from './salesforce.accounts';
import { type SalesforceClient, type SalesforceRecord } from './salesforce.client';
import { DRIFTED, SalesforceSchema } from './salesforce.schema';
import { DEALS, positionOf, streamNames, streamOf, textAt } from './salesforce.streams';
import { behind, IDS_AT_ONCE, IN_ORDER, isOneOf, select } from './soql';

/** Ids say by their first letters what they are of. */
const DEAL_PREFIX = '006';
/** A list of pages is kept by the server for a while only. */
const PAGES_GONE = 'INVALID_QUERY_LOCATOR';

const Deleted = z.looseObject({ IsDeleted: z.boolean().optional(), MasterRecordId: z.string().nullish() });

/** Closed-won opportunities and what stands around them, as a Salesforce org holds it. */
export class SalesforceSource implements CrmSource {
  readonly system = 'salesforce';
  readonly streams: CrmSource['streams'];
  private readonly schema: SalesforceSchema;
  private readonly accounts: SalesforceAccounts;

  constructor(
    private readonly client: SalesforceClient,
    private readonly mapping: SystemMapping,
  ) {
    this.streams = streamNames(Object.keys(mapping.documents));
    this.schema = new SalesforceSchema(client);
    this.accounts = new SalesforceAccounts(client, this.schema, mapping);
  }

  wonDeals(signal?: AbortSignal): Promise<number> {
    return this.client.count(DEALS, 'IsWon = true', signal);
  }

  async head(stream: string, signal?: AbortSignal): Promise<Cursor | null> {
    if (!(await this.schema.has(stream, signal))) return null;
    const newest = select(['Id', 'SystemModstamp'], stream, 'ORDER BY SystemModstamp DESC, Id DESC LIMIT 1');
    const [record] = await this.client.all(newest, signal);
    return record ? positionOf(record) : null;
  }

  async *changes(stream: string, after: Cursor | null, signal?: AbortSignal): AsyncGenerator<Change[]> {
    if (!(await this.schema.has(stream, signal))) return;
    const { owner, extra } = streamOf(stream);
    const fields = await this.schema.known(stream, ['Id', 'SystemModstamp', 'IsDeleted', owner, ...extra], signal);
    let position = after;
    for (let isComplete = false; !isComplete;) {
      const from: Cursor | null = position;
      // From the beginning only deals that stand are of interest.
      const condition = from ? behind(from) : stream === DEALS ? 'IsWon = true AND IsDeleted = false' : null;
      const soql = select(fields, stream, condition === null ? '' : `WHERE ${condition}`, IN_ORDER);
      try {
        for await (const records of this.client.query(soql, { deleted: true, signal })) {
          const page = await this.changesOf(stream, records, signal);
          yield page;
          position = page.at(-1) ?? position;
        }
        isComplete = true;
      } catch (error) {
        if (!isPagesGone(error) || position === from) throw error;
      }
    }
  }

  async accountsOf(stream: string, ids: readonly string[], signal?: AbortSignal): Promise<string[]> {
    if (stream === 'Account') return [...ids];
    const { owner } = streamOf(stream);
    const [known] = await this.schema.known(stream, [owner], signal);
    if (known === undefined) return [];
    const owners: string[] = [];
    for (const some of inParts(ids, IDS_AT_ONCE)) {
      const records = await this.client.all(select(['Id', owner], stream, `WHERE ${isOneOf('Id', some)}`), signal);
      owners.push(...records.flatMap((record) => textAt(record, owner) ?? []));
    }
    const accounts = await this.accountsOfDeals(owners, signal);
    return [...new Set(owners.map((id) => accounts.get(id) ?? id))];
  }

  read(accountIds: readonly string[], signal?: AbortSignal): Promise<CrmAccount[]> {
    return this.afterDrift(() => this.accounts.read(accountIds, signal));
  }

  around(accountId: string, signal?: AbortSignal): Promise<Pick<CrmAccount, 'contacts' | 'documents'>> {
    return this.afterDrift(() => this.accounts.around(accountId, signal));
  }

  people(accountId: string, name: string, signal?: AbortSignal): Promise<Bundle[]> {
    return this.afterDrift(() => this.accounts.people(accountId, name, signal));
  }

  async readiness(signal?: AbortSignal): Promise<FieldReadiness[]> {
    this.schema.forget();
    const readings: FieldReadiness[] = [];
    for (const path of pathsOf(this.mapping)) {
      const [object = '', ...rest] = path.split('.');
      readings.push(await this.readinessOf(object, rest.join('.'), signal));
    }
    return readings;
  }

  private async readinessOf(object: string, field: string, signal?: AbortSignal): Promise<FieldReadiness> {
    const [known] = await this.schema.known(object, [field], signal);
    if (known === undefined) return { object, field, exists: false, filled: null, of: null };
    const of = await this.client.count(object, '', signal);
    const isCountable = await this.schema.canFilter(object, field, signal);
    const filled = isCountable ? await this.client.count(object, `${field} != null`, signal) : null;
    return { object, field, exists: true, filled, of };
  }

  private async changesOf(stream: string, records: SalesforceRecord[], signal?: AbortSignal): Promise<Change[]> {
    const { owner: path } = streamOf(stream);
    const owners = records.flatMap((record) => textAt(record, path) ?? []);
    const deals = await this.accountsOfDeals(owners, signal);
    return records.map((record) => {
      const { IsDeleted, MasterRecordId } = Deleted.parse(record);
      const owner = textAt(record, path);
      const change = { ...positionOf(record), accounts: owner === null ? [] : [deals.get(owner) ?? owner] };
      if (IsDeleted && MasterRecordId) {
        const accounts = stream === 'Account' ? [MasterRecordId] : change.accounts;
        return { ...change, what: 'merged', into: MasterRecordId, accounts };
      }
      const isWon = record.IsWon === true && !IsDeleted;
      return { ...change, what: IsDeleted ? 'deleted' : 'changed', ...(isWon ? { isWon } : {}) };
    });
  }

  /** A note hangs on an account or on one of its deals. */
  private async accountsOfDeals(owners: readonly string[], signal?: AbortSignal): Promise<Map<string, string>> {
    const ids = [...new Set(owners.filter((id) => id.startsWith(DEAL_PREFIX)))];
    const accounts = new Map<string, string>();
    for (const some of inParts(ids, IDS_AT_ONCE)) {
      const soql = select(['Id', 'AccountId'], DEALS, `WHERE ${isOneOf('Id', some)}`);
      for (const deal of await this.client.all(soql, signal)) {
        const account = textAt(deal, 'AccountId');
        if (account !== null) accounts.set(deal.Id, account);
      }
    }
    return accounts;
  }

  /** A field that went since the schema was told is left out, and the reading made once more. */
  private async afterDrift<Answer>(reading: () => Promise<Answer>): Promise<Answer> {
    try {
      return await reading();
    } catch (error) {
      if (!(error instanceof OutboundFailure) || !DRIFTED.includes(error.code)) throw error;
      this.schema.forget();
      return reading();
    }
  }
}

function isPagesGone(error: unknown): boolean {
  return error instanceof OutboundFailure && error.code === PAGES_GONE;
}
