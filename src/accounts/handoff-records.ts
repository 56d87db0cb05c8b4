import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { type Source } from '../store/account.state';
import { ContactRow, DocumentRow, OpportunityRow } from '../store/entities';
import { type OpportunityDto } from './dto/contract.dto';
import { type ContactDto, type DocumentDto, type PacketDto } from './dto/packet.dto';

type NewDocuments = { received: number; source: Source };

/** Opportunity, contacts and documents of an account, as the client gave them. */
@Injectable()
export class HandoffRecords {
  /** Answers whether anything a reader would look at is new. */
  async write(tx: EntityManager, accountId: string, packet: PacketDto, source: Source): Promise<boolean> {
    const hasOpportunity = packet.opportunity ? await writeOpportunity(tx, accountId, packet.opportunity) : false;
    const hasContacts = packet.contacts ? await writeContacts(tx, accountId, packet.contacts, source) : false;
    return hasOpportunity || hasContacts;
  }

  /** Those of the documents that are not on record as they are sent. */
  async newOf(tx: EntityManager, accountId: string, sent: DocumentDto[]): Promise<DocumentDto[]> {
    if (sent.length === 0) return [];
    const known = await tx.findBy(DocumentRow, { accountId, id: In(sent.map(({ id }) => id)) });
    return sent.filter((document) => {
      const before = known.find(({ id }) => id === document.id);
      return !before || !isDeepStrictEqual(contentOf(before), contentOf(document));
    });
  }

  /** Takes documents of a source away that it does not have any more. Answers whether there were any. */
  async withdraw(tx: EntityManager, accountId: string, ids: string[], source: Source): Promise<boolean> {
    if (ids.length === 0) return false;
    const { affected } = await tx.delete(DocumentRow, { accountId, id: In(ids), source });
    return (affected ?? 0) > 0;
  }

  async writeDocuments(
    tx: EntityManager,
    accountId: string,
    documents: DocumentDto[],
    { received, source }: NewDocuments,
  ): Promise<void> {
    if (documents.length === 0) return;
    const rows = documents.map((document) => ({ accountId, ...contentOf(document), source, received }));
    await tx.upsert(DocumentRow, rows, ['accountId', 'id']);
  }
}

function contentOf({ id, kind, date, author, text }: DocumentDto) {
  return { id, kind, date: date ?? null, author: author ?? null, text };
}

async function writeOpportunity(tx: EntityManager, accountId: string, given: OpportunityDto): Promise<boolean> {
  const before = await tx.findOneBy(OpportunityRow, { accountId });
  const { name = null, stage = null, amount = null, closeDate = null, nextStep = null } = { ...before, ...given };
  const after = { name, stage, amount, closeDate, nextStep };
  if (before && Object.entries(after).every(([field, value]) => before[field as keyof typeof after] === value)) {
    return false;
  }
  await tx.upsert(OpportunityRow, { accountId, ...after, updatedAt: () => 'now()' }, ['accountId']);
  return true;
}

/** Contacts of this source are replaced as a whole; those that others found stay. */
async function writeContacts(
  tx: EntityManager,
  accountId: string,
  given: ContactDto[],
  source: Source,
): Promise<boolean> {
  const all = await tx.find(ContactRow, { where: { accountId }, order: { n: 'ASC' } });
  const before = all.filter((contact) => contact.source === source);
  if (isDeepStrictEqual(before.map(personOf), given.map(personOf))) return false;
  await tx.delete(ContactRow, { accountId, source });
  const first = Math.max(0, ...all.map(({ n }) => n)) + 1;
  const rows = given.map((contact, index) => ({ accountId, n: first + index, ...personOf(contact), source }));
  if (rows.length > 0) await tx.insert(ContactRow, rows);
  return true;
}

function personOf({ name, email, title, crmRole }: ContactDto) {
  return { name, email: email ?? null, title: title ?? null, crmRole: crmRole ?? null };
}
