import { each, type Item } from './rubric';
import { says, saysDate, saysNumber, type ReadDocument } from './document';
import { type Truth } from './truth';

/** What a success plan of one account must contain for both sides to work by it. */
export const successPlanRubric: Item<ReadDocument, Truth>[] = [
  item('objectives.words', 2, 'each objective in the words of the customer', (plan, { criteria }) =>
    each(criteria, ({ text }) => says(objectives(plan), gist(text))),
  ),
  item('objectives.date', 2, 'a date for each objective', (plan, { criteria }) =>
    each(
      criteria.filter(({ by }) => by !== null),
      ({ by }) => saysDate(objectives(plan), by ?? ''),
    ),
  ),
  item('objectives.kpi', 2, 'the pain from its baseline to its target', (plan, { pain }) =>
    pain === null || pain.baseline === null || typeof pain.target !== 'number'
      ? null
      : saysNumber(objectives(plan), pain.baseline) && saysNumber(objectives(plan), pain.target),
  ),
  item('objectives.owners', 2, 'an owner on each side', (plan, { people }) => {
    const theirs = people.filter(
      ({ role, side, left }) => side === 'customer' && !left && (role === 'champion' || role === 'decision_maker'),
    );
    return theirs.length === 0 ? null : theirs.some(({ name }) => says(objectives(plan), name));
  }),
  item(
    'objectives.progress',
    1,
    'where each objective stands today, or that nobody has measured it',
    (plan, { readings }) => {
      const newest = readings.at(-1);
      return newest ? saysNumber(plan.all, newest.value) : /not (?:yet )?measured|no reading/i.test(plan.all);
    },
  ),
  item(
    'value.hypothesis',
    2,
    'the value in money with its assumptions, or that it is not known',
    (plan) => /assumption/i.test(plan.section(/value/i)) || /value in money is not known/i.test(plan.all),
  ),
  item(
    'value.first',
    2,
    'the first-value milestone with its date or day',
    (plan, { firstValueOn }) =>
      /first.value/i.test(plan.all) && (firstValueOn === null || saysDate(plan.all, firstValueOn)),
  ),
  item('roadmap.windows', 2, 'work for the first 30, 60 and 90 days', (plan) =>
    [/30/, /60/, /90/].every((day) => plan.headings.some((heading) => /day|until/i.test(heading) && day.test(heading))),
  ),
  item('roadmap.dated', 2, 'a date and an owner for each piece of work', (plan) => {
    const rows = roadmap(plan)
      .split('\n')
      .filter((line) => /^\| (?!---|Step|What)/.test(line));
    return rows.length >= 3 && rows.every((row) => /\d{4}-\d{2}-\d{2}/.test(row) && !/no owner/i.test(row));
  }),
  item(
    'roadmap.training',
    2,
    'training and enablement by role',
    (plan) =>
      /train|enable/i.test(plan.all) && /\brole|admin|user|champion/i.test(plan.section(/training|enablement/i)),
  ),
  item('roadmap.cadence', 2, 'how often both sides meet', (plan) =>
    /week|month|quarter/i.test(plan.section(/cadence|rhythm|meet/i)),
  ),
  item('risks.dependencies', 2, 'what the plan depends on', (plan) => plan.section(/depend/i).length > 0),
  item('risks.named', 2, 'what could stop it', (plan) => plan.section(/risk/i).length > 0),
  item('promises.settled', 2, 'what becomes of each open promise', (plan, { promises }) =>
    each(promises, ({ promise }) => says(plan.all, gist(promise))),
  ),
  item('reading.length', 1, 'at most 1,200 words before the evidence', ({ words }) => words <= 1_200),
  item('reading.words', 1, 'no code words of the program', ({ all }) => !CODE_WORDS.test(all)),
  item(
    'reading.own',
    2,
    'no other customer',
    ({ all }, { otherAccounts }) => !otherAccounts.some((name) => says(all, name)),
  ),
];

