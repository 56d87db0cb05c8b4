import { PARTICLE, spelt } from '../../evidence/name.initials';
import { withoutTitle } from '../../evidence/name.titles';
import { isGivenName } from './given-names';
import { INITIALS, labelKey } from './initials';
import { NAME } from './turns';

/** Somebody in a list of those present, and the initials the minutes give beside the name. */
export interface Attendee {
  /** Given name first, whatever the list's order. */
  name: string;
  /** Folded, without stops; null where none stand there. */
  initials: string | null;
  start: number;
  end: number;
  /** Whether the list gives the last name first, which no other reader of names sees. */
  lastFirst: boolean;
}

/** "Roe, Ida (IR, chair)", "ROE Ida (ci-après I.R.)", "Roe Ida (chair)" and "Ida Roe (IR)" in the order of the text. */
export function attendeesIn(text: string, isRecorded: (name: string) => boolean): Attendee[] {
  let next = 0;
  return text.split('\n').flatMap((line) => {
    const from = next;
    next += line.length + 1;
    const present = PRESENT.test(line);
    const entries = [...line.matchAll(ENTRY)].map(([written, first = '', second, note = ''], place, all) => ({
      first: withoutTitle(first.replace(/\.$/u, '')),
      second: second?.replace(/\.$/u, ''),
      shorts: [...note.matchAll(SHORT)].map(([short]) => labelKey(short)),
      start: from + (all[place]?.index ?? 0),
      end: from + (all[place]?.index ?? 0) + written.length - note.length,
    }));
    const lastFirst = entries.some(({ first }) => isRecorded(turned(first)) && !isRecorded(first));
    return entries.flatMap(({ first, second, shorts, start, end }): Attendee[] => {
      const initialsOf = (name: string) => shorts.find((short) => spelt(name).includes(short)) ?? null;
      const both = second === undefined ? turned(first) : `${second} ${first}`;
      const byInitials = initialsOf(both) !== null && initialsOf(first) === null;
      const turns = second === undefined ? /^\p{Lu}{2,}(?:-\p{Lu}+)* \p{Lu}\p{Ll}/u.test(first) || lastFirst : true;
      if (byInitials || (present && turns && givenLast(first, second)))
        return [{ name: cased(both), initials: initialsOf(both), start, end, lastFirst: true }];
      const initials = initialsOf(first);
      return initials === null ? [] : [{ name: first, initials, start, end: start + first.length, lastFirst: false }];
    });
  });
}

/** The lines that list those present. */
export function listsOfPresent(text: string): string[] {
  return text.split('\n').filter((line) => PRESENT.test(line));
}

/** What opens a list of those present. */
const PRESENT =
  /(?<![\p{L}])(?:present|attending|attendees|in attendance|participating|participants|anwesend|teilnehmende?|teilnehmer(?:innen)?|zugegen|gäste?|presents?|présente?s|assistaient|presenti|partecipanti|presentes|asistentes|asisten|participantes|aanwezig(?:en)?|deelnemers|aanw|anw|prés)[^:\n]{0,30}:/iu;
const SHORT = new RegExp(String.raw`(?<![\p{L}.])(?:${INITIALS})(?![\p{L}\p{N}])`, 'gu');
const ENTRY = new RegExp(
  String.raw`(?<![\p{L}.'’-])(${NAME})(?:, (${NAME}(?: ${PARTICLE.source.slice(1, -1)})*)(?=\s*[(;.]|, \p{L}{2,5}\.|$))?(?:, \p{L}{2,5}\.)?(?:[ ](\([^()\n]{1,90}\)))?`,
  'gu',
);

/** A given name stands last: after the comma, or as the second of two words. */
function givenLast(first: string, second: string | undefined): boolean {
  const [last = '', given = '', more] = first.split(' ');
  return second === undefined
    ? isGivenName(given) && !isGivenName(last) && more === undefined
    : isGivenName(second.split(' ')[0] ?? '') && !first.split(' ').some(isGivenName);
}

/** "ROE Ida" is Ida Roe. */
function turned(name: string): string {
  const [first = '', ...others] = name.split(' ');
  return [...others, first].join(' ');
}

function cased(name: string): string {
  return name.replace(/\p{Lu}{2,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
