export interface OrgField {
  name: string;
  /** Name under which a query follows the reference, such as `Owner` beside `OwnerId`. */
  relationshipName?: string;
  referenceTo?: string[];
  /** False for a long text. */
  filterable?: boolean;
}
export type OrgRecord = Record<string, unknown> & { Id: string; SystemModstamp: string; IsDeleted: boolean };

const reference = (name: string, to: string | string[]): OrgField => ({
  name: `${name}Id`,
  relationshipName: name,
  referenceTo: [to].flat(),
});
const named = (...names: string[]): OrgField[] => names.map((name) => ({ name }));
const longText = (name: string): OrgField => ({ name, filterable: false });
const OWN = named('Id', 'SystemModstamp', 'IsDeleted', 'CreatedDate', 'LastModifiedDate');
const csm = { name: 'CSM__c', relationshipName: 'CSM__r', referenceTo: ['User'] };

const OBJECTS: Record<string, { prefix: string; fields: OrgField[] }> = {
  User: { prefix: '005', fields: named('Name', 'Email', 'IsActive') },
  Account: {
    prefix: '001',
    fields: [...named('Name', 'Industry', 'Segment__c', 'MasterRecordId'), reference('Parent', 'Account'), csm],
  },
  Opportunity: {
    prefix: '006',
    fields: [
      ...named('Name', 'StageName', 'Amount', 'CloseDate', 'NextStep', 'IsWon', 'IsClosed', 'ARR__c', 'Seats__c'),
      ...named('CurrencyIsoCode', 'ContractId', 'Agent_Key__c'),
      longText('Description'),
      reference('Account', 'Account'),
      reference('Owner', 'User'),
    ],
  },
  Contact: {
    prefix: '003',
    fields: [...named('Name', 'Email', 'Title', 'MasterRecordId'), reference('Account', 'Account')],
  },
  OpportunityContactRole: {
    prefix: '00K',
    fields: [...named('Role', 'IsPrimary'), reference('Opportunity', 'Opportunity'), reference('Contact', 'Contact')],
  },
  Product2: { prefix: '01t', fields: named('Name') },
  OpportunityLineItem: {
    prefix: '00k',
    fields: [
      ...named('Quantity'),
      reference('Opportunity', 'Opportunity'),
      { name: 'Product2Id', relationshipName: 'Product2', referenceTo: ['Product2'] },
    ],
  },
  Contract: {
    prefix: '800',
    fields: [
      ...named('StartDate', 'EndDate', 'Status', 'ARR__c', 'Seats__c', 'CurrencyIsoCode', 'Notice_Period_Days__c'),
      ...named('Plan__c'),
      reference('Account', 'Account'),
    ],
  },
  Task: {
    prefix: '00T',
    fields: [
      ...named('Subject', 'Status', 'Priority', 'TaskSubtype', 'ActivityDate', 'Agent_Key__c'),
      longText('Description'),
      reference('Account', 'Account'),
      reference('What', ['Account', 'Opportunity']),
      reference('Who', ['Contact', 'Lead']),
      reference('Owner', ['User', 'Group']),
    ],
  },
  Event: {
    prefix: '00U',
    fields: [
      ...named('Subject', 'Type', 'ActivityDate'),
      longText('Description'),
      reference('Account', 'Account'),
      reference('Owner', ['User', 'Group']),
    ],
  },
  Note: {
    prefix: '002',
    fields: [
      ...named('Title', 'Agent_Key__c'),
      longText('Body'),
      reference('Parent', ['Account', 'Contact', 'Opportunity']),
      reference('Owner', 'User'),
    ],
  },
};

/** References without which a record goes. */
const MASTERS: Record<string, string[]> = {
  Contact: ['AccountId'],
  Opportunity: ['AccountId'],
  Contract: ['AccountId'],
  OpportunityContactRole: ['OpportunityId', 'ContactId'],
  OpportunityLineItem: ['OpportunityId'],
  Note: ['ParentId'],
};

/** What an org holds, and how it stamps what changes. */
export class SalesforceOrg {
  private readonly objects = new Map(
    Object.entries(OBJECTS).map(([name, { prefix, fields }]) => [
      name,
      { prefix, fields: [...OWN, ...fields], records: new Map<string, OrgRecord>() },
    ]),
  );
  private count = 0;
  /** The org's clock, which moves by hand: what is written in one second carries one stamp. */
  now = new Date('2026-11-24T08:00:00.000Z');

