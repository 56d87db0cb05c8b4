import { Injectable } from '@nestjs/common';
import { CrmSearch, type FoundMaterial } from '../evidence/ports';
import { contactsOf, documentsOf } from '../connectors/crm/handoff.mapper';
import { AccountHomes } from './account.homes';

/** Looks around an account in the systems it is kept in step with, for what its handoff does not contain. */
@Injectable()
export class LiveCrmSearch extends CrmSearch {
  constructor(private readonly homes: AccountHomes) {
    super();
  }

  /** Everybody in a role that the query names, or else everybody; papers that speak of it. @throws OutboundFailure */
  async search(accountId: string, query: string): Promise<FoundMaterial> {
    const found: FoundMaterial = { documents: [], contacts: [] };
    for (const { source, mapping, crmId } of await this.homes.of(accountId)) {
      const around = await source.around(crmId);
      found.contacts.push(...contactsOf(around.contacts, mapping));
      found.documents.push(...documentsOf(around.documents, source.system, mapping));
    }
    return fitting(found, query.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  }
}

function fitting({ documents, contacts }: FoundMaterial, words: readonly string[]): FoundMaterial {
  const speaksOf = (text: string) => words.some((word) => text.toLowerCase().includes(word));
  const inRole = contacts.filter(({ name, title, crmRole }) => speaksOf(`${name} ${title ?? ''} ${crmRole ?? ''}`));
  return {
    documents: documents.filter(({ text }) => speaksOf(text)),
    contacts: inRole.length > 0 ? inRole : contacts,
  };
}
