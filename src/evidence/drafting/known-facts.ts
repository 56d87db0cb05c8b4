import { type Evidence } from '../evidence.types';
import { addDays } from '../text/dates';
import { type AccountRecord, type Figure, type ScoreCard } from './account-record.types';
import { type Citation } from './artifact.types';
import { statedWorth } from './worth';
import { inWords, writeMoney, writeNumber, writeShare } from './wording';

/** What may be stated about an account, by evidence id. An id is readable: `contract.arr`, `risk.usageTrend`, `promise.p1`. */
export type KnownFacts = Record<string, Citation>;

type Entry = [id: string, fact: Citation];

/** Lists every fact of the record that a draft may cite; an empty field is not a fact and is left out. */
export function knownFacts(record: AccountRecord): KnownFacts {
  return Object.fromEntries([
    ...contractFacts(record),
    ...anchorFacts(record),
    ...worthFacts(record),
    ...peopleFacts(record),
    ...promiseFacts(record),
    ...(record.scores ? scoreFacts(record.scores, record.dossier.contract.currency) : []),
    ...eventFacts(record),
  ]);
}

function field(record: string, name: string, label: string, value: string | number | null): Entry[] {
  if (value === null || value === '') return [];
  return [[`${record}.${name}`, { label, value, sources: [{ record, field: name, value }] }]];
}

function contractFacts({ dossier: { contract, opportunity, account, today } }: AccountRecord): Entry[] {
  const { renewalDate, noticePeriodDays: notice, arr, currency } = contract;
  const deadline = renewalDate === null || notice === null ? null : addDays(renewalDate, -notice);
  const left = renewalDate === null ? null : daysBetween(today, renewalDate);
  return [
    ...field('account', 'segment', 'Segment', account.segment),
    ...field('account', 'industry', 'Industry', account.industry),
    ...field('contract', 'arr', `Revenue a year${arr === null ? '' : `: ${writeMoney(arr, currency)}`}`, arr),
    ...field('contract', 'seats', 'Seats', contract.seats),
    ...field('contract', 'plan', 'Plan', contract.plan),
    ...field('contract', 'startDate', 'Contract start', contract.startDate),
    ...field('contract', 'renewalDate', 'Renewal date', renewalDate),
    ...field('contract', 'noticePeriodDays', 'Notice period in days', notice),
    ...field('contract', 'noticeDeadline', 'Last day to give notice', deadline),
    ...field('contract', 'daysToRenewal', `Days from ${today} to the renewal`, left),
    ...field('contract', 'entitlements', 'Entitlements', contract.entitlements.join('; ')),
    ...field('opportunity', 'stage', 'Stage of the opportunity', opportunity?.stage ?? null),
    ...field('opportunity', 'amount', 'Amount of the opportunity', opportunity?.amount ?? null),
    ...field('opportunity', 'closeDate', 'Close date of the opportunity', opportunity?.closeDate ?? null),
    ...field('opportunity', 'nextStep', 'Next step of the opportunity', opportunity?.nextStep ?? null),
  ];
}

function anchorFacts({ anchors, riskSignals }: AccountRecord): Entry[] {
  return [
    ...anchors.map(({ key, status, value, evidence, doubts }): Entry => [
      `anchor.${key}`,
      {
        label: [`${inWords(key)} is ${status}`, ...doubts].join('. '),
        value: value === null ? null : JSON.stringify(value),
        sources: evidence.length > 0 ? evidence : [{ record: 'anchor', field: key, value: status }],
      },
    ]),
    ...riskSignals.map(({ signal, evidence }): Entry => [
      `signal.${signal}`,
      { label: `Risk signal: ${inWords(signal)}`, value: signal, sources: evidence },
    ]),
  ];
}

/** What one unit of the pain is worth, where a source says so; the value is the amount of one unit. */
function worthFacts({ anchors, dossier }: AccountRecord): Entry[] {
  const pain = anchors.find(({ key }) => key === 'painMetric')?.value;
  if (pain === null || typeof pain !== 'object' || !('what' in pain)) return [];
  return statedWorth(pain, dossier).map(({ amountPerUnit, currency, unitsPerYear, quote }, at) => [
    `worth.${at + 1}`,
    {
      label: `One ${pain.unit} is worth ${writeMoney(amountPerUnit, currency)}, ${unitsPerYear} times a year`,
      value: amountPerUnit,
      sources: [quote],
    },
  ]);
}

function peopleFacts({ stakeholders, contacts, scores, dossier }: AccountRecord): Entry[] {
  const people = stakeholders.map((person, at): Entry => {
    const known = [
      person.title,
      `${inWords(person.role)} on the side of the ${person.side}`,
      `sentiment ${person.sentiment}`,
    ];
    return [
      `person.${at + 1}`,
      {
        label: [person.name, ...known.filter(Boolean), ...(person.left ? ['has left'] : [])].join(', '),
        value: person.name,
        sources: sourcesOr(person.evidence, 'people', person.name),
      },
    ];
  });
  const colleagues = [dossier.account.csm, dossier.account.ae].flatMap((colleague, at): Entry[] =>
    colleague
      ? field(
          'account',
          at === 0 ? 'csm' : 'ae',
          at === 0 ? 'Customer success manager' : 'Account executive',
          colleague.name,
        )
      : [],
  );
  const met = contacts.map(({ person, on }, at): Entry => [
    `contact.${at + 1}`,
    {
      label: `Last two-way contact with ${person} on ${on}`,
      value: on,
      sources: [{ record: 'interactions', field: person, value: on }],
    },
  ]);
  const quiet = (scores?.quiet ?? []).map((name, at): Entry => [
    `quiet.${at + 1}`,
    {
      label: `No contact with ${name} for 45 days or more`,
      value: name,
      sources: [{ record: 'interactions', field: name, value: null }],
    },
  ]);
  return [...colleagues, ...people, ...met, ...quiet];
}

