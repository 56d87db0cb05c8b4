import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Connections } from '../../connectors/connections';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { PollingLoop } from '../polling.loop';
import { DigestPost } from './digest.post';

/** Tells people of their day when it begins, where Slack is set up. */
@Injectable()
export class DigestLoop extends PollingLoop {
  protected readonly log = new Logger('digest');
  protected readonly everyMs = 30_000;

  constructor(
    private readonly digests: DigestPost,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'slack'>,
  ) {
    super();
  }

  protected get isNeeded(): boolean {
    return this.connections.slack !== null;
  }

  protected async workOff(): Promise<number> {
    const { slack } = this.connections;
    return slack === null ? 0 : this.digests.tellDue(slack);
  }
}
