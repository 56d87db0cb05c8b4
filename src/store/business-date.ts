import { type EntityManager } from 'typeorm';
import { databaseTime } from './database.time';

export interface CalendarSettings {
  /** IANA zone whose calendar the business keeps. */
  timeZone: string;
  /** Fixes the business date, for demonstrations and backtests. */
  businessDate?: string;
}

/** Which calendar date an instant is for the business. */
export class BusinessDate {
  private readonly format: Intl.DateTimeFormat;
  private readonly clock: Intl.DateTimeFormat;

  constructor(private readonly settings: CalendarSettings) {
    const { timeZone } = settings;
    // The Swedish way of writing a date is ISO 8601.
    this.format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    this.clock = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
  }

  /** ISO date of an instant. */
  of(instant: Date): string {
    return this.settings.businessDate ?? this.onCalendar(instant);
  }

  /** ISO date of an instant, also where the business date is fixed: what people did is stamped by the clock. */
  onCalendar(instant: Date): string {
    return this.format.format(instant);
  }

  /** The business date, by the clock of the database. */
  async today(tx: EntityManager): Promise<string> {
    return this.of(await databaseTime(tx));
  }

  /** The day on the calendar, by the clock of the database. */
  async calendarDay(tx: EntityManager): Promise<string> {
    return this.onCalendar(await databaseTime(tx));
  }

  /** Whether the clocks of the business show `time` (HH:MM) or later. A fixed day stands at its end. */
  isPast(time: string, instant: Date): boolean {
    return this.settings.businessDate !== undefined || this.clock.format(instant) >= time;
  }
}