function promiseFacts({ promises }: AccountRecord): Entry[] {
  return promises.map(({ id, promise, status, dueOn, evidence }) => [
    `promise.${id}`,
    {
      label: `Promise, ${status}${dueOn ? `, due ${dueOn}` : ''}: ${promise}`,
      value: promise,
      sources: sourcesOr(evidence, 'promise', id),
    },
  ]);
}

function scoreFacts(scores: ScoreCard, currency: string | null): Entry[] {
  const { muda, mura, muri, expansion, utilisation, trend, timeToValue } = scores;
  return [
    ...scoreOf('risk', scores.risk, scores.asOf),
    ...scoreOf('health', scores.health, scores.asOf),
    ...scores.hardRed.map((name): Entry => [
      `hardRed.${name}`,
      {
        label: `Hard-red signal: ${inWords(name)}`,
        value: name,
        sources: [{ record: 'alarms', field: name, value: scores.asOf }],
      },
    ]),
    ...measure(
      'utilisation',
      utilisation,
      (value) => `Licence utilisation, 28-day active users of the seats: ${writeShare(value)}`,
    ),
    ...measure(
      'trend',
      trend,
      (value) => `Daily use of the last 28 days against the 28 days before: ${writeShare(value)}`,
    ),
    ...measure(
      'timeToValue',
      timeToValue,
      (value) => `Days from the contract start to first value: ${writeNumber(value)}`,
    ),
    ...measure('muda', muda, (value) => `Unused share of the seats: ${writeShare(value)}`),
    ...field('muda', 'unusedSeats', muda?.atMost ? 'Unused seats, at most' : 'Unused seats', muda?.unusedSeats ?? null),
    ...money('muda', 'annualCost', 'Cost of the unused seats a year', muda?.annualCost ?? null, currency),
    ...measure('mura', mura, (value) => `Variation of weekly use (coefficient): ${writeNumber(value)}`),
    ...money(
      'mura',
      'expectedLoss',
      'Revenue a year at risk from erratic use, assumed rates',
      mura?.expectedLoss ?? null,
      currency,
    ),
    ...measure('muri', muri, (value) => `Tickets of the last 14 days against the usual: ${writeNumber(value)} times`),
    ...money(
      'muri',
      'expectedLoss',
      'Revenue a year at risk from support load, assumed rates',
      muri?.expectedLoss ?? null,
      currency,
    ),
    ...money('expansion', 'value', 'Expansion a year', expansion?.value || null, currency),
    ...field('expansion', 'extraSeats', 'Extra seats the use would fill', expansion?.extraSeats || null),
    ...field(
      'expansion',
      'band',
      'State of the expansion',
      expansion && expansion.band !== 'none' ? expansion.band : null,
    ),
  ];
}

function scoreOf(name: 'risk' | 'health', figure: Figure, asOf: string): Entry[] {
  if (figure.value === null) return [];
  const whole: Entry = [
    name,
    {
      label: `${inWords(name)} of 100 on ${asOf}, band ${figure.band}`,
      value: figure.value,
      sources: [{ record: 'scores', field: name, value: figure.value }],
    },
  ];
  return [
    whole,
    ...figure.contributions.map(({ input, value, points }): Entry => [
      `${name}.${input}`,
      {
        label: `${inWords(input)} gives ${writeNumber(points)} points of ${name}${value === null ? '' : ` (measured: ${value})`}`,
        value,
        sources: [{ record: `scores.${name}`, field: input, value: points }],
      },
    ]),
  ];
}

function measure(name: string, figure: Figure | null, label: (value: number) => string): Entry[] {
  if (!figure || figure.value === null) return [];
  const sources = [{ record: 'scores', field: name, value: figure.value }];
  return [[name, { label: `${label(figure.value)}, band ${figure.band}`, value: figure.value, sources }]];
}

function money(record: string, name: string, label: string, amount: number | null, currency: string | null): Entry[] {
  return amount === null ? [] : field(record, name, `${label}: ${writeMoney(amount, currency)}`, amount);
}

function eventFacts({ milestones, openTickets, kpiReadings, scoreHistory }: AccountRecord): Entry[] {
  return [
    ...scoreHistory.flatMap(({ asOf, risk, health }) => [
      ...field('history', `risk.${asOf}`, `Risk on ${asOf}`, risk),
      ...field('history', `health.${asOf}`, `Health on ${asOf}`, health),
    ]),
    ...milestones.flatMap(({ key, on, name }) => field('milestone', key, `Milestone ${name ?? inWords(key)}`, on)),
    ...openTickets.flatMap(({ id, priority, openedOn }) =>
      field('ticket', id, `Open ticket ${id}, priority ${priority}, since ${openedOn}`, priority),
    ),
    ...kpiReadings.map(({ criterion, on, value }, at): Entry => [
      `kpi.${at + 1}`,
      { label: `Measured on ${on}: ${criterion}`, value, sources: [{ record: 'kpis', field: criterion, value }] },
    ]),
  ];
}

function sourcesOr(evidence: Evidence[], record: string, name: string): Citation['sources'] {
  return evidence.length > 0 ? evidence : [{ record, field: name, value: null }];
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
