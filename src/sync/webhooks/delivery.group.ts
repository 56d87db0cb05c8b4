import { type Delivery } from '../hint.queue';

interface Waiting {
  deliveries: readonly Delivery[];
  resolve: (fresh: number) => void;
  reject: (error: unknown) => void;
}

/** What comes while something else is being stored is stored after it, all with one write. */
export class DeliveryGroup {
  private waiting: Waiting[] = [];
  private isStoring = false;

  /** @param store answers the keys that came for the first time */
  constructor(private readonly store: (deliveries: readonly Delivery[]) => Promise<Set<string>>) {}

  /** Stored when it resolves, with how many of the deliveries are new. */
  add(deliveries: readonly Delivery[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ deliveries, resolve, reject });
      if (!this.isStoring) void this.storeAll();
    });
  }

  private async storeAll(): Promise<void> {
    this.isStoring = true;
    for (let group = this.waiting; group.length > 0; group = this.waiting) {
      this.waiting = [];
      try {
        const fresh = await this.store(group.flatMap(({ deliveries }) => deliveries));
        // Of two that say the same the first one is new.
        for (const { deliveries, resolve } of group) resolve(deliveries.filter(({ key }) => fresh.delete(key)).length);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.isStoring = false;
  }
}
