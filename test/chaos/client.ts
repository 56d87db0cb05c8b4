import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { pause, type ServerProcess } from './server.process';

const Account = z.object({
  id: z.string(),
  externalId: z.string(),
  state: z.string(),
  waitsFor: z.object({ who: z.string() }).nullable(),
});
const History = z.object({ items: z.array(z.object({ eventId: z.string() })), nextCursor: z.number().nullable() });
const Import = z.object({ id: z.string(), status: z.string(), done: z.number() });
const Packet = z.looseObject({ account: z.looseObject({ externalId: z.string() }) });
const packets = join(__dirname, '../../src/demo/packets');
const ACCOUNTS_IN_AN_IMPORT = 5;
const DAYS_OF_USAGE = 3_000;
const DAY_MS = 86_400_000;

/**
 * Somebody who works with the product while it is being killed. What was acknowledged is remembered; what was not is
 * sent again, under the same event id, until it is.
 */
export class Client {
  readonly acknowledged: { account: string; eventId: string }[] = [];
  readonly imports: string[] = [];
  private sent = 0;
  private stopping = false;

  constructor(private readonly api: string) {}

  /** Sample accounts under names of their own, with years of usage, as one NDJSON import that takes its time. */
  async importAccounts(batch: string): Promise<string> {
    const named = readPackets()
      .slice(0, ACCOUNTS_IN_AN_IMPORT)
      .map((packet) => renamed(packet, batch));
    const usage = named.flatMap(({ account }) => usageOf(account.externalId));
    const lines = [...named, ...usage].map((row) => JSON.stringify(row));
    const form = new FormData();
    form.append('file', new Blob([lines.join('\n')]), `${batch}.ndjson`);
    const { id } = Import.parse(await this.insist(() => fetch(`${this.api}/imports`, { method: 'POST', body: form })));
    this.imports.push(id);
    return id;
  }

  async importStatus(id: string): Promise<string> {
    return Import.parse(await this.insist(() => fetch(`${this.api}/imports/${id}`))).status;
  }

  /** Creates an account and goes on changing it until told to stop. */
  async work(externalId: string): Promise<void> {
    const [packet] = readPackets();
    const body = packet && { ...packet, account: { ...packet.account, externalId } };
    const id = await this.handOver(body ?? {});
    while (!this.stopping) await this.sendEvent(id);
  }

  /** Hands an account over and gives its id. */
  async handOver(packet: object): Promise<string> {
    return Account.parse(await this.insist(() => this.post('/accounts', packet))).id;
  }

  /** Waits until everything that was begun has come to its end, twice in a row. */
  async untilIdle(server: ServerProcess): Promise<void> {
    for (let idle = 0; idle < 2;) {
      await pause(1_000);
      const statuses = await Promise.all(this.imports.map((id) => this.importStatus(id)));
      const due = (await server.readiness())?.due;
      idle = due === 0 && statuses.every((status) => status === 'done') ? idle + 1 : 0;
    }
  }

  stop(): void {
    this.stopping = true;
  }

  async accounts(): Promise<z.infer<typeof Account>[]> {
    const all: z.infer<typeof Account>[] = [];
    const Page = z.object({ items: z.array(Account), nextCursor: z.string().nullable() });
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '?limit=200' : `?limit=200&cursor=${encodeURIComponent(cursor)}`;
      const page: z.infer<typeof Page> = Page.parse(await this.insist(() => fetch(`${this.api}/accounts${query}`)));
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all;
  }

  async history(account: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const url: string = `${this.api}/accounts/${account}/history?limit=200&cursor=${cursor}`;
      const page: z.infer<typeof History> = History.parse(await this.insist(() => fetch(url)));
      ids.push(...page.items.map(({ eventId }) => eventId));
      cursor = page.nextCursor;
    }
    return ids;
  }

  private async sendEvent(account: string): Promise<void> {
    this.sent += 1;
    const eventId = `chaos-${this.sent}`;
    const event = { eventId, type: 'contract.changed', contract: { seats: 100 + (this.sent % 400) } };
    await this.insist(() => this.post(`/accounts/${account}/events`, event));
    this.acknowledged.push({ account, eventId });
    await pause(200);
  }

  private post(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return fetch(this.api + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Repeats a request until the server answers it; a refusal is an error of this script. */
  private async insist(request: () => Promise<Response>): Promise<unknown> {
    for (;;) {
      try {
        const answer = await request();
        if (answer.ok) return await answer.json();
        if (answer.status < 500) throw new Refused(`${answer.status} ${await answer.text()}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
      await pause(100);
    }
  }
}

class Refused extends Error {}

function readPackets(): z.infer<typeof Packet>[] {
  return readdirSync(packets).map((file) => Packet.parse(JSON.parse(readFileSync(join(packets, file), 'utf8'))));
}

function renamed(packet: z.infer<typeof Packet>, batch: string): z.infer<typeof Packet> {
  return { ...packet, account: { ...packet.account, externalId: `${packet.account.externalId}-${batch}` } };
}

function usageOf(account: string): object[] {
  return Array.from({ length: DAYS_OF_USAGE }, (_, day) => {
    const date = new Date(Date.UTC(2018, 0, 1) + day * DAY_MS).toISOString().slice(0, 10);
    return { account, date, activeUsers: 40 + (day % 7), sessions: 100, events: { report: day % 5 } };
  });
}
