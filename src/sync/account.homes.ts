import { Injectable } from '@nestjs/common';
import { type CrmSource } from '../connectors/crm/crm.source';
import { type SystemMapping } from '../connectors/crm/field-mapping';
import { Crms } from './crms';
import { Links } from './links';

/** A record that stands for an account in a system that is connected and read by a mapping. */
export interface AccountHome {
  source: CrmSource;
  mapping: SystemMapping;
  crmId: string;
}

/** Where an account is at home in the systems it is kept in step with. */
@Injectable()
export class AccountHomes {
  constructor(
    private readonly crms: Crms,
    private readonly links: Links,
  ) {}

  async of(accountId: string): Promise<AccountHome[]> {
    const links = await this.links.ofAccount(accountId);
    return links.flatMap(({ system, crmId, goneAt }) => {
      if (goneAt !== null || !this.crms.systems.some((connected) => connected === system)) return [];
      const { source, mapping } = this.crms.of(system);
      const own = mapping.systems[source.system];
      return own ? [{ source, mapping: own, crmId }] : [];
    });
  }
}
