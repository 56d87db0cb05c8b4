import * as champion from '../champion.words';
import * as signs from '../champion.signs.words';
import * as decision from '../decision.words';
import * as doubt from '../doubt.words';
import * as gap from '../gap.words';
import * as measure from '../measure.words';
import { LEFT, NEGATIVE, OPPOSES, OWN_LEAVE, POSITIVE } from '../people.words';
import { type Passage } from '../passage';

const people = { LEFT, NEGATIVE, OPPOSES, OWN_LEAVE, POSITIVE };

/** By name within each table: compilers disagree on the order of a module's exports, and what is learnt hangs on that of features. */
const CUES = Object.entries({ champion, signs, decision, doubt, gap, measure, people }).flatMap(([table, words]) =>
  Object.entries(words)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]): [string, RegExp][] =>
      value instanceof RegExp ? [[`${table}.${name}`, stateless(value)]] : [],
    ),
);

/** A global pattern remembers where it stopped, and would answer by what was asked before. */
function stateless({ source, flags }: RegExp): RegExp {
  return new RegExp(source, flags.replace('g', ''));
}

const KNOWN = new WeakMap<Passage, string[]>();

/** The word tables of the rules that a passage speaks to. */
export function cuesIn(passage: Passage): string[] {
  const known = KNOWN.get(passage);
  if (known) return known;
  const found = CUES.filter(([, cue]) => cue.test(passage.text)).map(([name]) => name);
  KNOWN.set(passage, found);
  return found;
}
