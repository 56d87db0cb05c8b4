import { Inject, Injectable } from '@nestjs/common';
import { type Connections } from '../connectors/connections';
import { CONNECTIONS } from '../connectors/connectors.module';
import { type CrmSource, type CrmSystem } from '../connectors/crm/crm.source';
import { type FieldMapping } from '../connectors/crm/field-mapping';

/** A system of record, and which of its fields say what. */
export interface Crm {
  source: CrmSource;
  mapping: FieldMapping;
}

/** The system is not set up here. */
export class NotConnected extends Error {
  constructor(
    readonly system: string,
    readonly connected: readonly string[],
  ) {
    super(`${system} is not connected; connected are: ${connected.join(', ') || 'none'}`);
  }
}

/** The systems of record that are set up. */
@Injectable()
export class Crms {
  constructor(@Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'crms'>) {}

  get systems(): CrmSystem[] {
    return this.connections.crms.sources.map(({ system }) => system);
  }

  /** @throws NotConnected */
  of(system: string): Crm {
    const { sources, mapping } = this.connections.crms;
    const source = sources.find((each) => each.system === system);
    if (!source) throw new NotConnected(system, this.systems);
    return { source, mapping };
  }
}
