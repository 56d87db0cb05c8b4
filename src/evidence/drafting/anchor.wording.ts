import { namesDay } from '../criteria';
import { type Anchor, type AnchorKey, type AnchorValue, type PainValue } from '../evidence.types';
import { numbersIn } from '../text/numbers';
import { phrase, writeMoney, writeNumber } from './wording';

const SUBJECT: Record<AnchorKey, string> = {
  contractTerm: 'The contract term is',
  arr: 'The annual revenue is',
  seats: 'The number of seats is',
  painMetric: 'The measured pain is',
  champion: 'The champion is',
  decisionMaker: 'The decision maker is',
  successCriteria: 'What counts as success is',
};

/** "the champion", within a sentence. */
export function anchorName(key: AnchorKey): string {
  const subject = SUBJECT[key].replace(/ is$/, '');
  return subject.charAt(0).toLowerCase() + subject.slice(1);
}

/** "The champion is concrete: Simone Achterberg, s.achterberg@kestrel.example" */
export function anchorInWords({ key, status, value }: Pick<Anchor, 'key' | 'status' | 'value'>): string {
  const said = valueInWords(value);
  return said ? `${SUBJECT[key]} ${status}: ${said}` : `${SUBJECT[key]} ${status}`;
}

/** What is doubted stands behind it, without the sentence that only repeats the rival values. */
export function anchorWithDoubts({ doubts, ...anchor }: Omit<Anchor, 'round' | 'evidence'>): string {
  const said = valueInWords(anchor.value);
  const others = doubts.filter((doubt) => said === '' || !doubt.includes(said));
  return [anchorInWords(anchor), ...others.map(phrase)].join('. ');
}

/** "What is the champion?" becomes a question a person can answer. */
export const QUESTION: Record<AnchorKey, string> = {
  contractTerm: 'When does the contract start and renew, and what is the notice period?',
  arr: 'What does the customer pay a year, in which currency?',
  seats: 'How many seats were sold?',
  painMetric: 'Which number is to improve, where does it stand today, and where should it be?',
  champion: 'Who drives the purchase inside the customer, and how can they be reached?',
  decisionMaker: 'Who holds the budget, and where did they say yes?',
  successCriteria: 'By what, and by when, will the customer judge success?',
};

export function valueInWords(value: Anchor['value']): string {
  if (value === null) return '';
  if (typeof value === 'number') return writeNumber(value);
  if ('candidates' in value) return value.candidates.map(rivalInWords).join(' against ');
  if ('amount' in value) return `${writeMoney(value.amount, value.currency)} a year`;
  if ('criteria' in value)
    return value.criteria
      .map(({ text, by }) => (by && !namesDay(text, by) ? `${phrase(text)} (by ${by})` : phrase(text)))
      .join('; ');
  if ('what' in value) return painInWords(value);
  if ('startDate' in value) {
    const { startDate, renewalDate, noticePeriodDays } = value;
    const notice = noticePeriodDays === null ? '' : `, ${noticePeriodDays} days of notice`;
    return `from ${startDate ?? 'an unknown day'} to the renewal on ${renewalDate ?? 'an unknown day'}${notice}`;
  }
  const contact = 'email' in value ? value.email : value.title;
  return [value.name, contact].filter(Boolean).join(', ');
}

/** Two figures of one passage read alike unless each is given. */
function rivalInWords(value: AnchorValue): string {
  return typeof value === 'object' && 'what' in value ? painWithFigures(value) : valueInWords(value);
}

/** Today's figure is added where the words do not give it in digits themselves: "Escaped defects per aircraft: 17 today". */
function painInWords(pain: PainValue): string {
  const isSaid = numbersIn(pain.what, 'und').some(({ value }) => value === pain.baseline);
  return isSaid ? `${measuredIn(pain)}, ${goalOf(pain)}` : painWithFigures(pain);
}

function painWithFigures(pain: PainValue): string {
  const today = pain.baseline === null ? 'today unknown' : `${writeNumber(pain.baseline)} today`;
  return `${measuredIn(pain)}: ${today}, ${goalOf(pain)}`;
}

function measuredIn({ what, unit }: PainValue): string {
  return `${phrase(what)}${unit ? ` (${unit})` : ''}`;
}

function goalOf({ target }: PainValue): string {
  if (target === null) return 'target unknown';
  return `${typeof target === 'number' ? writeNumber(target) : target} to reach`;
}
