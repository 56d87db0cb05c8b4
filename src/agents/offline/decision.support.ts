import { type Claim, type Standing } from '../../evidence/extraction';
import { type Member } from './cast';
import { HEARSAY, HEDGE } from './doubt.words';
import { MONEY_TITLE } from './decision.words';
import { type Passage, quoteOf } from './passage';
import { DECIDER_ROLE } from './people.words';

export interface Support {
  member: Member;
  signed: Passage[];
  authority: Passage[];
  yes: Passage[];
  about: Passage[];
  against: Passage[];
}

/** Somebody signed, but whom the record names as who decides withholds the yes: the signature is not the decision. */
export function overruled(ranked: Support[]): Claim[] | null {
  const onRecord = ({ member }: Support) => DECIDER_ROLE.test(member.crmRole ?? '');
  const holdout = ranked.find(
    (each) => onRecord(each) && each.against.length > 0 && each.signed.length + each.yes.length === 0,
  );
  const signer = ranked.find((each) => each.signed.length > 0);
  if (!holdout || !signer || onRecord(signer)) return null;
  const { member, against } = holdout;
  return [
    {
      anchor: 'decisionMaker',
      value: { name: member.name, title: member.title },
      standing: 'denied',
      quotes: [...against, ...signer.signed].slice(0, 4).map(quoteOf),
      by: member.name,
      doubt: `${signer.member.name} signed, but ${member.name}, who decides, withholds the yes.`,
    },
  ];
}

export function weight({ member, signed, authority, yes, about }: Support): number {
  return (
    (signed.length > 0 ? 6 : 0) +
    Math.min(authority.length, 2) * 3 +
    (authority.length > 0 ? Math.min(yes.length, 2) * 2 : 0) +
    (DECIDER_ROLE.test(member.crmRole ?? '') ? 3 : 0) +
    Math.min(about.length, 2)
  );
}

export function claimsOf({ member, signed, authority, yes, about, against }: Support): Claim[] {
  const claim = (found: Passage[], standing: Standing, doubt: string | null): Claim => ({
    anchor: 'decisionMaker',
    value: { name: member.name, title: member.title },
    standing,
    quotes: found.slice(0, 4).map(quoteOf),
    by: found[0]?.speaker ?? null,
    doubt,
  });
  const claims: Claim[] = [];
  const knownRole = DECIDER_ROLE.test(member.crmRole ?? '');
  const inOffice = member.title !== null && MONEY_TITLE.test(member.title);
  const consent = yes.length > 0 && (authority.length > 0 || knownRole || inOffice || about.length > 0);
  const lastFirm = [...signed, ...authority, ...yes].sort(inTime).at(-1);
  const later = against.filter(
    (passage) => signed.length === 0 && (!lastFirm || inTime(passage, lastFirm) > 0 || passage.turn === lastFirm.turn),
  );
  if (signed.length > 0 || consent) claims.push(claim([...signed, ...authority, ...yes], 'stated', null));
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

function inTime(a: Passage, b: Passage): number {
  return a.order - b.order || a.start - b.start;
}

/** Two people who each claim the same authority, one of them against the other. */
export function dispute(ranked: Support[], claimants: Map<string, Passage>): Claim[] {
  if (claimants.size === 0) return [];
  const rivals = ranked.filter(
    ({ member, authority, signed }) => claimants.has(member.name) || authority.length > 0 || signed.length > 0,
  );
  if (rivals.length < 2) return [];
  const challenger = rivals.find(({ member }) => claimants.has(member.name));
  const other = rivals.find(
    (support) => support !== challenger && (support.authority.length > 0 || support.signed.length > 0),
  );
  if (!challenger || !other) return [];
  return [other, challenger].map(({ member, authority, signed }): Claim => {
    const own = claimants.get(member.name);
    return {
      anchor: 'decisionMaker',
      value: { name: member.name, title: member.title },
      standing: 'disputed',
      quotes: [...(own ? [own] : []), ...authority, ...signed].slice(0, 3).map(quoteOf),
      by: member.name,
      doubt: `${member.name} claims the decision, and somebody else does too.`,
    };
  });
}
