import { answersWhatHurts } from './dialogue';
import { type Claim } from '../../evidence/extraction';
import { resting, unmeasuredPain } from './claims';
import * as words from './measure.words';
import { type Measures } from './measures';
import { type Passage } from './passage';
import { datesOf } from './quantity';
import { type Story, tellingOf } from './story';

/** What the vendor's people wrote down of the customer's trouble, or told each other when asked what hurts. */
function noted(story: Story): Passage[] {
  const talk = tellingOf(story);
  const answers = talk.filter((passage, at) => {
    const before = talk[at - 1];
    return (
      before?.documentId === passage.documentId && before.turn !== passage.turn && ASKED_WHAT_HURTS.test(before.text)
    );
  });
  const complaints = talk.filter(({ kind, text }) => kind === 'crm_note' && words.PAIN.test(text));
  return [...answers, ...complaints].slice(0, 1);
}

const ASKED_WHAT_HURTS = new RegExp(`(?:${words.ASKS_PAIN.source}|what hurts|pain\\s*\\?)`, 'iu');

/** What speaks of the pain as far as was learnt: a measure, a complaint, a figure refused or taken back. */
function sensed({ senses }: Story, voice: Passage[]): Passage[] {
  return voice.filter((passage) => PAINS.some((sense) => senses.of(passage, sense) >= LIKELY)).slice(0, 2);
}

const PAINS = ['pain_today', 'pain_vague', 'figure_back'] as const;
const LIKELY = 0.5;

/** Complaints without a full pair of figures: a pain, but a vague one. */
export function complaints(story: Story, { voice, of }: Measures): Claim[] {
  const without = voice.filter((passage) => words.NO_FIGURES.test(passage.text));
  const outsiders = story.passages.filter(
    ({ zone, side, language }) => zone === 'body' && side === 'partner' && language !== 'und',
  );
  const pains = [...voice, ...outsiders].filter(
    (passage) =>
      passage.side !== 'vendor' &&
      (words.PAIN.test(passage.text) ||
        answersWhatHurts(story, passage) ||
        of(passage).some(({ role }) => role === 'today')) &&
      datesOf(passage).length === 0,
  );
  if (pains.length === 0 && !without.some(({ side }) => side === 'customer')) pains.push(...noted(story));
  if (pains.length === 0) pains.push(...sensed(story, voice));
  if (pains.length === 0) return [];
  const chosen = [...pains.slice(0, 2), ...without.slice(0, 1)];
  return chosen.map((passage) => ({
    ...unmeasuredPain(passage),
    ...resting(
      [passage],
      'hedged',
      words.NO_FIGURES.test(passage.text)
        ? 'The customer says that nobody measured it.'
        : 'A pain without today’s figure and a figure to reach.',
    ),
  }));
}
