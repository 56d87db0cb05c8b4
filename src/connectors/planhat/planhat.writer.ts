import { type CrmWriter, type FieldValue, type NewRecord, type RecordKind } from '../crm/crm.writer';
import { OutboundFailure } from '../resilience/outbound.failure';
import { type PlanhatClient } from './planhat.client';
import { PLANHAT } from './planhat.failure';
import { CUSTOM, type PlanhatModel } from './planhat.shapes';

/** Where each kind of record goes, by which of our keys Planhat finds it again, and how that key stands before an id. */
const MODELS = {
  task: { model: 'tasks', key: 'sourceId', prefix: 'srcid-' },
  note: { model: 'conversations', key: 'externalId', prefix: 'extid-' },
  opportunity: { model: 'deals', key: 'sourceId', prefix: 'srcid-' },
} as const satisfies Record<RecordKind, { model: PlanhatModel; key: string; prefix: string }>;
const OWN_ID = /^[0-9a-f]{24}$/;
const USERS_AT_ONCE = 5_000;
/** Fields that a tenant added stand below this word. */

/** Writes into Planhat, whose bulk upsert takes one record by our own key. */
export class PlanhatWriter implements CrmWriter {
  readonly system = PLANHAT;

  constructor(private readonly client: PlanhatClient) {}

  async accountIdOf(id: string, signal?: AbortSignal): Promise<string | null> {
    if (OWN_ID.test(id)) return (await this.client.get('companies', id, signal))?._id ?? null;
    const [company] = await this.client.companiesOf(id, signal);
    return company?._id ?? null;
  }

  async ownerIdOf(email: string, signal?: AbortSignal): Promise<string | null> {
    const users = await this.client.list('users', { offset: 0, limit: USERS_AT_ONCE, sort: '_id' }, signal);
    return users.find((user) => String(user.email).toLowerCase() === email.toLowerCase())?._id ?? null;
  }

  async find(kind: RecordKind, key: string, signal?: AbortSignal): Promise<string | null> {
    const { model, prefix } = MODELS[kind];
    return (await this.client.get(model, `${prefix}${key}`, signal))?._id ?? null;
  }

  async write(record: NewRecord, signal?: AbortSignal): Promise<string> {
    const { model, key } = MODELS[record.kind];
    const id = await this.client.upsert(model, { [key]: record.key, ...this.fieldsOf(record) }, signal);
    if (id !== null) return id;
    const reason = 'Planhat did not say which record it wrote';
    throw new OutboundFailure(PLANHAT, 'unknown_outcome', 'no_id', reason);
  }

  /** A record is written beside its company at once. */
  attach(): Promise<void> {
    return Promise.resolve();
  }

  async readField(accountId: string, field: string, signal?: AbortSignal): Promise<FieldValue> {
    const company = await this.client.get('companies', accountId, signal);
    const custom = company?.custom;
    const holder = field.startsWith(CUSTOM) ? (typeof custom === 'object' ? custom : null) : company;
    const value: unknown = holder ? Reflect.get(holder, nameOf(field)) : null;
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw new OutboundFailure(PLANHAT, 'refused', 'no_single_value', `${field} does not hold a single value`);
  }

  async setField(accountId: string, field: string, value: FieldValue, signal?: AbortSignal): Promise<void> {
    const own = { [nameOf(field)]: value };
    await this.client.update('companies', accountId, field.startsWith(CUSTOM) ? { custom: own } : own, signal);
  }

  private fieldsOf({ kind, accountId, title, text, ownerId, dueOn, amount }: NewRecord): Record<string, unknown> {
    const owned = ownerId === null ? {} : { ownerId };
    const due = dueOn === null ? undefined : `${dueOn}T12:00:00.000Z`;
    switch (kind) {
      case 'task':
        return { mainType: 'task', companyId: accountId, action: title, description: text, startTime: due, ...owned };
      case 'note': {
        const date = new Date().toISOString();
        return { type: 'note', companyId: accountId, subject: title, description: text, date };
      }
      case 'opportunity':
        return {
          companyId: accountId,
          name: title,
          description: text,
          closeDate: due,
          ...(amount === null ? {} : { value: amount.value, _currency: amount.currency ?? undefined }),
          ...owned,
        };
    }
  }
}

function nameOf(field: string): string {
  return field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : field;
}
