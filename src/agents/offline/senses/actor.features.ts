import { type Member } from '../cast';
import { FIRST_SUBJECT, THIRD_SUBJECT } from '../champion.signs.words';
import { cue } from '../cue';
import { isQuestion, type Passage } from '../passage';
import { type Story } from '../story';
import { conceptsIn } from './concepts';
import { type Features, featuresNamed, tokensIn } from './passage.features';

/** Somebody of the customer whom a sentence may be about. */
export interface Candidate {
  member: Member;
  features: Features;
}

/** How far back somebody may have been named or have spoken whom "she" still means, and how many are looked at. */
const FAR = 8;
const MOST_BEFORE = 3;

/** Whom of the customer's people a sentence may be about, the speaker, those named and those just before, with what speaks for each. */
export function actorCandidates(story: Story, passage: Passage): Candidate[] {
  const voice = customer(story.cast.find(passage.speaker));
  const speaker = isDoneToMe(passage) ? undefined : voice;
  const named = story.named(passage);
  const own = named.filter(({ member }) => member.side === 'customer');
  const before = spokenOfBefore(story, passage).filter(
    ({ member }) => member !== voice && own.every((each) => each.member !== member),
  );
  const shape = shapeOf(passage, own.length, named.length - own.length, speaker !== undefined);
  const candidate = (member: Member, as: string, signs: string[]): Candidate => ({
    member,
    features: featuresNamed('actor', [...signs, ...shape.map((each) => `${as} ${each}`), as]),
  });
  return [
    ...(speaker ? [candidate(speaker, 'speaker', speakerSigns(passage))] : []),
    ...own
      .filter(({ member, start }) => member !== speaker && !(speaker && SENDS_ME.test(passage.text.slice(start))))
      .map(({ member, start }, rank) =>
        candidate(member, 'named', [
          ...aroundName(
            passage,
            start,
            named.map((each) => each.start),
          ),
          `rank ${Math.min(rank, 3)} of ${Math.min(own.length, 4)}`,
        ]),
      ),
    ...before.map(({ member, signs }, rank) => candidate(member, 'before', [...signs, `before rank ${rank}`])),
  ];
}

/** "Desmond asked me to run it": whoever is sent does it. */
const SENDS_ME =
  /^[\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+)? (?:(?:has|had|ha|hat|heeft|a) )?(?:asked|told|wants?|wanted|begged|let|made|got|me (?:pidió|encargó|mandó)|me pediu|m['’]a (?:demandé|chargée?)|mich (?:gebeten|beauftragt)|bat mich|mi (?:ha )?(?:chiesto|incaricat[oa])|vroeg mij?|me gevraagd)(?: me)? (?:to|si|se|de|d['’]|di|que|um|zu|om|ob)(?![\p{L}])/u;

function customer(member: Member | undefined): Member | undefined {
  return member?.side === 'customer' ? member : undefined;
}

