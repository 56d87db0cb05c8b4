import { fold, nameParts } from '../../evidence/names';
import { labelKey } from './initials';

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

/** By the given name, and where nobody's begins so by the last. */
function onlyOne(people: string[], letter: string): string | undefined {
  const begins = (at: number) => people.filter((name) => fold(nameParts(name).at(at) ?? '').startsWith(letter));
  const [given, last] = [begins(0), begins(-1)];
  const found = given.length > 0 ? given : last;
  return found.length === 1 ? found[0] : undefined;
}
