import { type Fields } from './crm.source';

/** The text of a field; empty where there is none. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** Whether a person has this mail address, or a name with all these words. */
export function isCalled({ name, email }: { name: string; email: string }, wanted: string): boolean {
  const sought = wanted.trim().toLowerCase();
  const called = name.toLowerCase();
  return (
    sought !== '' && (email.toLowerCase() === sought || sought.split(/\s+/).every((word) => called.includes(word)))
  );
}
