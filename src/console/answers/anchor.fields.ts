import { type Anchor, type AnchorKey } from '../../evidence/evidence.types';
import { numberIn, type Field, type FilledIn } from './form.fields';

/** A customer who names more than this many criteria sends a document. */
const CRITERIA = [1, 2, 3];

/** What a person fills in to state an anchor. */
export const FIELDS: Record<AnchorKey, Field[]> = {
  contractTerm: [
    { name: 'startDate', label: 'Start', type: 'date' },
    { name: 'renewalDate', label: 'Renewal', type: 'date' },
    { name: 'noticePeriodDays', label: 'Notice period in days', type: 'number', isOptional: true },
  ],
  arr: [
    { name: 'amount', label: 'Recurring revenue a year', type: 'number' },
    { name: 'currency', label: 'Currency, such as EUR', type: 'text' },
  ],
  seats: [{ name: 'seats', label: 'Seats in the contract', type: 'number' }],
  painMetric: [
    { name: 'what', label: 'What the customer measures', type: 'text' },
    { name: 'unit', label: 'Unit', type: 'text', isOptional: true },
    { name: 'baseline', label: 'The number today', type: 'number' },
    { name: 'target', label: 'The number to reach', type: 'text' },
  ],
  champion: [
    { name: 'name', label: 'Name', type: 'text' },
    { name: 'email', label: 'E-mail', type: 'email' },
  ],
  decisionMaker: [
    { name: 'name', label: 'Who holds the budget and has said yes', type: 'text' },
    { name: 'title', label: 'Title', type: 'text', isOptional: true },
  ],
  successCriteria: CRITERIA.flatMap((n): Field[] => [
    {
      name: `text${n}`,
      label: n === 1 ? 'Criterion, measurable' : `Criterion ${n}`,
      type: 'text',
      ...(n > 1 && { isOptional: true }),
    },
    { name: `by${n}`, label: 'To be reached by', type: 'date', ...(n > 1 && { isOptional: true }) },
  ]),
};

/** The value that the fields state; what is wrong with it is found where every stated value is checked. */
export function statedIn(key: AnchorKey, form: FilledIn): unknown {
  const text = (name: string) => form[name] ?? null;
  const number = (name: string) => numberIn(form[name]);
  switch (key) {
    case 'contractTerm':
      return {
        startDate: text('startDate'),
        renewalDate: text('renewalDate'),
        noticePeriodDays: number('noticePeriodDays'),
      };
    case 'arr':
      return { amount: number('amount'), currency: form.currency?.toUpperCase() ?? null };
    case 'seats':
      return number('seats');
    case 'painMetric':
      return { what: text('what'), unit: text('unit'), baseline: number('baseline'), target: number('target') };
    case 'champion':
      return { name: text('name'), email: text('email') };
    case 'decisionMaker':
      return { name: text('name'), title: text('title') };
    case 'successCriteria':
      return {
        criteria: CRITERIA.map((n) => ({ text: text(`text${n}`), by: text(`by${n}`) })).filter(
          (criterion) => criterion.text !== null || criterion.by !== null,
        ),
      };
  }
}

/** What is believed so far, so that only what is wrong has to be typed; of several candidates none. */
export function believed({ key, value }: Anchor): FilledIn {
  if (value === null) return {};
  if (typeof value === 'number') return { [key]: String(value) };
  if ('candidates' in value) return {};
  if ('criteria' in value)
    return Object.fromEntries(
      value.criteria.flatMap(({ text, by }, at) => [
        [`text${at + 1}`, text],
        [`by${at + 1}`, by ?? ''],
      ]),
    );
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, String(member)]));
}
