import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Connections } from '../../connectors/connections';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { PollingLoop } from '../polling.loop';
import { DigestPost } from './digest.post';

/** Tells people of their day when it begins, where Slack or a mail server is set up. */
@Injectable()
export class DigestLoop extends PollingLoop {
  protected readonly log = new Logger('digest');
  protected readonly everyMs = 30_000;

  constructor(
    private readonly digests: DigestPost,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'slack' | 'colleagues'>,
  ) {
    super();
  }

  protected get isNeeded(): boolean {
    return this.connections.slack !== null || this.connections.colleagues !== null;
  }

  protected workOff(): Promise<number> {
    return this.digests.tellDue(this.connections);
  }
}
