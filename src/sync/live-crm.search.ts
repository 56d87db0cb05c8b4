import { Injectable } from '@nestjs/common';
import { CrmSearch, type FoundMaterial } from '../evidence/ports';
import { contactsOf, documentsOf } from '../connectors/crm/handoff.mapper';
import { Crms } from './crms';
import { Links } from './links';

/** Looks around an account in the systems it is kept in step with, for what its handoff does not contain. */
@Injectable()
export class LiveCrmSearch extends CrmSearch {
  constructor(
    private readonly crms: Crms,
    private readonly links: Links,
  ) {
    super();
  }

  /** Everybody in a role that the query names, or else everybody; papers that speak of it. @throws OutboundFailure */
  async search(accountId: string, query: string): Promise<FoundMaterial> {
    const found: FoundMaterial = { documents: [], contacts: [] };
    for (const { system, crmId, goneAt } of await this.links.ofAccount(accountId)) {
      if (goneAt !== null || !this.crms.systems.some((connected) => connected === system)) continue;
      const { source, mapping } = this.crms.of(system);
      const own = mapping.systems[source.system];
      if (!own) continue;
      const around = await source.around(crmId);
      found.contacts.push(...contactsOf(around.contacts, own));
      found.documents.push(...documentsOf(around.documents, source.system, own));
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
