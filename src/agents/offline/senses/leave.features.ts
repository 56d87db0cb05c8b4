import { fold } from '../../../evidence/names';
import { type Member } from '../cast';
import { cue } from '../cue';
import { type Passage } from '../passage';
import { type Mentioned, type Said } from '../people.said';
import { LEFT, NOT_LEFT, OWN_LEAVE } from '../people.words';
import { customersNamed, type Story } from '../story';
import { type Features, featuresNamed } from './passage.features';
import { stepsTo } from './steps';

/** From here on a sentence sounds like a farewell without any word of one. */
const AUDIBLE = 0.1;
/** How far a name and the word of leaving may stand apart, in characters. */
const NEAR = 90;

/**
 * What the sources show of somebody's leaving: the words of it near the name, what the sentence as a whole sounds like,
 * the own farewell, and whether the person is heard of later. Null where nothing sounds like it.
 */
export function featuresOfLeaving(story: Story, member: Member, { own, about }: Said): Features | null {
  const news = about.map((mentioned) => newsIn(story, mentioned)).filter((each) => each !== null);
  const farewells = own.filter((passage) => saysGoodbye(story, passage));
  if (news.length + farewells.length === 0) return null;
  const last = Math.max(...[...news.map(({ passage }) => passage), ...farewells].map(({ order }) => order));
  return featuresNamed('leave', [
    ...news.flatMap(({ signs }) => signs),
    ...farewells.flatMap((passage) => [
      OWN_LEAVE.test(passage.text) ? 'own plain' : 'own',
      ...stepsTo(story.senses.of(passage, 'champion_left')).map((step) => `own ${step}`),
    ]),
    ...(own.some(({ order }) => order > last) ? ['heard later'] : []),
    ...(own.some(({ order }) => order === last) ? ['heard then'] : []),
    ...(own.length === 0 ? ['silent'] : []),
    `on record ${member.crmRole !== null || member.email !== null}`,
    `side ${member.side}`,
  ]);
}

function saysGoodbye(story: Story, passage: Passage): boolean {
  return OWN_LEAVE.test(passage.text) || story.senses.of(passage, 'champion_left') > AUDIBLE;
}

interface News {
  passage: Passage;
  signs: string[];
}

/** What a sentence that names somebody shows of the leaving of that person and not of another. */
function newsIn(story: Story, mentioned: Mentioned): News | null {
  const { passage, start } = mentioned;
  const sounds = story.senses.of(passage, 'champion_left');
  const words = wordsOfLeaving(passage.text);
  if ((words.length === 0 && sounds < AUDIBLE) || FOR_A_TIME.test(passage.text)) return null;
  const steps = stepsTo(sounds);
  const company = new Set(customersNamed(story, passage)).size > 1 ? 'among' : 'alone';
  const signs = [
    ...steps.map((step) => `${company} ${step}`),
    ...words.filter(({ at }) => Math.abs(at - start) <= NEAR).flatMap((word) => ofWord(word, mentioned, steps)),
    ...(NOT_LEFT.test(passage.text) ? ['not left'] : []),
    ...(/^(?:if|wenn|falls|si|se|als)\s/iu.test(passage.text) ? ['if'] : []),
  ];
  return { passage, signs };
}

/** Away and back again, or only silent: no leaving. */
const FOR_A_TIME = cue(
  `holidays?|vacation|annual leave|(?:for|until|till|back) (?:a |an |the |two |three |on |in )?(?:fortnight|weeks?|days?|months?|monday|tuesday|wednesday|thursday|friday)|(?:maternity|paternity|parental|sick) leave|vacaciones|de baja|férias|licença|congés?|vacances|urlaub|elternzeit|mutterschutz|krankgeschrieben|ferie|vakantie|verlof|quiet|silent`,
);

interface Word {
  at: number;
  end: number;
}

/** "gone to Lisbon for a week" and "gone to a competitor": whose word it is, what is gone, and where to. */
function ofWord(word: Word, mentioned: Mentioned, steps: number[]): string[] {
  const { text } = mentioned.passage;
  const place = placeOf(word, mentioned);
  return [
    `word ${place}`,
    ...steps.map((step) => `word ${place} ${step}`),
    ...tokens(text.slice(word.at, word.end)).map((token) => `says ${token}`),
    ...tokens(text.slice(word.end))
      .slice(0, 2)
      .map((token) => `then ${token}`),
  ];
}

/** "Ida says Mona has left", "since Mona left, Ida …", "our goodbyes to Mona": whose leaving it is, the order mostly tells. */
function placeOf({ at, end }: Word, { passage: { text }, start, next }: Mentioned): string {
  if (start < at) return at < next ? 'its subject' : 'further before';
  if (start - end > 3) return 'after';
  return TAKES_THE_LEAVER.test(text.slice(at, end)) ? 'its subject' : 'right after';
}
const TAKES_THE_LEAVER = /(?:to|for|de|d[aeo]|à|van|von|salutato)$/iu;

function wordsOfLeaving(text: string): Word[] {
  const everywhere = new RegExp(LEFT.source, `${LEFT.flags}g`);
  return [...text.matchAll(everywhere)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
}

function tokens(text: string): string[] {
  return fold(text).match(/\p{L}+/gu) ?? [];
}
