import { Injectable } from '@nestjs/common';
import { CrmSearch, type FoundMaterial } from '../evidence/ports';
import { contactsOf, documentsOf } from '../connectors/crm/handoff.mapper';
import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { AccountHomes } from './account.homes';

/**
 * Looks around an account in the systems it is kept in step with, for what its handoff does not contain. What they told
 * of the account itself is on record and was read before anybody searched.
 */
@Injectable()
export class LiveCrmSearch extends CrmSearch {
  constructor(private readonly homes: AccountHomes) {
    super();
  }

  /**
   * Everybody in a role that the query names, or else everybody; papers that speak of it. One system that is away does
   * not keep the others from answering. @throws OutboundFailure when nothing was found and a system could not be asked
   */
  async search(accountId: string, query: string, signal: AbortSignal): Promise<FoundMaterial> {
    const all: FoundMaterial = { documents: [], contacts: [] };
    let failure: OutboundFailure | undefined;
    for (const { source, mapping, crmId } of await this.homes.of(accountId)) {
      try {
        const around = await source.around(crmId, signal);
        all.contacts.push(...contactsOf(around.contacts, mapping));
        all.documents.push(...documentsOf(around.documents, source.system, mapping));
      } catch (error) {
        if (signal.aborted || !(error instanceof OutboundFailure)) throw error;
        failure = error;
      }
    }
    const found = fitting(all, query.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
    if (failure && found.contacts.length + found.documents.length === 0) throw failure;
    return found;
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
