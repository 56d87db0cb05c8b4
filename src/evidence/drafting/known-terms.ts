import { addDays, daysBetween } from '../../calendar/calendar';
import { type AccountRecord } from './account-record.types';
import { field, type Entry } from './fact.entry';
import { inWords, writeMoney, writeNumber } from './wording';

/** What is due how many days before the renewal. */
const RENEWAL_WORK: [name: string, daysBefore: number, work: string][] = [
  ['stance', 90, 'The CSM takes a stance'],
  ['valueCase', 60, 'The value case is presented'],
  ['executives', 45, 'The executives meet'],
  ['proposal', 30, 'The proposal is sent'],
];

/** Facts of the account, its contract and the dates that follow from it. */
export function contractFacts({ dossier: { contract, account, today } }: AccountRecord): Entry[] {
  const { renewalDate, noticePeriodDays: notice, currency } = contract;
  const deadline = renewalDate === null || notice === null ? null : addDays(renewalDate, -notice);
  const left = renewalDate === null ? null : daysBetween(today, renewalDate);
  const colleague = (name: 'csm' | 'ae', what: string) =>
    field(['account', name], account[name]?.name ?? null, (who) => `${who} is the ${what}`);
  return [
    ...field(
      ['account', 'segment'],
      account.segment,
      (segment) => `The account belongs to the segment ${inWords(segment)}`,
    ),
    ...field(['account', 'industry'], account.industry, (industry) => `The industry is ${industry}`),
    ...colleague('csm', 'customer success manager'),
    ...colleague('ae', 'account executive'),
    ...field(['contract', 'arr'], contract.arr, (arr) => `The contract is worth ${writeMoney(arr, currency)} a year`),
    ...field(['contract', 'seats'], contract.seats, (seats) => `The contract covers ${writeNumber(seats)} seats`),
    ...field(['contract', 'plan'], contract.plan, (plan) => `The plan is ${plan}`),
    ...field(['contract', 'startDate'], contract.startDate, (date) => `The contract started on ${date}`),
    ...field(['contract', 'renewalDate'], renewalDate, (date) => `The contract renews on ${date}`),
    ...field(['contract', 'daysToRenewal'], left, (days) =>
      days < 0
        ? `The renewal passed ${-days} days before ${today}`
        : `${days} days are left from ${today} to the renewal`,
    ),
    ...field(['contract', 'noticePeriodDays'], notice, (days) => `The notice period is ${days} days`),
    ...field(['contract', 'noticeDeadline'], deadline, (date) => `Notice can be given until ${date}`),
    ...RENEWAL_WORK.flatMap(([name, days, work]) =>
      field(
        ['calendar', name],
        renewalDate === null ? null : addDays(renewalDate, -days),
        (date) => `${work} by ${date}`,
      ),
    ),
    ...field(
      ['contract', 'entitlements'],
      contract.entitlements.join('; '),
      (list) => `The contract entitles to: ${list}`,
    ),
  ];
}

export function opportunityFacts({ dossier: { opportunity, contract, today } }: AccountRecord): Entry[] {
  if (!opportunity) return [];
  return [
    ...field(['opportunity', 'stage'], opportunity.stage, (stage) => `The opportunity stands at ${stage}`),
    ...field(
      ['opportunity', 'amount'],
      opportunity.amount,
      (amount) => `The opportunity amounts to ${writeMoney(amount, contract.currency)}`,
    ),
    ...field(
      ['opportunity', 'closeDate'],
      opportunity.closeDate,
      (date) => `The opportunity ${date > today ? 'is to close' : 'closed'} on ${date}`,
    ),
    ...field(
      ['opportunity', 'nextStep'],
      opportunity.nextStep,
      (step) => `The next step of the opportunity is: ${step}`,
    ),
  ];
}
