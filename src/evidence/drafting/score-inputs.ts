import { type Contribution } from './account-record.types';
import { counted, inWords, writeRounded, writeShare } from './wording';

/** What each input of health and risk is called in a sentence. */
const NAMES: Record<string, string> = {
  fit: 'fit of the customer',
  dealComplexity: 'complexity of the deal',
  expectationGaps: 'promises beyond the contract',
  conflictingAnchors: 'conflicting facts',
  utilisation: 'licence utilisation',
  usageTrend: 'usage trend',
  consistency: 'consistency of use',
  featureBreadth: 'breadth of features used',
  integration: 'missing integrations',
  successCriteria: 'success criteria',
  timeToValue: 'time to value',
  ticketLoad: 'support load',
  openSevere: 'open severe tickets',
  escalations: 'escalated tickets',
  lastContact: 'last contact',
  champion: 'contact with the champion',
  threading: 'number of engaged people',
  executiveContact: 'contact with an executive',
  stakeholderSentiment: 'sentiment of the people',
  nps: 'NPS answers',
  csat: 'CSAT answers',
  valueProof: 'value not proven yet',
  daysToRenewal: 'nearness of the renewal',
  hardRedFloor: 'hard-red signals',
  hardRedCap: 'hard-red signals',
};

/** What a share is a share of, so that it says something beside the name of its input. */
const SHARES: Record<string, string> = {
  utilisation: ' of the seats',
  usageTrend: ' in 28 days',
  featureBreadth: ' of the features',
  integration: ' of them',
  successCriteria: ' reached',
  threading: ' of the contacts needed',
  valueProof: ' of the term is gone without it',
};
const DAYS: Record<string, string> = {
  lastContact: ' ago',
  champion: ' ago',
  executiveContact: ' ago',
  daysToRenewal: ' left',
  timeToValue: '',
};

/** Any other measure, with what it is counted in: “open severe tickets: 4” is no four tickets. */
const UNITS: Record<string, (value: number) => string> = {
  nps: (mean) => `${writeRounded(mean)} of 10 on average`,
  csat: (mean) => `${writeRounded(mean)} of 5 on average`,
  openSevere: (load) => `${writeRounded(load)}, where a P1 counts four and a P2 one`,
  ticketLoad: (ratio) => `${writeRounded(ratio)} times the usual`,
  escalations: (load) => `${writeRounded(load)} for every 20 tickets, where an escalation counts twice`,
  dealComplexity: (signs) => `${writeRounded(signs)} of 5 signs of it`,
  consistency: (variation) => `swings by ${writeShare(variation)} from week to week`,
  stakeholderSentiment: (mean) => `${writeRounded(mean)} between -1 and 1`,
};

export function inputName(input: string): string {
  return NAMES[input] ?? inWords(input);
}

/** The measured value as people read it; empty where it says nothing to them. */
export function inputValue({ input, value }: Pick<Contribution, 'input' | 'value'>): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.split(', ').map(inWords).join(', ');
  const [share, days] = [SHARES[input], DAYS[input]];
  if (share !== undefined) return `${writeShare(value)}${share}`;
  if (days !== undefined) return `${counted(value, 'day')}${days}`;
  return UNITS[input]?.(value) ?? writeRounded(value);
}

/** Lines of a score that repeat a hard red are no input of their own. */
export function isInput({ input }: Pick<Contribution, 'input'>): boolean {
  return input !== 'hardRedFloor' && input !== 'hardRedCap';
}
