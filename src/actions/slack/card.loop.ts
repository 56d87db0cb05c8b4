import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Connections } from '../../connectors/connections';
import { CONNECTIONS } from '../../connectors/connectors.module';
import { SETTINGS, type Settings } from '../../platform/settings/settings';
import { CardBoard } from './card.board';

const LOOK_EVERY_MS = 1_000;

/** Looks after the cards while the application runs, where Slack and a team channel are set up. */
@Injectable()
export class CardLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('slack');
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly board: CardBoard,
    @Inject(CONNECTIONS) private readonly connections: Pick<Connections, 'slack'>,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'connectors'>,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Looks now; while a look is under way, right after it. */
  look(): void {
    const { slack } = this.connections;
    if (this.stopped || !slack || !this.settings.connectors.slack?.channel) return;
    clearTimeout(this.timer);
    const before = this.looking ?? Promise.resolve();
    this.looking = before.then(async () => {
      const found = await this.board.bringUpToDate(slack).catch((error: unknown) => {
        this.log.error(error);
        return 0;
      });
      if (!this.stopped) this.lookSoon(found > 0 ? 0 : LOOK_EVERY_MS);
    });
  }

  private lookSoon(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), delayMs);
  }
}