function shapeOf(passage: Passage, own: number, others: number, speaks: boolean): string[] {
  const { text, kind, side, zone } = passage;
  const first = FIRST_SUBJECT.exec(text)?.index;
  const third = THIRD_SUBJECT.exec(text)?.index;
  return [
    kind,
    `side ${side ?? '-'}`,
    `zone ${zone}`,
    `named ${Math.min(own, 3)}`,
    `others ${Math.min(others, 2)}`,
    `speaks ${speaks}`,
    `first ${place(first, text)}`,
    `third ${place(third, text)}`,
    ...(first !== undefined && third !== undefined ? [first < third ? 'first then third' : 'third then first'] : []),
    ...(isQuestion(passage) ? ['asks'] : []),
    ...(/["“”„«»]/u.test(text) ? ['quotes'] : []),
  ];
}

/** "Mi ha convinto", "me lleva": languages that leave out the subject show by the object that it is not the speaker. */
function isDoneToMe({ text, language }: Passage): boolean {
  const first = language === 'it' ? ITALIAN_FIRST : FIRST_SUBJECT;
  return DONE_TO_ME.test(text) && !first.test(text);
}
/** The Italian article "i" is no English "I". */
const ITALIAN_FIRST = cue(`io|ho`);
const DONE_TO_ME = cue(
  `(?:mi|ci) (?:ha|hanno|faceva|fece)|(?:me|nos) (?:lo |la )?(?:ha|han|lleva|llevan|tem|vem|\\p{L}+(?:ó|ou|eu|iu))|m'a|m'ont|nous a|nous ont`,
);

function place(at: number | undefined, text: string): string {
  return at === undefined ? 'none' : at < 4 ? 'opens' : at < text.length / 2 ? 'early' : 'late';
}

function speakerSigns({ text, language, date }: Passage): string[] {
  const tokens = tokensIn(text, language, date).slice(0, OPENING);
  return [
    ...tokens.slice(0, 3).map((token, at) => `speaker ^${at} ${token}`),
    ...tokens.map((token) => `speaker ^ ${token}`),
    ...conceptsIn(tokens, language).map(({ concept }) => `speaker k ${concept}`),
  ];
}
const OPENING = 8;

const NEAR = 4;

/** The words just before and behind the name, and what stands between it and the name before it. */
function aroundName({ text, language, date }: Passage, start: number, names: number[]): string[] {
  const end = start + (/^[\p{L}\p{M}'’.-]+(?:\s\p{Lu}[\p{L}\p{M}'’.-]+)*/u.exec(text.slice(start))?.[0].length ?? 1);
  const previous = Math.max(0, ...names.filter((each) => each < start));
  const next = Math.min(text.length, ...names.filter((each) => each > start));
  const back = tokensIn(text.slice(Math.max(0, start - 60), start), language, date).reverse();
  const ahead = tokensIn(text.slice(end, end + 80), language, date);
  const between = tokensIn(text.slice(Math.max(previous, start - 120), start), language, date);
  const until = tokensIn(text.slice(end, Math.min(next, end + 120)), language, date);
  return [
    `at ${place(start, text)}`,
    `first ${side(FIRST_SUBJECT, text, start)} third ${side(THIRD_SUBJECT, text, start)}`,
    ...(ME.test(text.slice(end, end + 24)) ? ['does it to me'] : []),
    ...back.slice(0, NEAR).map((token, at) => `<${at} ${token}`),
    ...ahead.slice(0, NEAR).map((token, at) => `>${at} ${token}`),
    ...back.slice(0, NEAR).map((token) => `< ${token}`),
    ...ahead.slice(0, NEAR).map((token) => `> ${token}`),
    `<< ${back.slice(0, 2).reverse().join(' ')}`,
    `>> ${ahead.slice(0, 2).join(' ')}`,
    ...conceptsIn(ahead.slice(0, 6), language).map(({ concept }) => `>k ${concept}`),
    ...conceptsIn([...back].reverse().slice(-6), language).map(({ concept }) => `<k ${concept}`),
    ...conceptsIn(until, language).map(({ concept }) => `until k ${concept}`),
    ...(previous > 0 && previous < start
      ? conceptsIn(between, language).map(({ concept }) => `between k ${concept}`)
      : []),
  ];
}

/** Whether a subject stands before the name, behind it, or on both sides. */
function side(subject: RegExp, text: string, name: number): string {
  const [before, behind] = [subject.test(text.slice(0, name)), subject.test(text.slice(name))];
  return before ? (behind ? 'around' : 'before') : behind ? 'behind' : 'none';
}

/** "Desmond asked me …", "Mona me lleva …": whoever is named does something to the speaker. */
const ME = cue(`me|us|mich|mir|uns|m'|nous|nos|mi|ci|mij|ons`);

interface Before {
  member: Member;
  signs: string[];
}

/** The customers named or speaking in the sentences before, the nearest first. */
function spokenOfBefore(story: Story, { at, documentId, turn, speaker }: Passage): Before[] {
  const found = new Map<Member, string[]>();
  for (let back = 1; back <= FAR && found.size < MOST_BEFORE; back += 1) {
    const before = story.passages[at - back];
    if (before?.documentId !== documentId) break;
    const customers = story.named(before).filter(({ member }) => member.side === 'customer');
    const signs = [
      `back ${back < 4 ? back : 'far'}`,
      `same turn ${before.turn === turn}`,
      `same speaker ${before.speaker === speaker}`,
      `beside ${Math.min(customers.length, 3)}`,
    ];
    customers.forEach(({ member }, rank) => {
      if (!found.has(member)) found.set(member, [...signs, 'was named', `was rank ${Math.min(rank, 2)}`]);
    });
    const spoke = customer(story.cast.find(before.speaker));
    if (spoke && !found.has(spoke)) found.set(spoke, [...signs, 'spoke']);
  }
  return [...found].map(([member, signs]) => ({ member, signs }));
}
