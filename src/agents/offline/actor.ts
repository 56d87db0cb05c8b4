import { type Member } from './cast';
import * as words from './champion.signs.words';
import { cue, type Cue } from './cue';
import { type Passage } from './passage';
import { type Story } from './story';

/**
 * Whom of the customer's people a sentence is about: the subject of the word at `act`, which is the last one before it, or
 * else the first subject there is, be it the speaker, somebody named or somebody meant; undefined where a seller speaks of
 * nobody else.
 */
export function actorIn(story: Story, passage: Passage, act = 0): Member | undefined {
  const { text, language, side, kind } = passage;
  const speaker = customer(story.cast.find(passage.speaker));
  const own = placesOf(words.FIRST_SUBJECT, text, language).map((at) => ({ at, who: speaker }));
  const named = story
    .named(passage)
    .filter(
      ({ member, start }) => member.side === 'customer' && member !== speaker && !isAddressed(text, start, own[0]?.at),
    )
    .map(({ member, start }) => ({ at: start, who: member }));
  const others = [...placesOf(words.THIRD_SUBJECT, text, language), ...placesOf(DONE_TO_ME, text, language)].map(
    (at) => ({
      at,
      who: meant(story, passage, speaker) ?? named[0]?.who,
    }),
  );
  const subjects = [...own, ...named, ...others].sort((a, b) => a.at - b.at);
  const subject = subjects.filter(({ at }) => at < act).at(-1) ?? subjects[0];
  if (subject) return subject.who;
  return speaker ?? (side === 'vendor' && kind === 'call_transcript' ? undefined : lastNamed(story, passage));
}

/** "Bertrand, I have been at him since January": a name set off right before the first person is not the subject. */
function isAddressed(text: string, name: number, first = -1): boolean {
  return first > name && /^[\p{L}.'’ -]+,\s*$/u.test(text.slice(name, first));
}

function customer(member: Member | undefined): Member | undefined {
  return member?.side === 'customer' ? member : undefined;
}

/** The places of a subject; the polite "Sie" and the Italian article are no third person. */
function placesOf(pattern: Cue, text: string, language: string): number[] {
  return [...text.matchAll(new RegExp(pattern.source, 'giu'))]
    .filter(({ 0: word }) => !(language === 'it' && /^il$/iu.test(word)))
    .filter(({ 0: word, index }) => !(language === 'de' && word === 'Sie' && index > 0))
    .map(({ index }) => index);
}

/** Whom "she" means: the customer named or speaking last before, other than the speaker. */
function meant(story: Story, { at, documentId }: Passage, speaker: Member | undefined): Member | undefined {
  for (let back = 1; back <= FAR; back += 1) {
    const before = story.passages[at - back];
    if (!before || before.documentId !== documentId) return undefined;
    const named = story.named(before).find(({ member }) => member.side === 'customer' && member !== speaker)?.member;
    if (named) return named;
    const spoke = story.cast.find(before.speaker);
    if (spoke && spoke !== speaker && spoke.side === 'customer') return spoke;
  }
  return undefined;
}
const FAR = 8;

/** In a note that goes on without a subject: the customer named last in the sentences before it. */
function lastNamed(story: Story, { at, documentId, turn }: Passage): Member | undefined {
  for (let back = 1; back <= NEAR; back += 1) {
    const before = story.passages[at - back];
    if (before?.documentId !== documentId || before.turn !== turn) return undefined;
    const named = story.named(before).find(({ member }) => member.side === 'customer')?.member;
    if (named) return named;
  }
  return undefined;
}
const NEAR = 3;

/** "Mi ha convinto", "me lleva": languages that leave out the subject show by the object that it is somebody else. */
const DONE_TO_ME = cue(
  `(?:mi|ci) (?:ha|hanno|faceva|fece)|(?:me|nos) (?:lo |la )?(?:ha|han|lleva|llevan|tem|vem|\\p{L}+(?:ó|ou|eu|iu))|m'a|m'ont|nous a|nous ont`,
);
