import { CORRECTION, HEDGE, NEGATED } from '../doubt.words';
import * as words from '../measure.words';
import { isQuestion, type Passage } from '../passage';
import { type Story } from '../story';
import { sharedWords } from '../topic';
import { type Sense } from './labels';
import { conceptsOf, type Features, featuresNamed } from './passage.features';
import { reached, stepsTo } from './steps';

/**
 * What tells whether two things said are held against each other and nobody settled it: who says which, where, and what the sentences
 * around them say. Each side is the passages that say it in the order of the story, one for each mention.
 */
export function featuresOfSides(story: Story, first: Passage[], second: Passage[]): string[] {
  return [...ofTellers(first, second), ...ofPlaces(first, second), ...ofWords(story, unique(first), unique(second))];
}

/** What is known of two rivals; what handoffs teach of it is kept apart, for most stories told of rivals are about nothing else. */
export function featuresOfRivals(kind: string, shown: string[]): Features {
  return featuresNamed(kind, [...shown, ...shown.map((name) => `${IN_A_HANDOFF} ${name}`)]);
}
export const IN_A_HANDOFF = 'in a handoff';

/** Who says which, how often, and what each comes back to. */
function ofTellers(first: Passage[], second: Passage[]): string[] {
  const speakers = (told: Passage[]) => new Set(told.flatMap(({ speaker }) => speaker ?? []));
  const sides = (told: Passage[]) => [...new Set(told.map(({ side }) => side ?? 'nobody'))].sort().join(' ');
  const ends = (told: Passage[]) => Math.max(...told.map(({ at }) => at));
  const endsBy = (told: Passage[], name: string) => ends(told.filter(({ speaker }) => speaker === name));
  const [one, two] = [speakers(first), speakers(second)];
  const both = [...one].filter((name) => two.has(name));
  return [
    `first by ${sides(first)}`,
    `second by ${sides(second)}`,
    `by ${sides(first)} and ${sides(second)}`,
    `same tellers ${both.length > 0}`,
    `tellers known ${one.size > 0} ${two.size > 0}`,
    `gives in ${both.some((name) => endsBy(second, name) > endsBy(first, name))}`,
    `comes back ${both.some((name) => endsBy(first, name) > endsBy(second, name))}`,
    `told last ${ends(second) >= ends(first)} ${ends(first) >= ends(second)}`,
    ...reached('first told', first.length, [1, 2, 3]),
    ...reached('second told', second.length, [1, 2, 3]),
    ...reached('first tellers', one.size, [1, 2, 3]),
    ...reached('second tellers', two.size, [1, 2, 3]),
  ];
}

function ofPlaces(first: Passage[], second: Passage[]): string[] {
  const papers = (told: Passage[]) => new Set(told.map(({ documentId }) => documentId));
  const kind = ([passage]: Passage[]) => passage?.kind ?? '';
  const [one, two] = [papers(first), papers(second)];
  return [
    `same paper ${[...one].some((id) => two.has(id))}`,
    `first papers ${Math.min(3, one.size)}`,
    `second papers ${Math.min(3, two.size)}`,
    `papers ${kind(first)} ${kind(second)}`,
    `apart ${apart(first, second)}`,
  ];
}

/** How far the nearest mentions of the two are from each other, in passages. */
function apart(first: Passage[], second: Passage[]): string {
  const distances = first.flatMap((a) =>
    second.flatMap((b) => {
      if (a.documentId !== b.documentId) return [];
      if (a === b) return [0];
      return [a.turn === b.turn ? SAME_TURN : Math.abs(a.at - b.at)];
    }),
  );
  const nearest = Math.min(...distances);
  return distances.length === 0 ? 'in papers' : String([0, SAME_TURN, 2, 5, 15, 40].find((most) => nearest <= most));
}
const SAME_TURN = 0.5;

/** The senses that tell a figure or a goal, hold against it, or settle it. */
const TOLD = [
  'goal_disputed',
  'figure_back',
  'dispute_not',
  'pain_today',
  'pain_goal',
  'criterion',
] as const satisfies readonly Sense[];

/** What the sentences around each side say: its own, the two after each, and the last of all. */
function ofWords(story: Story, one: Passage[], two: Passage[]): string[] {
  const places: Record<string, Passage[]> = {
    first: one,
    second: two,
    'after first': followers(story, one),
    'after second': followers(story, two),
    last: [...one, ...two].sort((a, b) => a.at - b.at).slice(-1),
  };
  const shared = one.flatMap((a) => two.map((b) => sharedWords(a, b)));
  return [
    ...Object.entries(places).flatMap(([place, passages]) => [
      ...TOLD.flatMap((sense) =>
        stepsTo(Math.max(0, ...passages.map((passage) => story.senses.of(passage, sense)))).map(
          (step) => `${place} ${sense} ${step}`,
        ),
      ),
      ...Object.entries(SIGNS).flatMap(([sign, holds]) => (passages.some(holds) ? [`${place} ${sign}`] : [])),
    ]),
    ...['first', 'second', 'after second'].flatMap((place) => conceptsNear(place, places[place] ?? [])),
    ...reached('topic', Math.max(0, ...shared), [1, 2, 3]),
  ];
}

function unique(passages: Passage[]): Passage[] {
  return [...new Set(passages)];
}

/** The two sentences after the last of them, in its document. */
function followers({ passages }: Story, among: Passage[]): Passage[] {
  const last = among.at(-1);
  if (!last) return [];
  return passages
    .slice(last.at + 1, last.at + 4)
    .filter(({ documentId, zone }) => documentId === last.documentId && zone !== 'header')
    .slice(0, 2);
}

/** "410 or 380", "27 vs 19": two figures side by side, and nothing between them that settles it. */
const SIDE_BY_SIDE =
  /\d[\d.,'’ ]*(?:%|k|m)?\s*(?:or|oder|o|ou|of|vs\.?|versus|gegen|contra|contre|contro|tegen|frente a)\s*\d/iu;

const SIGNS: Record<string, (passage: Passage) => boolean> = {
  hedged: ({ text }) => HEDGE.test(text),
  corrected: ({ text }) => CORRECTION.test(text),
  negated: ({ text }) => NEGATED.test(text),
  'not ours': ({ text }) => words.NOT_OURS.test(text),
  disputes: ({ text }) => words.DISPUTES.test(text),
  'either or': ({ text }) => SIDE_BY_SIDE.test(text),
  asks: isQuestion,
};

function conceptsNear(place: string, passages: Passage[]): string[] {
  return [...new Set(passages.flatMap((passage) => conceptsOf(passage).map(({ concept }) => `${place} k ${concept}`)))];
}
