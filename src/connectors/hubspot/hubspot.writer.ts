import { type CrmWriter, type FieldValue, type NewRecord, type RecordKind } from '../crm/crm.writer';
import { type HubSpotClient } from './hubspot.client';
import { HUBSPOT } from './hubspot.failure';
import { type HubSpotType } from './hubspot.shapes';
import { type HubSpotWrites } from './hubspot.writes';

const TYPES = { task: 'tasks', note: 'notes', opportunity: 'deals' } as const satisfies Record<RecordKind, HubSpotType>;
const KEY = 'cs_agent_key';
const PIPELINE = { pipeline: 'default', dealstage: 'appointmentscheduled' };

/** Writes into HubSpot, where a unique property of ours finds each object again. */
export class HubSpotWriter implements CrmWriter {
  readonly system = HUBSPOT;

  /** @param keys by type, the property of ours that is unique */
  constructor(
    private readonly client: HubSpotClient,
    private readonly writes: HubSpotWrites,
    private readonly keys: Readonly<Record<string, string>>,
  ) {}

  async accountIdOf(id: string, signal?: AbortSignal): Promise<string | null> {
    if (!/^\d+$/.test(id)) return null;
    return (await this.client.get('companies', id, { properties: [] }, signal))?.id ?? null;
  }

  async ownerIdOf(email: string, signal?: AbortSignal): Promise<string | null> {
    const owners = await this.client.owners(signal);
    return owners.find((owner) => owner.email?.toLowerCase() === email.toLowerCase())?.id ?? null;
  }

  async find(kind: RecordKind, key: string, signal?: AbortSignal): Promise<string | null> {
    const by = { properties: [], idProperty: this.keyOf(kind) };
    return (await this.client.get(TYPES[kind], key, by, signal))?.id ?? null;
  }

  async write(record: NewRecord, signal?: AbortSignal): Promise<string> {
    const by = { idProperty: this.keyOf(record.kind), id: record.key };
    return (await this.writes.upsert(TYPES[record.kind], by, this.propertiesOf(record), signal)).id;
  }

  async attach(kind: RecordKind, id: string, accountId: string, signal?: AbortSignal): Promise<void> {
    await this.writes.connect([TYPES[kind], id], ['companies', accountId], signal);
  }

  async readField(accountId: string, field: string, signal?: AbortSignal): Promise<FieldValue> {
    const company = await this.client.get('companies', accountId, { properties: [field] }, signal);
    return company?.properties[field] ?? null;
  }

  async setField(accountId: string, field: string, value: FieldValue, signal?: AbortSignal): Promise<void> {
    await this.writes.update('companies', accountId, { [field]: value === null ? '' : String(value) }, signal);
  }

  private keyOf(kind: RecordKind): string {
    return this.keys[TYPES[kind]] ?? KEY;
  }

  private propertiesOf({ kind, title, text, ownerId, dueOn, amount }: NewRecord): Record<string, string> {
    const owned: Record<string, string> = ownerId === null ? {} : { hubspot_owner_id: ownerId };
    const at = dueOn === null ? new Date().toISOString() : `${dueOn}T12:00:00.000Z`;
    switch (kind) {
      case 'task':
        return {
          hs_task_subject: title,
          hs_task_body: text,
          hs_timestamp: at,
          hs_task_status: 'NOT_STARTED',
          hs_task_type: 'TODO',
          ...owned,
        };
      case 'note':
        return { hs_note_body: `${title}\n\n${text}`, hs_timestamp: at, ...owned };
      case 'opportunity':
        return {
          dealname: title,
          description: text,
          ...PIPELINE,
          ...(dueOn === null ? {} : { closedate: at }),
          ...(amount === null ? {} : { amount: String(amount.value) }),
          ...(amount?.currency ? { deal_currency_code: amount.currency } : {}),
          ...owned,
        };
    }
  }
}
