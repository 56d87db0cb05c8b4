import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { groupBy, inParts } from '../platform/lists';
import { type CrmSystem } from '../connectors/crm/crm.source';
import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { Metrics } from '../platform/operations/metrics';
import { Rounds } from '../platform/operations/rounds';
import { type SyncHint } from '../store/entities';
import { AccountIntake } from './account.intake';
import { Crms } from './crms';
import { ACCOUNT_ITSELF, HintQueue } from './hint.queue';
import { RawRecords } from './raw-records';

const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 500;
const BATCH = 100;
/** The next walk finds what nobody could be told of. */
const ATTEMPTS = 10;

/** Reads the accounts again behind whatever is said to have changed. Any number of instances may do so. */
@Injectable()
export class HintLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('sync');
  private readonly stopping = new AbortController();
  private readonly delay: Histogram<'system'>;
  /** Of each system its own: none waits for another one that answers slowly. */
  private readonly looks = new Map<CrmSystem, Rounds>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly hints: HintQueue,
    private readonly crms: Crms,
    private readonly records: RawRecords,
    private readonly intake: AccountIntake,
    { registry }: Metrics,
  ) {
    this.delay = new Histogram({
      name: 'sync_hint_seconds',
      help: 'From a system saying that a record changed to its account being in step',
      labelNames: ['system'],
      buckets: [0.1, 0.25, 0.5, 1, 2, 5, 30, 300],
      registers: [registry],
    });
  }

  /** Other instances take calls too, and tell only the database. */
  onApplicationBootstrap(): void {
    const look = () => this.crms.systems.forEach((system) => this.look(system));
    if (this.crms.systems.length > 0) this.timer = setInterval(look, LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    for (const looks of this.looks.values()) await looks.ended();
  }

  /** Looks now; while a look is under way, right after it. */
  look(system: CrmSystem): void {
    const looks = this.looks.get(system) ?? new Rounds(() => this.workOff(system), this.stopping.signal);
    this.looks.set(system, looks);
    void looks.ask();
  }

  private async workOff(system: CrmSystem): Promise<void> {
    try {
      const hints = await this.hints.claim(system, AT_ONCE);
      if (hints.length === 0) return;
      await this.follow(system, hints);
      this.look(system);
    } catch (error) {
      this.log.error(error);
    }
  }

  private async follow(system: CrmSystem, hints: SyncHint[]): Promise<void> {
    try {
      await this.readBehind(system, hints);
      await this.hints.done(hints);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      if (error instanceof OutboundFailure) this.log.warn(error.message);
      else this.log.error(error);
      await this.hints.done(hints.filter(({ attempts }) => attempts >= ATTEMPTS));
    }
  }

  private async readBehind(system: CrmSystem, hints: SyncHint[]): Promise<void> {
    const crm = this.crms.of(system);
    const accounts = new Set<string>();
    for (const [object, some] of groupBy(hints, (hint) => hint.object)) {
      const ids = some.map(({ id }) => id);
      const [named, holders] = await Promise.all([
        object === ACCOUNT_ITSELF ? ids : crm.source.accountsOf(object, ids, this.stopping.signal),
        this.records.seen(system, object, ids),
      ]);
      for (const account of [...named, ...holders.filter(({ gone }) => !gone).map(({ crmId }) => crmId)])
        accounts.add(account);
    }
    for (const batch of inParts([...accounts], BATCH)) {
      const { overtaken, refused } = await this.intake.take(crm, batch, this.stopping.signal);
      await this.hints.add(system, ACCOUNT_ITSELF, overtaken);
      for (const { crmId, reason } of refused) this.log.warn(`${system} ${crmId} was not taken: ${reason}`);
    }
    for (const { at } of hints) this.delay.observe({ system }, (Date.now() - at.getTime()) / 1_000);
  }
}
