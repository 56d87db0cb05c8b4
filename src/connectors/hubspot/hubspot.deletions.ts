import { type Change, type Cursor } from '../crm/crm.source';
import { byPosition, instant } from './hubspot.changes';
import { type HubSpotClient } from './hubspot.client';
import { type HubSpotType } from './hubspot.shapes';

/** By how much HubSpot's clocks may disagree among themselves. */
const CLOCKS_MS = 60_000;

/**
 * Objects of a type that were thrown away, as long as HubSpot keeps them in its recycle bin, given out in turn with
 * the living ones. The bin is listed anew for a page that is not certainly older than the listing: what went before the
 * page's last change is then in it, and is not passed over by whoever goes on from there.
 */
export class HubSpotDeletions {
  private waiting: Change[] = [];
  private listedAt: string | null = null;
  private told: Cursor;

  constructor(
    private readonly client: HubSpotClient,
    private readonly type: HubSpotType,
    after: Cursor,
  ) {
    this.told = after;
  }

  /** Those up to a position that has just been read. */
  async upTo(position: Cursor, signal?: AbortSignal): Promise<Change[]> {
    if (this.listedAt === null || position.stamp >= this.listedAt) await this.list(signal);
    const due = this.waiting.filter((change) => byPosition(change, position) <= 0);
    this.waiting = this.waiting.slice(due.length);
    this.told = position;
    return due;
  }

  /** Those behind the last position. */
  async rest(signal?: AbortSignal): Promise<Change[]> {
    if (this.listedAt === null) await this.list(signal);
    return this.waiting;
  }

  private async list(signal?: AbortSignal): Promise<void> {
    const now = await this.client.now(signal);
    const gone: Change[] = [];
    let after: string | undefined;
    do {
      const page = await this.client.list(this.type, { properties: [], after, archived: true }, signal);
      for (const { id, archivedAt, updatedAt } of page.results) {
        const accounts = this.type === 'companies' ? [id] : [];
        gone.push({ what: 'deleted', id, stamp: instant(archivedAt ?? updatedAt), accounts });
      }
      after = page.paging?.next?.after;
    } while (after !== undefined);
    this.waiting = gone.filter((change) => byPosition(this.told, change) < 0).sort(byPosition);
    this.listedAt = new Date(now.getTime() - CLOCKS_MS).toISOString();
  }
}
