import { type FastifyInstance } from 'fastify';
import { html, type Html } from './html';

/** Servers that hold the business date at a day; the others go with the calendar. */
const HELD = new WeakMap<FastifyInstance, string>();

export function holdDate(server: FastifyInstance, date: string): void {
  HELD.set(server, date);
}

export function heldDateOf(server: FastifyInstance): string | null {
  return HELD.get(server) ?? null;
}

/** Says once, above every page, why the dates on it follow two calendars. */
export function heldDateNote(held: string, now: Date, dateOf: (moment: string) => string): Html {
  return html`<aside class="held" aria-label="Dates on this page">
    Sample time: this server holds the business date at <b>${dateOf(held)}</b>. Scores, due dates and documents go by
    it; approvals, reminders and what people do go by the clock, today ${dateOf(now.toISOString().slice(0, 10))}.
  </aside>`;
}
