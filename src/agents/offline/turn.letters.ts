import { fold, nameParts } from '../../evidence/names';
import { labelKey } from './initials';
import { STAMP } from './turns';

/** Whom single letters before a colon stand for, "G: Seventy-five.": the one person on record who begins so, of those the heading names if any. */
export function lettersIn(text: string, people: string[]): [label: string, name: string][] {
  const turns = [...text.matchAll(LETTER_TURN)];
  const letters = new Set(turns.map(([, letter = '']) => labelKey(letter)));
  if (turns.length < FEWEST_TURNS || letters.size < 2) return [];
  const heading = new Set(nameParts(text.slice(0, turns[0]?.index ?? 0)));
  const named = people.filter((name) => nameParts(name).some((part) => heading.has(part)));
  return [...letters].flatMap((letter): [string, string][] => {
    const who = onlyOne(named, letter) ?? onlyOne(people, letter);
    return who === undefined ? [] : [[letter, who]];
  });
}
const LETTER_TURN = /^(\p{Lu})[ \u00a0]?:(?=[ \u00a0])/gmu;
const FEWEST_TURNS = 4;

/** Whom a given name before a colon stands for that several on record bear: the one whom the document names in full. */
export function namesakesIn(text: string, people: string[]): [label: string, name: string][] {
  const given = people.map((name) => nameParts(name)[0] ?? '');
  const shared = [...new Set(given)].filter((each) => given.filter((other) => other === each).length > 1);
  return shared.flatMap((each): [string, string][] => {
    const named = people.filter((name, at) => given[at] === each && text.includes(name));
    return named.length === 1 && named[0] ? [[each, named[0]]] : [];
  });
}

/**
 * Whom "Priya (shop)" in a telephone's address book stands for, written "Priya Sunvale" or "Priya fitter" before a colon:
 * the one on record with this given name, where the other word is one of the customer's name or in lower case.
 */
export function bookedIn(text: string, people: string[], company: string): [written: string, name: string][] {
  const ofCompany = new Set(nameParts(company));
  const borne = new Set(people.flatMap((name) => nameParts(name).slice(1)));
  const says = (word: string) => !borne.has(fold(word)) && (BOOKED_AS.test(word) || ofCompany.has(fold(word)));
  return [...new Set([...text.matchAll(BOOKED)].map(([, written = '']) => written))].flatMap(
    (written): [string, string][] => {
      const [given = '', ...others] = written.split(' ');
      const called = people.filter((name) => nameParts(name)[0] === fold(given));
      return called.length === 1 && called[0] && others.every(says) ? [[written, called[0]]] : [];
    },
  );
}
const BOOKED = new RegExp(
  String.raw`^[ \t\u200e]*${STAMP}[\])]?[ \t]*[–-]?[ \t]*(\p{Lu}[\p{L}'’-]+(?: [\p{L}'’-]{2,}){1,3}):(?=[ \u00a0]|$)`,
  'gmu',
);
/** In lower case, or an office cut short: "fitter", "GM". */
const BOOKED_AS = /^(?:\p{Ll}[\p{L}'’-]*|\p{Lu}{2,3})$/u;

/** By the given name, and where nobody's begins so by the last. */
function onlyOne(people: string[], letter: string): string | undefined {
  const begins = (at: number) => people.filter((name) => fold(nameParts(name).at(at) ?? '').startsWith(letter));
  const [given, last] = [begins(0), begins(-1)];
  const found = given.length > 0 ? given : last;
  return found.length === 1 ? found[0] : undefined;
}
