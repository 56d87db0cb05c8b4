import { inWords } from './wording';

const ALARM: Record<string, string> = {
  p1_open: 'a ticket of priority P1 is open',
  health_drop: 'the health fell by 10 points or more in 30 days',
  no_login: 'nobody has logged in for 14 days or more',
  champion_left: 'the champion has left',
  executive_silent: 'no executive was in contact for 45 days or more',
  notice_given: 'the customer has given notice of non-renewal',
};

/** A hard red as a statement of its own. */
export function alarmInWords(name: string): string {
  return ALARM[name] ?? inWords(name);
}

const SHORT: Record<string, string> = {
  p1_open: 'P1 ticket open',
  health_drop: 'health falls',
  no_login: 'nobody logs in',
  champion_left: 'champion left',
  executive_silent: 'executive silent',
  notice_given: 'notice given',
};

/** A hard red where there is room for two or three words. */
export function alarmInShort(name: string): string {
  return SHORT[name] ?? inWords(name);
}
