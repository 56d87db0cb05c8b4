import { z } from 'zod';
import { type CrmWriter, type FieldValue, type NewRecord, type RecordKind } from '../crm/crm.writer';
import { OutboundFailure } from '../resilience/outbound.failure';
import { type SalesforceClient } from './salesforce.client';
import { SALESFORCE } from './salesforce.failure';
import { SalesforceSchema } from './salesforce.schema';
import { literal, select } from './soql';

const Written = z.object({ id: z.string().min(1) });
const Fields = z.record(z.string(), z.unknown());
const Value = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** A classic note takes no field of ours, by which it could be found again: a note is a task that is done. */
const OBJECTS = { task: 'Task', note: 'Task', opportunity: 'Opportunity' } as const;
const KEY = 'Agent_Key__c';
const FIRST_STAGE = 'Prospecting';
const LONGEST_SUBJECT = 255;
const LONGEST_NAME = 120;

/** Writes into Salesforce, where a unique external id of ours finds each record again. */
export class SalesforceWriter implements CrmWriter {
  readonly system = SALESFORCE;
  private readonly schema: SalesforceSchema;

  /** @param keys by object, the field of ours that is its external id */
  constructor(
    private readonly client: SalesforceClient,
    private readonly keys: Readonly<Record<string, string>>,
  ) {
    this.schema = new SalesforceSchema(client);
  }

  async accountIdOf(id: string, signal?: AbortSignal): Promise<string | null> {
    if (!/^001\w{12}(?:\w{3})?$/.test(id)) return null;
    return this.one('Account', `Id = ${literal(id)}`, signal);
  }

  ownerIdOf(email: string, signal?: AbortSignal): Promise<string | null> {
    return this.one('User', `Email = ${literal(email)} AND IsActive = true`, signal);
  }

  find(kind: RecordKind, key: string, signal?: AbortSignal): Promise<string | null> {
    return this.one(OBJECTS[kind], `${this.keyOf(kind)} = ${literal(key)}`, signal);
  }

  async write(record: NewRecord, signal?: AbortSignal): Promise<string> {
    const url = `/sobjects/${OBJECTS[record.kind]}/${this.keyOf(record.kind)}/${encodeURIComponent(record.key)}`;
    const body = JSON.stringify(await this.fieldsOf(record, signal));
    const answer = Written.safeParse(await this.client.set({ method: 'PATCH', url, body }, signal));
    if (answer.success) return answer.data.id;
    throw new OutboundFailure(SALESFORCE, 'unknown_outcome', 'no_id', 'Salesforce named no record');
  }

  /** A record is written beside its account at once. */
  attach(): Promise<void> {
    return Promise.resolve();
  }

  async readField(accountId: string, field: string, signal?: AbortSignal): Promise<FieldValue> {
    const [record] = await this.client.all(
      select(['Id', field], 'Account', `WHERE Id = ${literal(accountId)}`),
      signal,
    );
    const value = Value.safeParse(Fields.parse(record ?? {})[field] ?? null);
    if (value.success) return value.data;
    throw new OutboundFailure(SALESFORCE, 'refused', 'no_single_value', `${field} does not hold a single value`);
  }

  async setField(accountId: string, field: string, value: FieldValue, signal?: AbortSignal): Promise<void> {
    const url = `/sobjects/Account/${encodeURIComponent(accountId)}`;
    await this.client.set({ method: 'PATCH', url, body: JSON.stringify({ [field]: value }) }, signal);
  }

  private async one(object: string, condition: string, signal?: AbortSignal): Promise<string | null> {
    const [record] = await this.client.all(select(['Id'], object, `WHERE ${condition}`, 'LIMIT 1'), signal);
    return record?.Id ?? null;
  }

  private keyOf(kind: RecordKind): string {
    return this.keys[OBJECTS[kind]] ?? KEY;
  }

  private async fieldsOf(record: NewRecord, signal?: AbortSignal): Promise<Record<string, unknown>> {
    const { kind, accountId, title, text, ownerId, dueOn, amount } = record;
    const owned = ownerId === null ? {} : { OwnerId: ownerId };
    if (kind !== 'opportunity') {
      return {
        Subject: title.slice(0, LONGEST_SUBJECT),
        Description: text,
        WhatId: accountId,
        Status: kind === 'note' ? 'Completed' : 'Not Started',
        Priority: 'Normal',
        ...(dueOn === null ? {} : { ActivityDate: dueOn }),
        ...owned,
      };
    }
    const isManyCurrencies = (await this.schema.known('Opportunity', ['CurrencyIsoCode'], signal)).length > 0;
    return {
      Name: title.slice(0, LONGEST_NAME),
      Description: text,
      AccountId: accountId,
      StageName: FIRST_STAGE,
      ...(dueOn === null ? {} : { CloseDate: dueOn }),
      ...(amount === null ? {} : { Amount: amount.value }),
      ...(amount?.currency && isManyCurrencies ? { CurrencyIsoCode: amount.currency } : {}),
      ...owned,
    };
  }
}
