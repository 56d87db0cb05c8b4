import { Inject, Injectable } from '@nestjs/common';
import { type Connections } from '../connectors/connections';
import { CONNECTIONS } from '../connectors/connectors.module';
import { contactsOf } from '../connectors/crm/handoff.mapper';
import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { type DossierContact } from '../evidence/dossier.types';
import { samePerson } from '../evidence/names';
import { PeopleDirectory } from '../evidence/ports';
import { AccountHomes } from './account.homes';
import { Links } from './links';

/** Looks a person up in the systems the account is kept in step with, and only then in a directory outside. */
@Injectable()
export class LivePeopleDirectory extends PeopleDirectory {
  constructor(
    private readonly homes: AccountHomes,
    private readonly links: Links,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'people'>,
  ) {
    super();
  }

  /** @throws OutboundFailure when nobody was found and a system could not be asked */
  async lookUp(accountId: string, name: string, signal: AbortSignal): Promise<DossierContact[]> {
    const { people, failure } = await this.inCrms(accountId, name, signal);
    if (people.length > 0) return people;
    const { people: outside } = this.connections;
    const company = (await this.links.accounts([accountId])).get(accountId)?.name;
    const found = outside && company !== undefined ? await outside.find({ name, company }, signal) : [];
    if (found.length === 0 && failure) throw failure;
    return found;
  }

  /** Whoever has an address there; one system that is away does not keep the others from answering. */
  private async inCrms(
    accountId: string,
    name: string,
    signal: AbortSignal,
  ): Promise<{ people: DossierContact[]; failure?: Error }> {
    const people: DossierContact[] = [];
    let failure: Error | undefined;
    for (const { source, mapping, crmId } of await this.homes.of(accountId)) {
      try {
        people.push(...contactsOf(await source.people(crmId, name, signal), mapping));
      } catch (error) {
        if (signal.aborted || !(error instanceof OutboundFailure)) throw error;
        failure = error;
      }
    }
    return { people: people.filter((person) => person.email !== null && samePerson(person.name, name)), failure };
  }
}
