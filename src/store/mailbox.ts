import { type Incoming, type Outcome } from './account.turn';
import { groupByAccount } from './group-by-account';

/** Something that came in for an account, and whoever waits for its outcome. */
export interface Letter {
  accountId: string;
  incoming: Incoming;
  /** How often it was decided and then found that somebody else had changed the account. */
  conflicts: number;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

/** The letters of each account in a batch, in their order of arrival. */
export type Batch = Map<string, Letter[]>;

export interface MailboxLimits {
  /** Batches at work at the same time, those that are held up left out. */
  flights: number;
  /** The same with those that are held up. */
  connections: number;
  /** A batch that takes longer is held up: by a slow disk, or by a transaction that holds one of its accounts locked. */
  heldUpAfterMs: number;
  /** Accounts in one batch. */
  accounts: number;
  /** Letters of one account in one batch. */
  letters: number;
  /** Accounts that make a batch worth its cost while another is at work. */
  worthwhile: number;
}

/**
 * One queue for each account, and batches across accounts: the more wait, the more of them share one write and one commit.
 * An account is in one batch at a time, so its letters keep their order.
 */
export class Mailbox {
  private readonly waiting = new Map<string, Letter[]>();
  private readonly busy = new Set<string>();
  private flights = 0;
  private heldUp = 0;
  private collecting = false;

  /** `deliver` settles every letter of the batch, or gives back those that have to be decided again. */
  constructor(
    private readonly deliver: (batch: Batch) => Promise<Letter[]>,
    private readonly limits: MailboxLimits,
  ) {}

  post(accountId: string, incoming: Incoming): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.queue({ accountId, incoming, conflicts: 0, resolve, reject });
      this.collect();
    });
  }

  private queue(letter: Letter): void {
    const queue = this.waiting.get(letter.accountId);
    if (queue) queue.push(letter);
    else this.waiting.set(letter.accountId, [letter]);
  }

  /** Waits for whatever else arrives in this turn of the event loop. */
  private collect(): void {
    if (this.collecting) return;
    this.collecting = true;
    setImmediate(() => {
      this.collecting = false;
      this.send();
    });
  }

  private send(): void {
    const ready = [...this.waiting.keys()].filter((id) => !this.busy.has(id));
    const { accounts, worthwhile } = this.limits;
    while (this.free() > 0 && ready.length >= this.fewest()) {
      const batches = Math.min(this.free(), Math.max(1, Math.floor(ready.length / worthwhile)));
      void this.fly(this.take(ready.splice(0, Math.min(Math.ceil(ready.length / batches), accounts))));
    }
  }

  private free(): number {
    const { flights, connections } = this.limits;
    return Math.min(flights + this.heldUp, connections) - this.flights;
  }

  /** Few that wait go together when the batch before them is back; one that is held up keeps nobody waiting. */
  private fewest(): number {
    return this.flights > this.heldUp ? this.limits.worthwhile : 1;
  }

  private take(accountIds: string[]): Batch {
    // Every batch locks its accounts in the same order, so that two instances do not wait for each other.
    return new Map(
      accountIds.sort().map((id) => {
        const queue = this.waiting.get(id) ?? [];
        const letters = queue.splice(0, this.limits.letters);
        if (queue.length === 0) this.waiting.delete(id);
        this.busy.add(id);
        return [id, letters];
      }),
    );
  }

  private async fly(batch: Batch): Promise<void> {
    this.flights += 1;
    let isHeldUp = false;
    const watch = setTimeout(() => {
      isHeldUp = true;
      this.heldUp += 1;
      this.collect();
    }, this.limits.heldUpAfterMs);
    const again = await this.deliver(batch);
    clearTimeout(watch);
    if (isHeldUp) this.heldUp -= 1;
    this.flights -= 1;
    for (const id of batch.keys()) this.busy.delete(id);
    for (const [id, letters] of groupByAccount(again)) {
      this.waiting.set(id, [...letters, ...(this.waiting.get(id) ?? [])]);
    }
    if (this.waiting.size > 0) this.collect();
  }
}
