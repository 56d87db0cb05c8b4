import { type Claim } from '../../evidence/extraction';
import { type Member } from './cast';
import { type DriverEvidence } from './champion.evidence';
import { champion, resting } from './claims';
import { RIVALRY } from './champion.words';
import { NEGATED } from './doubt.words';
import { type Passage } from './passage';
import { customersNamed, type Story, tellingOf } from './story';

/** How surely each says that it is theirs. */
const CLAIMED = 0.75;

/** Two people who each drove it by their own words, one of them against the other. */
export function rivalsAmong(story: Story, ranked: DriverEvidence[]): Claim[] {
  const passages = tellingOf(story);
  const own = ranked
    .map(({ member, drives }) => ({
      member,
      said: drives
        .filter(({ passage, probability }) => passage.speaker === member.name && probability > CLAIMED)
        .map(({ passage }) => passage),
    }))
    .filter(({ said }) => said.length > 0);
  const contested = passages.some(
    (passage, at) =>
      own.some(({ member }) => member.name === passage.speaker) &&
      (RIVALRY.test(passage.text) || (NEGATED.test(passage.text) && onARival(story, passages, at, own))),
  );
  if (
    own.length < 2 ||
    !(
      contested ||
      outbid(
        own.map(({ said }) => said),
        passages,
      )
    )
  )
    return [];
  return own.slice(0, 2).map(({ member, said }) => ({
    ...champion(member),
    ...resting(
      said.slice(0, 2),
      'disputed',
      `${member.name} says to be the one who drives it, and so does somebody else.`,
    ),
  }));
}

/**
 * The next to speak answers one's claim with another: "Me, I wrote the request." – "With respect, I brought it in.";
 * whoever speaks of "her paper" agrees.
 */
function outbid(claims: Passage[][], passages: Passage[]): boolean {
  return passages.some((passage, at) => {
    const next = passages[at + 1];
    const one = claims.find((said) => said.includes(passage));
    if (!one || next?.documentId !== passage.documentId || ABOUT_THE_OTHER.test(next.text)) return false;
    return claims.some((said) => said !== one && said.includes(next));
  });
}

/** "Gemma will have told you she drives it. She doesn't.": the denial is of the other one, named here or just before. */
function onARival(story: Story, passages: Passage[], at: number, own: { member: Member }[]): boolean {
  const here = passages[at];
  if (!here) return false;
  const isRival = ({ name }: Member) => name !== here.speaker && own.some(({ member }) => member.name === name);
  if (customersNamed(story, here).some(isRival)) return true;
  const before = passages[at - 1];
  return (
    before?.documentId === here.documentId &&
    before.turn === here.turn &&
    ABOUT_THE_OTHER.test(here.text) &&
    customersNamed(story, before).some(isRival)
  );
}

const ABOUT_THE_OTHER =
  /(?<![\p{L}])(?:s?he|him|her|él|ella|ele|ela|il|elle|lui|er|sie|ihn|ihm|lei|hij|zij|hem|haar)(?![\p{L}])/iu;
