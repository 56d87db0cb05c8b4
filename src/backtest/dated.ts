import {
  active28,
  active28Row,
  alarms,
  health,
  loginRow,
  muraRow,
  muriRow,
  mura,
  muri,
  trend,
  utilisation,
  weekdayRows,
  weekLevels,
  type Signals,
  type UsageSeries,
} from '../scoring';
import { daysBetween, dayNumber, toDate } from '../calendar/calendar';
import { caseOf, type Case } from './cases';
import { cell, numberIn, type Row } from './cross-section';
import { type Dated } from './mapping';

/** Days before the decision on which each account is scored, with nothing of what came after. */
export const LEADS = [90, 60] as const;

export interface DatedRows {
  usage: readonly Row[];
  accounts: readonly Row[];
  tickets: readonly Row[] | null;
}

interface History {
  id: string;
  isLost: boolean;
  customerSince: string;
  decidedOn: string;
  seats: number | null;
  usage: { date: string; activeUsers: number }[];
  tickets: { openedOn: string; priority: string }[];
}

const UNKNOWN_MONEY = { arr: null, currency: null };

/** Scores every account as it stood that many days before its renewal was decided. */
export function datedCases(rows: DatedRows, mapping: Dated, lead: number): Case[] {
  const since =
    rows.tickets === null ? null : earliest(rows.tickets.map((row) => cell(row, mapping.tickets?.openedOn ?? '')));
  return historiesOf(rows, mapping).map((history) => scoreThen(history, since, lead));
}

function historiesOf({ usage, accounts, tickets }: DatedRows, mapping: Dated): History[] {
  const usageOf = grouped(usage, mapping.usage.account);
  const ticketsOf = grouped(tickets ?? [], mapping.tickets?.account ?? '');
  const { id, customerSince, decidedOn, seats, outcome } = mapping.accounts;
  return accounts.map((row) => ({
    id: cell(row, id),
    isLost: outcome.lost.includes(cell(row, outcome.column)),
    customerSince: cell(row, customerSince),
    decidedOn: cell(row, decidedOn),
    seats: seats === undefined ? null : numberIn(row, seats),
    usage: (usageOf.get(cell(row, id)) ?? []).flatMap((day) => {
      const activeUsers = numberIn(day, mapping.usage.activeUsers);
      return activeUsers === null ? [] : [{ date: cell(day, mapping.usage.date), activeUsers }];
    }),
    tickets: (ticketsOf.get(cell(row, id)) ?? []).map((ticket) => ({
      openedOn: cell(ticket, mapping.tickets?.openedOn ?? ''),
      priority: mapping.tickets?.priority ? cell(ticket, mapping.tickets.priority) : '',
    })),
  }));
}

/** Whether a ticket was still open then is not on record, so no alarm is raised from tickets. */
function scoreThen(history: History, ticketsSince: string | null, lead: number): Case {
  const asOf = toDate(dayNumber(history.decidedOn) - lead);
  const known = history.usage.filter(({ date }) => date < asOf);
  const opened = history.tickets.map(({ openedOn }) => openedOn).filter((date) => date < asOf);
  const usage = seriesOf(known);
  const people = active28({ asOf, usage: active28Row(usage, asOf) });
  const licence = utilisation({ asOf, customerSince: history.customerSince, seats: history.seats, active28: people });
  const change = trend(weekdayRows(usage, asOf));
  const steadiness = mura(muraRow(weekLevels(usage, asOf)), UNKNOWN_MONEY);
  const load = muri(muriRow({ observedSince: ticketsSince, opened }, asOf), UNKNOWN_MONEY);
  const signals: Signals = {
    utilisation: {
      value: licence.value,
      quality: licence.quality,
      ...(licence.tenure ? { tenure: licence.tenure } : {}),
    },
    usageTrend: change,
    consistency: steadiness,
    ticketLoad: load,
    daysToRenewal: { value: daysBetween(asOf, history.decidedOn) },
  };
  const { hardRed } = alarms({
    asOf,
    customerSince: history.customerSince,
    logins: loginRow(usage, asOf),
    health: health({ signals }),
    trend: change.value,
  });
  return caseOf(history.id, history.isLost, { signals, hardRed });
}

function seriesOf(days: readonly { date: string; activeUsers: number }[]): UsageSeries {
  const numbers = days.map(({ date }) => dayNumber(date));
  if (numbers.length === 0) return { from: '1970-01-01', activeUsers: [] };
  const from = numbers.reduce((a, b) => Math.min(a, b));
  const to = numbers.reduce((a, b) => Math.max(a, b));
  const counts = new Map(days.map(({ activeUsers }, at) => [numbers[at], activeUsers]));
  return {
    from: toDate(from),
    activeUsers: Array.from({ length: to - from + 1 }, (_, day) => counts.get(from + day) ?? null),
  };
}

function grouped(rows: readonly Row[], by: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cell(row, by);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function earliest(dates: string[]): string | null {
  return dates.reduce<string | null>((first, date) => (first === null || date < first ? date : first), null);
}
