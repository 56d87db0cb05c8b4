import { isDeepStrictEqual } from 'node:util';
import { type PacketDto } from '../accounts/dto/packet.dto';
import { type MappedHandoff } from '../connectors/crm/handoff.mapper';
import { SEGMENTS } from '../policy/policy.types';

/** The account as it is on record. */
export interface OnRecord {
  externalId: string;
  name: string;
  segment: string;
}

/** What is to be written of an account, and the papers that are not there any more. */
export interface Changes {
  packet: PacketDto;
  withdrawn: string[];
}

/** Everything, for an account that is opened. */
export function packetOf(
  externalId: string,
  { account, contract, opportunity, contacts, documents }: MappedHandoff,
): PacketDto {
  const { name, segment, industry, fit } = account;
  return {
    account: { externalId, name, segment, industry, fit, csm: colleague(account, 'csm'), ae: colleague(account, 'ae') },
    contract,
    opportunity,
    contacts,
    documents,
  };
}

/**
 * Only what the systems say otherwise than before: what a person or a document has corrected meanwhile stays until they
 * change it. `before` is null for an account that came another way; what the systems leave open then stays as it is.
 */
export function changesOf(before: MappedHandoff | null, after: MappedHandoff, onRecord: OnRecord): Changes {
  const packet = packetOf(onRecord.externalId, after);
  const earlier = before && packetOf(onRecord.externalId, before);
  const { name, segment } = after.account;
  const account = moved(earlier?.account ?? null, packet.account);
  const papers = new Set(after.documents.map(({ id }) => id));
  return {
    packet: {
      account: {
        ...account,
        externalId: onRecord.externalId,
        name: before?.account.name === name ? onRecord.name : name,
        segment: before?.account.segment === segment ? segmentOf(onRecord, segment) : segment,
      },
      contract: moved(earlier?.contract ?? null, after.contract),
      opportunity: unlessEmpty(moved(earlier?.opportunity ?? null, after.opportunity)),
      ...(isDeepStrictEqual(before?.contacts, after.contacts) ? {} : { contacts: after.contacts }),
      documents: after.documents.filter((paper) => !before?.documents.some((old) => isDeepStrictEqual(old, paper))),
    },
    withdrawn: before?.documents.map(({ id }) => id).filter((id) => !papers.has(id)) ?? [],
  };
}

/** The fields that have another value than before; without a before, those that are filled. */
function moved<Part extends object>(before: object | null, after: Part): Partial<Part> {
  const known = new Map(Object.entries(before ?? {}));
  const fields = Object.entries(after).filter(([field, value]) =>
    before === null ? isFilled(value) : !isDeepStrictEqual(known.get(field), value),
  );
  return Object.fromEntries(fields) as Partial<Part>;
}

function unlessEmpty<Part extends object>(part: Part): Part | undefined {
  return Object.keys(part).length > 0 ? part : undefined;
}

function isFilled(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function segmentOf({ segment }: OnRecord, otherwise: MappedHandoff['account']['segment']) {
  return SEGMENTS.find((known) => known === segment) ?? otherwise;
}

function colleague(account: MappedHandoff['account'], who: 'csm' | 'ae') {
  const [name, email] = who === 'csm' ? [account.csmName, account.csmEmail] : [account.aeName, account.aeEmail];
  return name === null ? null : { name, email };
}
