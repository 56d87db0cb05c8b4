import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Connections } from '../../connectors/connections';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { PollingLoop } from '../polling.loop';
import { CardBoard } from './card.board';

/** Looks after the cards, where Slack and a team channel are set up. */
@Injectable()
export class CardLoop extends PollingLoop {
  protected readonly log = new Logger('slack');
  protected readonly everyMs = 1_000;

  constructor(
    private readonly board: CardBoard,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'slack'>,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'connectors'>,
  ) {
    super();
  }

  protected get isNeeded(): boolean {
    return this.connections.slack !== null && this.settings.connectors.slack?.channel !== undefined;
  }

  protected async workOff(): Promise<number> {
    const { slack } = this.connections;
    return slack === null ? 0 : this.board.bringUpToDate(slack);
  }
}
