import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { Histogram } from 'prom-client';
import { inParts } from '../connectors/resilience/in-parts';
import { OutboundFailure } from '../connectors/resilience/outbound.failure';
import { Metrics } from '../platform/operations/metrics';
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
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;
  private isAskedAgain = false;

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

  onApplicationBootstrap(): void {
    if (this.crms.systems.length > 0) this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.looking;
  }

  @Cron(CronExpression.EVERY_HOUR)
  forgetOldDeliveries(): Promise<void> {
    return this.hints.forgetOldDeliveries().catch((error: unknown) => this.log.error(error));
  }

  /** Looks now; while a look is under way, right after it. */
  look(): void {
    this.isAskedAgain = true;
    this.looking ??= this.workOff().finally(() => {
      this.looking = undefined;
      if (!this.stopping.signal.aborted) this.timer = setTimeout(() => this.look(), LOOK_EVERY_MS).unref();
    });
  }

  private async workOff(): Promise<void> {
    clearTimeout(this.timer);
    while (this.isAskedAgain && !this.stopping.signal.aborted) {
      this.isAskedAgain = false;
      try {
        const hints = await this.hints.claim(AT_ONCE);
        for (const [system, some] of groupBy(hints, (hint) => hint.system)) await this.follow(system, some);
        if (hints.length > 0) this.isAskedAgain = true;
      } catch (error) {
        this.log.error(error);
      }
    }
  }

  private async follow(system: string, hints: SyncHint[]): Promise<void> {
    try {
      if (this.crms.systems.some((connected) => connected === system)) await this.readBehind(system, hints);
      await this.hints.done(hints);
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      if (error instanceof OutboundFailure) this.log.warn(error.message);
      else this.log.error(error);
      await this.hints.done(hints.filter(({ attempts }) => attempts >= ATTEMPTS));
    }
  }

  private async readBehind(system: string, hints: SyncHint[]): Promise<void> {
    const crm = this.crms.of(system);
    const accounts = new Set<string>();
    for (const [object, some] of groupBy(hints, (hint) => hint.object)) {
      const ids = some.map(({ id }) => id);
      const named = object === ACCOUNT_ITSELF ? ids : await crm.source.accountsOf(object, ids, this.stopping.signal);
      const holders = await this.records.seen(crm.source.system, object, ids);
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

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
