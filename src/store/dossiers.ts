import { z } from 'zod';
import { type DataSource, type EntityManager } from 'typeorm';
import { oneOfEach } from '../evidence/contacts';
import { type Dossier } from '../evidence/dossier.types';
import { Dossiers } from '../evidence/ports';
import { SEGMENTS } from '../policy/policy.types';
import { AccountNotFound } from './account.errors';
import { type BusinessDate } from './business-date';
import { AccountRow, ContactRow, ContractRow, DocumentRow, OpportunityRow, StatedAnchorRow } from './entities';

const Segment = z.enum(SEGMENTS).nullable().catch(null);

/** Puts together what is on record about an account, for whoever reads it. */
export class StoredDossiers extends Dossiers {
  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
  ) {
    super();
  }

  /** @throws AccountNotFound */
  async load(accountId: string, manager: EntityManager = this.db.manager): Promise<Dossier> {
    const row = await manager.findOneBy(AccountRow, { id: accountId });
    if (!row) throw new AccountNotFound(accountId);
    const contract = await manager.findOneBy(ContractRow, { accountId });
    const opportunity = await manager.findOneBy(OpportunityRow, { accountId });
    const contacts = await manager.find(ContactRow, { where: { accountId }, order: { n: 'ASC' } });
    const documents = await manager.find(DocumentRow, { where: { accountId }, order: { received: 'ASC', id: 'ASC' } });
    const stated = await manager.find(StatedAnchorRow, { where: { accountId }, order: { key: 'ASC' } });
    return {
      today: await this.dates.today(manager),
      account: accountOf(row),
      contract: contractOf(contract),
      opportunity: opportunity && {
        name: opportunity.name,
        stage: opportunity.stage,
        amount: opportunity.amount,
        closeDate: opportunity.closeDate,
        nextStep: opportunity.nextStep,
      },
      contacts: oneOfEach(contacts.map(({ name, email, title, crmRole }) => ({ name, email, title, crmRole }))),
      documents: documents.map(({ id, kind, date, author, text }) => ({ id, kind, date, author, text })),
      statedAnchors: stated.map(({ key, value, statedBy, at }) => ({ key, value, by: statedBy, at: at.toISOString() })),
    };
  }
}

function accountOf(row: AccountRow): Dossier['account'] {
  return {
    externalId: row.externalId,
    name: row.name,
    segment: Segment.parse(row.segment),
    industry: row.industry,
    csm: row.ownerName === null ? null : { name: row.ownerName, email: row.ownerEmail },
    ae: row.aeName === null ? null : { name: row.aeName, email: row.aeEmail },
  };
}

/** A field that was filled from a reading is no source of its own: read again, it would bear witness to itself. */
function contractOf(row: ContractRow | null): Dossier['contract'] {
  const own = <Field extends 'arr' | 'currency' | 'seats' | 'startDate' | 'renewalDate' | 'noticePeriodDays'>(
    field: Field,
  ) => (row === null || Object.hasOwn(row.filledFrom, field) ? null : row[field]);
  return {
    arr: own('arr'),
    currency: own('currency'),
    seats: own('seats'),
    startDate: own('startDate'),
    renewalDate: own('renewalDate'),
    noticePeriodDays: own('noticePeriodDays'),
    plan: row?.plan ?? null,
    entitlements: row?.entitlements ?? [],
  };
}
