import { type Claim, type Standing } from '../../evidence/extraction';
import { type Member } from './cast';
import { decider, resting } from './claims';
import { HEARSAY, HEDGE } from './doubt.words';
import { type Weighed, strengthOf, surest } from './weighed';
import { type Passage } from './passage';
import { type Judged } from './people.judged';
import { opensWithIf } from './own.consent';
import { deciderByRecord } from './record.roles';
import { signsAnotherPaper } from './told.signatures';

/** What there is for and against one person as who decides. */
export interface DeciderEvidence {
  member: Member;
  signed: Passage[];
  /** Sentences that say that the person has signed. */
  told: Passage[];
  authority: Passage[];
  /** Own sentences that give the terms of the order, two of them at least. */
  states: Passage[];
  /** How surely each sentence about the person says an explicit yes, and how surely it says that there is none. */
  yes: Weighed[];
  no: Weighed[];
  /** Sentences that say yes by a phrase known by rule. */
  consents: Passage[];
  about: Passage[];
  /** Own sentences about the money being one's own, plain or not. */
  claims: Passage[];
  against: Passage[];
}

/** Somebody signed, but whom the record names as who decides withholds the yes: the signature is not the decision. */
export function overruled(ranked: DeciderEvidence[]): Claim[] | null {
  const onRecord = ({ member }: DeciderEvidence) => deciderByRecord(member);
  const holdout = ranked.find(
    (each) =>
      onRecord(each) && each.against.length > 0 && each.signed.length === 0 && strengthOf(each.yes) < SAID_STRENGTH,
  );
  const signer = ranked.find((each) => each.signed.length > 0);
  if (!holdout || !signer || onRecord(signer)) return null;
  const { member, against } = holdout;
  return [
    {
      ...decider(member),
      ...resting(
        [...against, ...signer.signed].slice(0, 4),
        'denied',
        `${signer.member.name} signed, but ${member.name}, who decides, withholds the yes.`,
      ),
      by: member.name,
    },
  ];
}

/** Below this strength, a sum of −ln of chances, the own sentences together say no yes. */
const SAID_STRENGTH = 0.3;

/** From here on somebody is called who decided; where phrases known by rule give both the authority and the yes, less will do. */
const SURE = 0.4;
const SURE_BY_RULE = 0.27;

/** Whether somebody has decided for sure, by all that is said and signed. */
export type Decided = (support: DeciderEvidence) => boolean;

export function decidedBy({ sureOf }: Judged): Decided {
  return ({ member, consents, authority }) =>
    sureOf(member, 'has decided') >= (consents.length > 0 && authority.length > 0 ? SURE_BY_RULE : SURE);
}

/** An own yes, or a signature, is on paper at all. */
const SAID = 0.3;

export function deciderClaims(support: DeciderEvidence, hasDecided: Decided): Claim[] {
  const { member, signed, told, states, authority, about, against } = support;
  const said = support.yes
    .filter(answersConsent(support))
    .filter(({ passage }) => !signsAnotherPaper(passage) && !opensWithIf(passage));
  const yes = surest(said, SAID, 2);
  const claim = (found: Passage[], standing: Standing, doubt: string | null): Claim => ({
    ...decider(member),
    ...resting(found.slice(0, 4), standing, doubt),
  });
  const claims: Claim[] = [];
  const knownRole = deciderByRecord(member);
  const decided = hasDecided(support) && signed.length + told.length + states.length + yes.length > 0;
  const lastFirm = [...signed, ...told, ...states, ...authority, ...yes].sort(inTime).at(-1);
  const later = against.filter(
    (passage) => signed.length === 0 && (!lastFirm || inTime(passage, lastFirm) > 0 || passage.turn === lastFirm.turn),
  );
  if (decided) claims.push(claim([...signed, ...told, ...states, ...authority, ...yes], 'stated', null));
  else if (authority.length > 0)
    claims.push(claim(authority, 'hedged', `${member.name} has the authority, but no document shows an explicit yes.`));
  else if (about.length > 0) {
    const second = about.some(({ text }) => HEARSAY.test(text) || HEDGE.test(text));
    claims.push(
      claim(about, second ? 'hearsay' : 'hedged', `Others name ${member.name}; an own, explicit yes is not on record.`),
    );
  } else if (knownRole && yes.length === 0 && against[0])
    claims.push(claim(against.slice(0, 1), 'hedged', `The CRM names ${member.name}, but no document shows a yes.`));
  if (later.length > 0)
    claims.push(claim(later, 'denied', `${member.name} does not call it a yes, or ties it to a condition.`));
  return claims;
}

/** A bare "Yes." is one only where it is known to answer the question for consent. */
function answersConsent({ consents }: DeciderEvidence): (said: Weighed) => boolean {
  return ({ passage }) => !BARE_YES.test(passage.text) || consents.includes(passage);
}
const BARE_YES = /^\W*(?:yes|yep|yeah|ja|jawohl|oui|sí|sim|sì)\W*$/iu;

function inTime(a: Passage, b: Passage): number {
  return a.order - b.order || a.start - b.start;
}
