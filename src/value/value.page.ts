import { type NameOf } from '../store/colleague-names';
import { type Block, type Line, type Page } from '../artifacts/render/page';
import { hoursCell, tableOf } from '../artifacts/render/table';
import { counted, inWords, writeMoney, writeNumber, writeShare } from '../evidence/drafting/wording';
import { between, criteriaTable, hours, metricsTable, savedTables } from './metric.tables';
import { moneyTables } from './money.tables';
import { dayBefore, monthInWords } from './value.words';
import { type ValueReport } from './value.view';

/** The report for people: what matters in three sentences, then each figure with its interval and what it rests on. */
export function valuePage(report: ValueReport, nameOf: NameOf): Page {
  const { period, asOf } = report;
  return {
    title: `Value report for ${monthInWords(period.from)}`,
    subtitle: `${period.from} to ${dayBefore(period.to)}, drawn up on ${asOf}`,
    blocks: [
      { kind: 'summary', lines: summary(report).map(line) },
      ...criteriaTable(report),
      ...metricsTable(report),
      ...savedTables(report, nameOf),
      ...moneyTables(report),
      ...reviewing(report, nameOf),
      { kind: 'heading', text: 'How to read it' },
      { kind: 'list', lines: reading(report).map(line) },
    ],
    notes: [],
    documents: [],
  };
}

/** Whose names the report is to say. */
export function colleaguesIn({ coreMetrics: { timeSaved }, reviewLoad }: ValueReport): string[] {
  return [...timeSaved.byCsm, ...reviewLoad.byColleague].map(({ csm }) => csm);
}

function summary({ coreMetrics, successCriteria, waste, expansion }: ValueReport): string[] {
  const { timeSaved, draftSafety, tokenCost } = coreMetrics;
  const { overall, baseline } = timeSaved;
  const met = successCriteria.filter(({ status }) => status === 'met').length;
  const open = successCriteria.filter(({ status }) => status === 'unknown').length;
  return [
    overall.value === null
      ? `Time saved is unknown: ${overall.tasks === 0 ? 'no task was decided yet' : `${counted(overall.tasks, 'decided task')} do not suffice to tell`}.`
      : `The agent saved ${hours(overall)} of work, ${writeShare(overall.value)} of what its tasks take by hand (${between(overall.interval)})${baseline.assumed ? '; those minutes are assumed until they are timed' : ''}.`,
    ...waste.map(
      ({ currency, standing, accounts, removed }) =>
        `${wholeMoney(standing, currency)} a year is paid for unused seats at ${counted(accounts, 'account')} whose licence use is yellow or red; ${removed === 0 ? 'nothing' : wholeMoney(removed, currency)} went away in the period.`,
    ),
    ...expansion
      .filter(({ amount: found }) => found > 0)
      .map(({ currency, amount: found }) => `Expansion worth ${wholeMoney(found, currency)} a year was found.`),
    `${met} of ${successCriteria.length} success criteria are met${open > 0 ? `, ${open} cannot be told yet` : ''}.`,
    draftSafety.shown === 0 ? 'Nothing was to be sent to a customer.' : safety(draftSafety),
    tokenCost.calls === 0
      ? 'No language model was paid for.'
      : `Language models cost ${writeMoney(tokenCost.costUsd, 'USD')} for ${counted(tokenCost.accounts, 'account')}.`,
  ];
}

function safety({ shown, unsafe, harmed }: ValueReport['coreMetrics']['draftSafety']): string {
  if (shown === 1)
    return `The one message for customers was ${unsafe === 0 ? 'safe' : 'not safe'} as it was put before a person, and did ${harmed === 0 ? 'no ' : ''}harm.`;
  return `Of ${writeNumber(shown)} messages for customers ${noneOr(unsafe)} had something unsafe in it as it was put before a person, and ${noneOr(harmed)} did harm.`;
}

/** A sum over accounts, whose cents say nothing to a reader. */
function wholeMoney(amount: number, currency: string | null): string {
  return writeMoney(Math.round(amount), currency);
}

function reviewing({ reviewLoad: { decisions, hours: spent, byColleague } }: ValueReport, nameOf: NameOf): Block[] {
  return tableOf(
    'Review load',
    ['On whose accounts', 'Decisions', 'Hours'],
    [
      ...byColleague.map((each) => [nameOf(each.csm), writeNumber(each.decisions), hoursCell(each.hours)]),
      ['All', writeNumber(decisions), hoursCell(spent)],
    ],
  );
}

function waiting({ open, medianHours }: ValueReport['reviewLoad']): string {
  const waited =
    medianHours === null
      ? 'how long a decision takes is not known yet'
      : `the median decision took ${Math.round(medianHours * 10) / 10} hours`;
  return `${counted(open, 'decision')} ${open === 1 ? 'waits' : 'wait'} now; ${waited}.`;
}

function reading({ coreMetrics: { timeSaved }, retention, reviewLoad }: ValueReport): string[] {
  const { baseline, reviews, withoutBaseline } = timeSaved;
  return [
    baseline.assumed
      ? 'The minutes that tasks take by hand are assumed. Time them and put them into the policy (baseline).'
      : `The minutes that tasks take by hand were timed on ${baseline.timedOn}.`,
    `The length of ${reviews.measured} reviews was seen, from the first look to the decision; ${reviews.assumed} count with the minutes the policy assumes.`,
    waiting(reviewLoad),
    ...(withoutBaseline.length > 0
      ? [
          `Left out of the time saved, since nobody said what they take by hand: ${withoutBaseline.map(inWords).join(', ')}.`,
        ]
      : []),
    'The handoff audit and the diagnosis save time too; nobody decides on them, so that it is unknown how much.',
    'Handoff accuracy counts what nobody corrected as right; whether it was right, only texts with known answers can tell.',
    Object.keys(retention.byCurrency).length === 0
      ? `Retention is not known: no account whose revenue is on record was a customer on ${retention.from}.`
      : `Retention is reckoned from ${retention.from} to ${dayBefore(retention.to)} over accounts that were customers at its start, each currency for itself. Accounts whose revenue at its end is unknown are left out.`,
    'Money stands in its own currency and is never added across currencies.',
  ];
}

function noneOr(count: number): string {
  return count === 0 ? 'none' : writeNumber(count);
}

function line(text: string): Line {
  return { text, notes: [] };
}