/** What a mitigation plan must contain; only for accounts whose records show a driver of risk. */
export const mitigationRubric: Item<ReadDocument, Truth>[] = [
  item('causes.alarms', 2, 'each critical signal as a root cause', (plan, { hardRed }) =>
    each(hardRed, () => plan.section(/cause/i).length > 0),
  ),
  item('causes.drivers', 2, 'the root causes, each with points or a passage', (plan, { drivers }) =>
    drivers.length === 0 ? null : /\d/.test(plan.section(/cause/i)),
  ),
  item('steps.dated', 2, 'steps with owner and due date', (plan) => {
    const rows = plan
      .section(/step/i)
      .split('\n')
      .filter((line) => /^\| (?!---|Step|What)/.test(line));
    return rows.length > 0 && rows.every((row) => /\d{4}-\d{2}-\d{2}/.test(row));
  }),
  item('steps.effect', 2, 'which input of the score each step is expected to move', (plan) =>
    /expected effect|moves/i.test(plan.all),
  ),
  item('answers', 2, 'an answer to the earlier refusal', (plan) => /too late/i.test(plan.section(/refusal|answer/i))),
  item(
    'risk.now',
    1,
    'where the risk stands',
    (plan, { risk }) => risk.value === null || saysNumber(plan.all, risk.value),
  ),
  item('reading.words', 1, 'no code words of the program', ({ all }) => !CODE_WORDS.test(all)),
  item(
    'reading.own',
    2,
    'no other customer',
    ({ all }, { otherAccounts }) => !otherAccounts.some((name) => says(all, name)),
  ),
];

/** What a licence optimisation plan must contain to be read in two minutes and acted upon. */
export const licencePlanRubric: Item<ReadDocument, Truth>[] = [
  item(
    'waste.first',
    2,
    'unused seats and money in the first lines, or that they are not known and what would show them',
    ({ all }, { unusedSeats, annualCost }) => {
      const top = all.slice(0, 700);
      return unusedSeats === null || annualCost === null
        ? /not known/i.test(top) && /usage|price|revenue/i.test(top)
        : saysNumber(top, unusedSeats) && saysNumber(top, annualCost);
    },
  ),
  item(
    'time.left',
    2,
    'the time left: renewal, notice deadline, days',
    ({ all }, { contract, daysToRenewal, noticeDeadline }) =>
      saysDate(all, contract.renewalDate) &&
      saysNumber(all, daysToRenewal) &&
      (noticeDeadline === null || saysDate(all, noticeDeadline)),
  ),
  item('options', 2, 'the ways out with seats, money and last day', (plan, { unusedSeats }) =>
    unusedSeats ? /redeploy|another team/i.test(plan.all) && /right-siz/i.test(plan.all) : null,
  ),
  item('strategy', 2, 'who gets the seats, how many and when, or who has to say it', (plan, { unusedSeats }) =>
    unusedSeats ? /\d{4}-\d{2}-\d{2}/.test(plan.section(/redeploy|strategy/i)) : null,
  ),
  item('people', 2, 'who decides it at the customer', (plan, { people, inCharge }) => {
    const deciders = people.filter(
      ({ role, side, left }) => side === 'customer' && !left && (role === 'champion' || role === 'decision_maker'),
    );
    const names = [...inCharge, ...deciders.map(({ name }) => name)];
    return names.length === 0 ? null : names.some((name) => says(plan.all, name));
  }),
  item('reading.length', 2, 'two minutes: at most 480 words before the evidence', ({ words }) => words <= 480),
  item('reading.words', 1, 'no code words of the program', ({ all }) => !CODE_WORDS.test(all)),
];

type Met = Item<ReadDocument, Truth>['met'];
function item(id: string, weight: 1 | 2, asks: string, met: Met): Item<ReadDocument, Truth> {
  return { id, weight, asks, met };
}

const CODE_WORDS = /\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+[A-Z][a-z]+\b|undefined|\bnull\b|NaN/;
const objectives = (plan: ReadDocument) => plan.section(/objective/i);
const roadmap = (plan: ReadDocument) => plan.section(/day \d|days? \d|\d+ days/i);

function gist(text: string): string {
  return text
    .split(/\s+/)
    .slice(0, 6)
    .join(' ')
    .replace(/[.,;:]+$/, '');
}
