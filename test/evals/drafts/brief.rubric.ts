import { each, type Item } from './rubric';
import { numbersOf, says, saysDate, saysNumber, type ReadDocument } from './document';
import { type Truth } from './truth';

/**
 * What a good renewal brief of one account must contain, 120 days before its renewal. Anchored: each line is decided by
 * figures, dates, names and words that stand in the records of this account, never by taste. It follows the contents
 * that the product promises of a brief and does not look at how a brief is made.
 */
export const briefRubric: Item<ReadDocument, Truth>[] = [
  // The first half page: what an executive reads.
  item('summary.short', 2, 'an executive summary of 40 to 150 words', (brief) => {
    const words = summary(brief).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
    return words >= 40 && words <= 150;
  }),
  item(
    'summary.terms',
    2,
    'the summary names money and renewal date',
    (brief, { contract }) =>
      (contract.arr === null || saysNumber(summary(brief), contract.arr)) &&
      saysDate(summary(brief), contract.renewalDate),
  ),
  item('summary.stance', 2, 'the summary takes the stance', (brief) =>
    /\b(?:renew|at risk|undecided)\b/i.test(summary(brief)),
  ),
  item('summary.risk', 2, 'the summary gives the risk, or says that it is not known', (brief, { risk }) =>
    risk.value === null ? /\b(?:not known|unknown)\b/i.test(summary(brief)) : saysNumber(summary(brief), risk.value),
  ),
  item('summary.alarm', 2, 'the summary names every critical signal', (brief, { hardRed }) =>
    each(hardRed, (signal) => ALARMS[signal]?.test(summary(brief)) ?? false),
  ),
  item(
    'summary.waste',
    1,
    'the summary names the money of unused seats where it is a tenth of the contract or more',
    (brief, truth) => (isWorthMentioning(truth) ? saysNumber(summary(brief), truth.annualCost ?? 0) : null),
  ),

  // Terms and dates.
  item('terms.arr', 2, 'what the customer pays a year', (brief, { contract: { arr, currency } }) =>
    arr === null ? null : saysNumber(terms(brief), arr) && says(terms(brief), currency ?? ''),
  ),
  item('terms.seats', 1, 'how many seats', (brief, { contract: { seats } }) =>
    seats === null ? null : saysNumber(terms(brief), seats),
  ),
  item(
    'terms.renewal',
    2,
    'the renewal date and the days left',
    (brief, { contract, daysToRenewal }) =>
      saysDate(terms(brief), contract.renewalDate) && saysNumber(terms(brief), daysToRenewal),
  ),
  item('terms.notice', 2, 'the last day to give notice, or that it is not known', (brief, { noticeDeadline }) =>
    noticeDeadline === null ? /notice/i.test(brief.all) : saysDate(terms(brief), noticeDeadline),
  ),
  item('terms.plan', 1, 'the plan', (brief, { contract: { plan } }) =>
    plan === null ? null : says(terms(brief), plan),
  ),
  item('terms.calendar', 1, 'the dates until the renewal: stance, value case, executives, proposal', (brief, truth) =>
    [90, 60, 45, 30].every((days) => saysDate(brief.all, daysBefore(truth.contract.renewalDate, days))),
  ),

  // Value delivered against what was agreed.
  item('value.criteria', 2, 'each agreed success criterion with its date', (brief, { criteria }) =>
    each(criteria, ({ text, by }) => says(value(brief), gist(text)) && (by === null || saysDate(value(brief), by))),
  ),
  item('value.pain', 2, 'the measured pain from its baseline to its target', (brief, { pain }) =>
    pain === null || pain.baseline === null || typeof pain.target !== 'number'
      ? null
      : saysNumber(value(brief), pain.baseline) && saysNumber(value(brief), pain.target),
  ),
  item(
    'value.reading',
    2,
    'the newest measurement and how much of the way it covers, or that nothing was measured',
    (brief, { readings, pain }) => {
      const newest = readings.at(-1);
      if (!newest)
        return /not (?:been )?measured|no (?:success )?criterion has been measured|no reading/i.test(brief.all);
      const covered =
        typeof pain?.target === 'number' && pain.baseline !== null
          ? Math.round((1000 * (newest.value - pain.baseline)) / (pain.target - pain.baseline)) / 10
          : null;
      return saysNumber(value(brief), newest.value) && (covered === null || saysNumber(value(brief), covered));
    },
  ),
  item('value.first', 1, 'when first value was reached, or that it was not', (brief, { firstValueOn }) =>
    firstValueOn === null ? /not (?:been )?reached/i.test(brief.all) : saysDate(brief.all, firstValueOn),
  ),

  // Usage, licences and waste.
  item('usage.people', 2, 'how many people use how many seats', (brief, { active28, contract: { seats } }) =>
    active28 === null || seats === null ? null : saysNumber(usage(brief), active28) && saysNumber(usage(brief), seats),
  ),
  item('usage.share', 1, 'the share of seats in use', (brief, { active28, contract: { seats } }) =>
    active28 === null || seats === null
      ? null
      : numbersOf(usage(brief)).some((number) => Math.abs(number - (100 * active28) / seats) < 0.06),
  ),
  item('usage.trend', 1, 'where usage is heading', (brief, { trend }) =>
    trend === null ? null : numbersOf(usage(brief)).some((number) => Math.abs(number - Math.abs(100 * trend)) < 0.06),
  ),
  item('usage.unknown', 2, 'that usage is not known, where it is not', (brief, { active28 }) =>
    active28 === null ? /not known|no usage/i.test(brief.all) : null,
  ),
  item('waste.money', 2, 'unused seats and what they cost a year', (brief, { unusedSeats, annualCost }) =>
    unusedSeats === null || annualCost === null || unusedSeats === 0
      ? null
      : saysNumber(waste(brief), unusedSeats) && saysNumber(waste(brief), annualCost),
  ),
  item('waste.way_out', 1, 'a way to put the unused seats to use, with seats and a last day', (brief, truth) =>
    isWorthMentioning(truth)
      ? /redeploy|another team|reassign|right-siz/i.test(waste(brief)) && /\d{4}-\d{2}-\d{2}/.test(waste(brief))
      : null,
  ),
  item('waste.erratic', 1, 'erratic use, where there is any', (brief, { bands: { mura } }) =>
    ['yellow', 'red'].includes(mura) ? /erratic|swing|var(?:y|ies)/i.test(brief.all) : null,
  ),
  item('waste.overload', 1, 'an unusual support load, where there is one', (brief, { bands: { muri } }) =>
    ['yellow', 'red'].includes(muri) ? /support load|ticket/i.test(brief.all) : null,
  ),

  // Risks with their remedy.
  item('risk.score', 2, 'the risk with its band, or that it is not known', (brief, { risk }) =>
    risk.value === null
      ? /risk[^.\n]*not known/i.test(brief.all)
      : saysNumber(risks(brief), risk.value) && says(risks(brief), risk.band),
  ),
  item('risk.alarms', 2, 'every critical signal', (brief, { hardRed }) =>
    each(hardRed, (signal) => ALARMS[signal]?.test(risks(brief)) ?? false),
  ),
  item('risk.drivers', 2, 'the three weightiest drivers of the risk', (brief, { drivers }) =>
    each(drivers.slice(0, 3), ({ input }) => DRIVERS[input]?.test(risks(brief)) ?? false),
  ),
  item('risk.register', 2, 'likelihood and impact of each risk', (brief, { drivers, hardRed }) =>
    drivers.length + hardRed.length === 0 ? null : /likelihood/i.test(risks(brief)) && /impact/i.test(risks(brief)),
  ),
  item('risk.remedy', 2, 'what is done against each risk, with a date', (brief, { drivers, hardRed }) =>
    drivers.length + hardRed.length === 0
      ? null
      : /mitigation|remedy/i.test(risks(brief)) && /\d{4}-\d{2}-\d{2}/.test(risks(brief)),
  ),
  item('risk.in_money', 1, 'what is at stake in money', (brief, { contract: { arr }, drivers }) =>
    arr === null || drivers.length === 0 ? null : saysNumber(risks(brief), arr),
  ),

  // People.
  item('people.all', 2, 'everybody whom the records name', (brief, { named }) =>
    each(named, (name) => says(brief.all, name)),
  ),
  item('people.roles', 2, 'champion and decision maker by name', (brief, { people: known }) =>
    each(
      known.filter(({ role, side }) => side === 'customer' && ['champion', 'decision_maker'].includes(role)),
      ({ name, role }) => linesWith(people(brief), name).some((line) => says(line, role.replace('_', ' '))),
    ),
  ),
  item('people.quiet', 2, 'who went quiet', (brief, { quiet }) =>
    each(quiet, (name) => linesWith(people(brief), name).some((line) => /quiet/i.test(line))),
  ),
  item('people.left', 2, 'who has left', (brief, { people: known }) =>
    each(
      known.filter(({ left }) => left),
      ({ name }) => linesWith(people(brief), name).some((line) => /left/i.test(line)),
    ),
  ),
  item('people.contact', 1, 'when each of them was last in contact', (brief, { lastContact }) =>
    each(Object.entries(lastContact), ([name, on]) =>
      linesWith(people(brief), name).some((line) => saysDate(line, on)),
    ),
  ),

  // Promises and growth.
  item('promises.open', 2, 'each open promise', (brief, { promises: open }) =>
    each(open, ({ promise }) => says(promises(brief), gist(promise))),
  ),
  item(
    'promises.labelled',
    2,
    'each promise that an attentive reader finds in the documents',
    (brief, { labelledGaps }) => each(labelledGaps, (quote) => overlap(promises(brief), quote)),
  ),
  item('promises.none', 1, 'that nothing is owed, where nothing is', (brief, { promises: open, labelledGaps }) =>
    open.length + labelledGaps.length > 0
      ? null
      : /no (?:open )?promise|nothing (?:is )?(?:open|owed|promised|on record about: open promises)/i.test(brief.all),
  ),
  item(
    'expansion.amount',
    2,
    'what the account could grow by, in seats and money',
    (brief, { bands, expansion: { value: amount, extraSeats } }) =>
      !['ready', 'held', 'unconfirmed'].includes(bands.expansion) || amount === null || extraSeats === null
        ? null
        : saysNumber(growth(brief), amount) && saysNumber(growth(brief), extraSeats),
  ),
  item(
    'expansion.condition',
    1,
    'what the growth depends on, or why none is offered',
    (brief, { bands }) =>
      growth(brief).length > 0 &&
      (bands.expansion === 'ready' ||
        /\b(?:until|while|because|unless|not|no|below|held|idle|only)\b/i.test(growth(brief))),
  ),

  // Stance, views, conversation.
  item('stance.binary', 2, 'a stance of renew or at risk, by the published rule', (brief, { risk, hardRed }) => {
    if (risk.value === null && hardRed.length === 0) return null;
    const wanted = hardRed.length > 0 || (risk.value ?? 0) >= 50 ? /at risk/i : /\brenew\b/i;
    return wanted.test(stance(brief)) && !/monitor/i.test(stance(brief));
  }),
  item('stance.target', 2, 'a target in money', (brief, { contract: { arr } }) =>
    arr === null ? null : saysNumber(stance(brief), arr) || /\d,\d{3}/.test(stance(brief)),
  ),
  item(
    'stance.views',
    2,
    'the view of the machine beside the view of the CSM, or the day it is owed',
    (brief, { contract }) =>
      /machine/i.test(brief.all) &&
      /CSM/.test(brief.all) &&
      (/CSM[^\n]*(?:renew|at risk)/i.test(brief.all) || saysDate(brief.all, daysBefore(contract.renewalDate, 90))),
  ),
  item('questions.some', 2, 'three to twelve questions to settle', (brief) => {
    const asked = (questions(brief).match(/\?/g) ?? []).length;
    return asked >= 3 && asked <= 14;
  }),
  item(
    'questions.negotiation',
    2,
    'questions for the negotiation that name a figure of this account',
    (brief, { contract: { arr, seats } }) =>
      arr === null && seats === null
        ? null
        : negotiation(brief).includes('?') &&
          [arr, seats].some((figure) => figure !== null && saysNumber(negotiation(brief), figure)),
  ),
  item('questions.promises', 1, 'a question about each open promise', (brief, { promises: open }) =>
    each(
      open,
      ({ promise }) =>
        says(questions(brief), gist(promise)) || /each (?:open )?promise|promises/i.test(questions(brief)),
    ),
  ),

  // How it reads.
  item('gaps.unknown', 2, 'what is not known and what would change that', (brief, { risk, health }) =>
    risk.value !== null && health.value !== null
      ? null
      : /not known/i.test(gaps(brief)) && /would change that/i.test(gaps(brief)),
  ),
  item('reading.length', 1, 'at most 1,500 words before the evidence', ({ words }) => words <= 1_500),
  item(
    'reading.words',
    1,
    'no code words of the program',
    (brief) => !/\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+[A-Z][a-z]+\b|undefined|\bnull\b|NaN/.test(brief.all),
  ),
  item(
    'reading.own',
    2,
    'no other customer',
    (brief, { otherAccounts }) => !otherAccounts.some((name) => says(brief.all, name)),
  ),
  item(
    'reading.punctuation',
    1,
    'clean sentences',
    ({ all }) => !/\.,|\.\.|\s[,;]|\(\s*\)|,\s*\./.test(all.replace(/\.\.\./g, '')),
  ),
];