  passes(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1_000);
  }

  fieldsOf(object: string): OrgField[] | null {
    return this.objects.get(object)?.fields ?? null;
  }

  /** An administrator takes a field away. */
  dropField(object: string, name: string): void {
    const fields = this.kind(object).fields;
    fields.splice(
      fields.findIndex((field) => field.name === name),
      1,
    );
  }

  dropObject(object: string): void {
    this.objects.delete(object);
  }

  records(object: string): OrgRecord[] {
    return [...this.kind(object).records.values()];
  }

  find(id: string): OrgRecord | undefined {
    for (const { prefix, records } of this.objects.values()) if (id.startsWith(prefix)) return records.get(id);
    return undefined;
  }

  create(object: string, fields: Record<string, unknown>): string {
    const { prefix, records } = this.kind(object);
    this.count += 1;
    const Id = `${prefix}${String(this.count).padStart(15, '0')}`;
    const stamp = this.stamp();
    records.set(Id, {
      CreatedDate: stamp,
      ...fields,
      Id,
      IsDeleted: false,
      SystemModstamp: stamp,
      LastModifiedDate: stamp,
    });
    return Id;
  }

  update(id: string, fields: Record<string, unknown>): void {
    const record = this.find(id);
    if (!record) throw new Error(`There is no record ${id}`);
    const stamp = this.stamp();
    Object.assign(record, fields, { SystemModstamp: stamp, LastModifiedDate: stamp });
  }

  /** Into the recycle bin, with what cannot be without it. */
  delete(id: string): void {
    this.update(id, { IsDeleted: true });
    for (const [object, { records }] of this.objects) {
      const master = MASTERS[object] ?? [];
      for (const record of records.values()) {
        if (!record.IsDeleted && master.some((field) => record[field] === id)) this.delete(record.Id);
      }
    }
  }

  /** The loser goes, and what hung on it hangs on the survivor. */
  merge(survivor: string, loser: string): void {
    this.update(loser, { IsDeleted: true, MasterRecordId: survivor });
    this.update(survivor, {});
    for (const { records } of this.objects.values()) {
      for (const record of records.values()) {
        const moved = Object.entries(record).filter(
          ([name, value]) => value === loser && name.endsWith('Id') && name !== 'Id',
        );
        if (moved.length > 0 && record.Id !== loser) {
          this.update(record.Id, Object.fromEntries(moved.map(([name]) => [name, survivor])));
        }
      }
    }
  }

  /** The field at a path, followed through references; undefined where the schema has no such field. */
  read(object: string, record: OrgRecord, path: string): { value: unknown } | undefined {
    const [first = '', ...rest] = path.split('.');
    const fields = this.fieldsOf(object) ?? [];
    if (rest.length === 0) {
      return fields.some(({ name }) => name === first) ? { value: record[first] ?? null } : undefined;
    }
    const field = fields.find(({ relationshipName }) => relationshipName === first);
    if (!field) return undefined;
    const id = record[field.name];
    const target = typeof id === 'string' ? this.find(id) : undefined;
    const type = field.referenceTo?.find(
      (name) => typeof id === 'string' && id.startsWith(OBJECTS[name]?.prefix ?? '-'),
    );
    if (target && type) return this.read(type, target, rest.join('.'));
    const [only = ''] = field.referenceTo ?? [];
    return this.hasPath(only, rest) ? { value: null } : undefined;
  }

  hasPath(object: string, [first = '', ...rest]: readonly string[]): boolean {
    const fields = this.fieldsOf(object) ?? [];
    if (rest.length === 0) return fields.some(({ name }) => name === first);
    const field = fields.find(({ relationshipName }) => relationshipName === first);
    return field?.referenceTo?.some((target) => this.hasPath(target, rest)) ?? false;
  }

  private stamp(): string {
    return `${this.now.toISOString().slice(0, 19)}.000+0000`;
  }

  private kind(object: string) {
    const kind = this.objects.get(object);
    if (!kind) throw new Error(`The org has no object ${object}`);
    return kind;
  }
}
