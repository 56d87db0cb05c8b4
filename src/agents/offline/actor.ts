import { fold } from '../../evidence/names';
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
      ({ member, start }) =>
        member.side === 'customer' &&
        member !== speaker &&
        !isAddressed(text, start, own[0]?.at) &&
        !(own.length > 0 && SENDS_ME.test(text.slice(start))),
    )
    .map(({ member, start }) => ({ at: start, who: member }));
  const others = [...placesOf(words.THIRD_SUBJECT, text, language), ...placesOf(DONE_TO_ME, text, language)].map(
    (at) => ({
      at,
      who: meant(story, passage, speaker) ?? named[0]?.who,
    }),
  );
  const subjects = [...own, ...named, ...others, ...officeFirst(story, passage, named[0]?.at)].sort(
    (a, b) => a.at - b.at,
  );
  const subject = subjects.filter(({ at }) => at < act).at(-1) ?? subjects[0];
  if (subject) return subject.who;
  return speaker ?? (side === 'vendor' && kind === 'call_transcript' ? undefined : lastNamed(story, passage));
}

/**
 * "The president of the club embraced me": an office that opens the sentence is its subject, be it the one customer who
 * holds it or somebody unknown; where the name follows it, the name says who.
 */
function officeFirst(story: Story, { text }: Passage, name = text.length): { at: number; who: Member | undefined }[] {
  const office = OFFICE_FIRST.exec(text)?.[1];
  const end = OFFICE_FIRST.exec(text)?.[0].length ?? 0;
  if (office === undefined || name <= end + 3) return [];
  const written = fold(office);
  const holders = story.cast.members.filter(
    ({ side, title }) =>
      side === 'customer' &&
      title !== null &&
      fold(title)
        .split(/[^\p{L}]+/u)
        .includes(written),
  );
  return [{ at: 0, who: holders.length === 1 ? holders[0] : undefined }];
}
const OFFICE_FIRST =
  /^[^\p{L}]*(?:(?:the|our|their|el|la|nuestr[oa]|o|a|nosso|nossa|le|l['’]|notre|der|die|unser|unsere|il|nostr[oa]|de|het|onze)\s*)?(chair(?:man|woman|person)?|president|mayor|director|principal|dean|treasurer|owner|board|council|committee|boss|presidente|presidenta|director(?:a)?|alcalde(?:sa)?|dueñ[oa]|jef[ea]|consejo|comité|diretor(?:a)?|conselho|president[ea]|président(?:e)?|directeur|directrice|maire|patron(?:ne)?|conseil|vorsitzende[r]?|vorstand|chef(?:in)?|bürgermeister(?:in)?|geschäftsführer(?:in)?|inhaber(?:in)?|direttore|direttrice|sindaco|titolare|consiglio|voorzitter|directeur|burgemeester|bestuur|baas|eigenaar)(?![\p{L}])/iu;

/** "Bertrand, I have been at him since January": a name set off right before the first person is not the subject. */
function isAddressed(text: string, name: number, first = -1): boolean {
  return first > name && /^[\p{L}.'’ -]+,\s*$/u.test(text.slice(name, first));
}

/** "Desmond asked me to run it": whoever is sent does it. */
const SENDS_ME =
  /^[\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+)? (?:(?:has|had|ha|hat|heeft|a) )?(?:asked|told|wants?|wanted|begged|let|made|got|me (?:pidió|encargó|mandó)|me pediu|m['’]a (?:demandé|chargée?)|mich (?:gebeten|beauftragt)|bat mich|mi (?:ha )?(?:chiesto|incaricat[oa])|vroeg mij?|me gevraagd)(?: me)?(?![\p{L}])/u;

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