type Met = Item<ReadDocument, Truth>['met'];
function item(id: string, weight: 1 | 2, asks: string, met: Met): Item<ReadDocument, Truth> {
  return { id, weight, asks, met };
}

const summary = (brief: ReadDocument) => brief.section(/summary/i);
const terms = (brief: ReadDocument) => brief.section(/terms|dates/i);
const value = (brief: ReadDocument) => brief.section(/value/i);
const usage = (brief: ReadDocument) => brief.section(/usage|licen[cs]e/i);
const waste = (brief: ReadDocument) => brief.section(/waste/i);
const risks = (brief: ReadDocument) => brief.section(/risk/i);
const people = (brief: ReadDocument) => brief.section(/stakeholder|people/i);
const promises = (brief: ReadDocument) => brief.section(/promise/i);
const growth = (brief: ReadDocument) => brief.section(/expansion|growth/i);
const stance = (brief: ReadDocument) => brief.section(/stance|views/i);
const questions = (brief: ReadDocument) => brief.section(/question/i);
const negotiation = (brief: ReadDocument) => brief.section(/negotiat/i);
const gaps = (brief: ReadDocument) => brief.section(/gap|not known/i);

/** Shelfware of a tenth of the contract and more belongs on the first page. */
function isWorthMentioning({ annualCost, contract: { arr }, bands: { muda } }: Truth): boolean {
  return annualCost !== null && arr !== null && annualCost >= arr / 10 && ['red', 'yellow'].includes(muda);
}

/** The first words of a text: enough to recognise it, whatever follows was cut. */
function gist(text: string): string {
  return text
    .split(/\s+/)
    .slice(0, 6)
    .join(' ')
    .replace(/[.,;:]+$/, '');
}

function overlap(text: string, quote: string): boolean {
  const words = quote.split(/\s+/);
  return words.some((_, at) => at + 4 <= words.length && says(text, words.slice(at, at + 4).join(' ')));
}

function linesWith(text: string, name: string): string[] {
  return text.split('\n').filter((line) => says(line, name));
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

const ALARMS: Record<string, RegExp> = {
  p1_open: /\bP1\b/,
  health_drop: /health (?:fell|dropped)/i,
  no_login: /log(?:ged|s)? ?in/i,
  champion_left: /champion.{0,20}left/i,
  executive_silent: /executive/i,
  notice_given: /notice of non-renewal/i,
};
const DRIVERS: Record<string, RegExp> = {
  fit: /\bfit\b/i,
  dealComplexity: /complex/i,
  expectationGaps: /promise|expectation gap/i,
  conflictingAnchors: /conflict/i,
  utilisation: /utili[sz]ation|seats .{0,20}use/i,
  usageTrend: /usage trend|daily use/i,
  integration: /integration/i,
  champion: /champion/i,
  threading: /thread|engaged/i,
  executiveContact: /executive/i,
  stakeholderSentiment: /sentiment/i,
  nps: /\bNPS\b|survey/i,
  ticketLoad: /ticket|support load/i,
  openSevere: /severe|P1|P2/i,
  escalations: /escalat/i,
  valueProof: /value/i,
  daysToRenewal: /days? (?:left|to)|renewal/i,
};
