import { type Claim, type Standing } from '../../evidence/extraction';
import { type Member } from './cast';
import { cue } from './cue';
import * as words from './decision.words';
import {
  CONDITION,
  CONDITION_BEHIND,
  CONDITION_FIRST,
  HEARSAY,
  HEDGE,
  NEGATED,
  SARCASM,
  TURNED_ROUND,
} from './doubt.words';
import { type Passage, quoteOf } from './passage';
import { DECIDER_ROLE } from './people.words';
import { signatures } from './signatures';
import { type Story } from './story';
import { together } from './together';

interface Support {
  member: Member;
  signed: Passage[];
  authority: Passage[];
  yes: Passage[];
  about: Passage[];
  against: Passage[];
}

/** Who decides: signatures, own words of authority and consent, what others say, and who speaks against it. */
export function readDecisionMaker(story: Story): Claim[] {
  const passages = story.passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
  const supports = new Map<string, Support>();
  const of = (member: Member): Support => {
    const known = supports.get(member.name) ?? { member, signed: [], authority: [], yes: [], about: [], against: [] };
    supports.set(member.name, known);
    return known;
  };
  for (const { member, line } of signatures(story)) of(member).signed.push(line);
  for (const member of story.cast.members)
    if (member.side === 'customer' && DECIDER_ROLE.test(member.crmRole ?? '')) of(member);
  let claimants = new Map<string, Passage>();
  for (const passage of passages) {
    const speaker = story.cast.find(passage.speaker);
    const own = speaker?.side === 'customer' && !quotesAnother(passage) ? speaker : undefined;
    const others = story
      .named(passage)
      .map(({ member }) => member)
      .filter((member) => member.side === 'customer' && member !== own);
    if (own) {
      const unsure = /\?\s*$/.test(passage.text) || SARCASM.test(passage.text) || HEDGE.test(passage.text);
      if (
        words.TAKES_BACK.test(passage.text) ||
        words.IN_PART.test(passage.text) ||
        conditional(passage) ||
        turnedRound(story, passage)
      )
        of(own).against.push(passage);
      else if (words.NOT_YET.test(passage.text) || CONDITION.test(passage.text)) {
        if (words.NOT_YET.test(passage.text) || words.ABOUT_DECIDING.test(passage.text) || YES_WORD.test(passage.text))
          of(own).against.push(passage);
      } else if (!unsure) {
        if (hasAuthority(passage)) of(own).authority.push(passage);
        if (saysYes(story, passage, others)) of(own).yes.push(passage);
      }
      if (words.NOT_ENTITLED.test(passage.text)) claimants = new Map([...claimants, [own.name, passage]]);
    }
    if (
      (words.ABOUT_DECIDING.test(passage.text) || words.MY_AUTHORITY.test(passage.text)) &&
      !NOBODY_KNOWS.test(passage.text)
    ) {
      for (const member of others.slice(0, 2))
        if (supports.has(member.name) || decides(passage, member)) of(member).about.push(passage);
    }
  }
  const ranked = [...supports.values()]
    .filter(({ member }) => member.side === 'customer')
    .sort((a, b) => weight(b) - weight(a));
  const disputed = dispute(ranked, claimants);
  if (disputed.length > 0) return disputed;
  const claims = overruled(ranked) ?? ranked.flatMap(claimsOf);
  if (claims.length > 0) return claims;
  const onRecord = byRecord(story, ranked);
  if (onRecord.length > 0) return onRecord;
  const office = offices(story, passages);
  return office.length > 0 ? office : byTitle(story);
}

/** Somebody signed, but whom the record names as who decides withholds the yes: the signature is not the decision. */
function overruled(ranked: Support[]): Claim[] | null {
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

/** Somebody's title says that money may be in that hand. */
const MONEY_TITLE = cue(
  `cfo|ceo|coo|cto|cio|chief \\p{L}+ officer|chief of|president|owner|founder|managing (?:director|partner)|general manager|finance director|director of finance|head of finance|budget|treasurer|svp|evp|vp|director general|directora general|gerente general|director(?:a)? financier[oa]|dueñ[oa]|diretor(?:a)?[- ](?:geral|financeir[oa])|sóci[oa]|propriet\\p{L}*|pdg|directeur (?:général|financier|industriel)|directrice (?:générale|financière)|gérant(?:e)?|geschäftsführer(?:in)?|vorstand|inhaber(?:in)?|kaufmännische[rn]? \\p{L}+|finanzleiter(?:in)?|amministrator\\p{L}* \\p{L}*|titolare|direttor\\p{L}* (?:generale|finanziari[oa])|algemeen directeur|eigenaar|financieel directeur|bestuurder`,
);

const YES_WORD = cue(
  `yes|approve\\p{L}*|sign\\p{L}*|budget|sí|sim|oui|ja|sì|aprob\\p{L}*|aprov\\p{L}*|approuv\\p{L}*|genehmig\\p{L}*|approv\\p{L}*|goedk\\p{L}*`,
);

function weight({ member, signed, authority, yes, about }: Support): number {
  return (
    (signed.length > 0 ? 6 : 0) +
    Math.min(authority.length, 2) * 3 +
    (authority.length > 0 ? Math.min(yes.length, 2) * 2 : 0) +
    (DECIDER_ROLE.test(member.crmRole ?? '') ? 3 : 0) +
    Math.min(about.length, 2)
  );
}

function claimsOf({ member, signed, authority, yes, about, against }: Support): Claim[] {
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
function dispute(ranked: Support[], claimants: Map<string, Passage>): Claim[] {
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

/** "The superintendent signs": an office without a name. */
function offices(story: Story, passages: Passage[]): Claim[] {
  const office =
    /(?<![\p{L}])(?:the|our|their|his|her|el|la|nuestr[oa]|su|o|a|nosso|nossa|le|notre|leur|der|die|unser|unsere|ihr|il|nostr[oa]|de|onze|hun)\s+((?:\p{L}+\s+){0,2}?(?:superintendent|owner|ceo|cfo|coo|cio|cto|board|director\p{L}*|president\p{L}*|chair\p{L}*|head|principal|dean|manager|partner|founder|boss|vp|mayor|council|committee|treasurer|controller|gerente|dueñ[oa]|jef[ea]|consejo|comité|directeur|directrice|patron(?:ne)?|président\p{L}*|direction|geschäftsführ\p{L}*|chef\p{L}*|vorstand|inhaber\p{L}*|titolare|direttor\p{L}*|amministrator\p{L}*|diretor\p{L}*|dono|dona|conselho|directie|eigenaar|baas|bestuur))(?![\p{L}])/iu;
  const found = passages.flatMap((passage): { passage: Passage; title: string }[] => {
    if (passage.language === 'und' || !(words.ABOUT_DECIDING.test(passage.text) || askedWhoDecides(story, passage)))
      return [];
    if (NOBODY_KNOWS.test(passage.text)) return [];
    const title = office.exec(passage.text)?.[1]?.trim();
    return title ? [{ passage, title }] : [];
  });
  return found.slice(0, 2).map(({ passage, title }) => ({
    anchor: 'decisionMaker',
    value: { name: null, title: title.charAt(0).toUpperCase() + title.slice(1) },
    standing: 'hedged',
    quotes: [quoteOf(passage)],
    by: passage.speaker,
    doubt: `Only the office is named (${title}), not the person, and no signature is on record.`,
  }));
}

/** "Who signs?" right before. */
function askedWhoDecides(story: Story, passage: Passage): boolean {
  return story.passages
    .slice(Math.max(0, passage.at - 3), passage.at)
    .some(
      ({ documentId, side, text }) =>
        documentId === passage.documentId && side === 'vendor' && ASKS_WHO_DECIDES.test(text),
    );
}
const ASKS_WHO_DECIDES = cue(
  `who (?:else )?(?:signs|decides|approves|pays|has to say yes|holds the budget|owns the budget|needs to (?:sign|approve|agree))|quién (?:firma|decide|aprueba|paga)|quem (?:assina|decide|aprova|paga)|qui (?:signe|décide|valide|paie)|wer (?:unterschreibt|entscheidet|genehmigt|zahlt)|chi (?:firma|decide|approva|paga)|wie (?:tekent|beslist|betaalt)`,
);
const NOBODY_KNOWS = cue(
  `(?:couldn't|could not|can't|cannot|didn't|did not|don't|do not|doesn't) (?:say|tell|know|catch) who|no idea who|no names?|someone upstairs|not clear who|no (?:sé|sabe) quién|não (?:sei|sabe) quem|ne sait pas qui|weiß nicht,? wer|non sa chi|weet niet wie`,
);

/** The CRM names who decides, and the documents name the person without a word on the matter. */
function byRecord(story: Story, ranked: Support[]): Claim[] {
  return ranked.slice(0, 1).flatMap(({ member }): Claim[] => {
    const passage = passageOf(story, member);
    if (!passage || !DECIDER_ROLE.test(member.crmRole ?? '')) return [];
    const doubt = `The CRM names ${member.name} as who decides; no document shows the authority, nor a yes.`;
    return [byOffice(member, passage, doubt)];
  });
}

function passageOf(story: Story, member: Member): Passage | undefined {
  return story.passages.find(
    (each) => each.speaker === member.name || story.named(each).some((named) => named.member === member),
  );
}

function byOffice(member: Member, passage: Passage, doubt: string): Claim {
  return {
    anchor: 'decisionMaker',
    value: { name: member.name, title: member.title },
    standing: 'hedged',
    quotes: [quoteOf(passage)],
    by: null,
    doubt,
  };
}

/** Nobody says who decides, but somebody's title suggests it. */
function byTitle(story: Story): Claim[] {
  const likely = story.cast.members
    .filter(({ side, title }) => side === 'customer' && title !== null && MONEY_TITLE.test(title))
    .slice(0, 2);
  return likely.flatMap((member): Claim[] => {
    const passage = passageOf(story, member);
    const doubt = `The title of ${member.name} suggests the authority; no document shows it, nor a yes.`;
    return passage ? [byOffice(member, passage, doubt)] : [];
  });
}

/** The deciding word stands close to the name. */
function decides({ text }: Passage, member: Member): boolean {
  const first = member.name.split(/\s+/u)[0] ?? member.name;
  const last = member.name.split(/\s+/u).at(-1) ?? member.name;
  const at = Math.max(text.indexOf(first), text.indexOf(last));
  const close = text.slice(Math.max(0, at - 50), at + 90);
  return words.ABOUT_DECIDING.test(close);
}

/** The speaker holds the money or the last word, said outright or by "my own cost centre", "the pen is mine". */
function hasAuthority({ text }: Passage): boolean {
  if (words.MY_AUTHORITY.test(text) && !negatedAt(text, words.MY_AUTHORITY)) return true;
  if (words.I_DECIDE.test(text) && !negatedAt(text, words.I_DECIDE)) return true;
  return together(text, words.MINE, words.PURSE, 3) && !NEGATED.test(text);
}

/** An own, explicit yes: outright, as the word that opens the statement, or as the answer to whether the purchase is on. */
function saysYes(story: Story, passage: Passage, others: Member[]): boolean {
  const { text } = passage;
  if (words.YES.test(text) && !negatedAt(text, words.YES) && !aboutAnother(passage, others)) return true;
  if (opensWith(text, words.CONSENT) && others.length === 0) return true;
  if (others.length === 0 && together(text, words.FUNDS, words.RELEASED, 3) && !NEGATED.test(text)) return true;
  return opensWith(text, words.ASSENT) && askedForConsent(story, passage);
}

/** The phrase is the first thing said, but for a greeting or a name set off before it. */
function opensWith(text: string, phrase: RegExp): boolean {
  const match = phrase.exec(text);
  if (!match) return false;
  const before = text.slice(0, match.index).trimEnd();
  return before === '' || (before.length < 40 && /^["'“«(]?(?:[\p{L}.]+\s?){0,3}\s*[,:–—-]$|^["'“«(]$/u.test(before));
}

/** The vendor's question right before was whether the purchase is on. */
function askedForConsent(story: Story, { at, documentId, turn }: Passage): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const before = story.passages[at - back];
    if (!before || before.documentId !== documentId) return false;
    if (before.turn === turn || before.zone === 'header') continue;
    return before.side === 'vendor' && /\?/u.test(before.text) && words.ASKS_CONSENT.test(before.text);
  }
  return false;
}

/** "Dale approved it": the yes is another person's. */
function aboutAnother({ text }: Passage, others: Member[]): boolean {
  const match = words.YES.exec(text);
  if (!match || others.length === 0) return false;
  const before = text.slice(Math.max(0, match.index - 30), match.index);
  return others.some(({ name }) => name.split(/\s+/u).some((part) => part.length > 2 && before.includes(part)));
}

/** "Once legal has cleared it, you have my approval", "stimme zu, allerdings erst, wenn …": a yes that hangs on something. */
function conditional({ text }: Passage): boolean {
  return [words.YES, words.MY_AUTHORITY, words.CONSENT, words.I_DECIDE].some((phrase) => {
    const match = phrase.exec(text);
    if (!match || SETTLED.test(text)) return false;
    const clause = text.slice(Math.max(0, text.slice(0, match.index).search(/[^.;:!?]*$/u)), match.index);
    return CONDITION_FIRST.test(clause) || CONDITION_BEHIND.test(text.slice(match.index + match[0].length));
  });
}
/** What is signed or released already hangs on nothing any more. */
const SETTLED = cue(
  `i (?:have )?(?:already )?(?:signed|approved)|is (?:already )?(?:signed|released|approved)|(?:ya|já) (?:firmé|está \\p{L}+|assinei|aprovei)|j'ai (?:déjà )?(?:signé|validé)|(?:bereits|schon) (?:\\p{L}+ ){0,2}(?:unterschrieben|freigegeben)|ho già firmato|heb al getekend`,
);

/** "Approved, obviously. Not." */
function turnedRound(story: Story, { at, documentId, turn, text }: Passage): boolean {
  const next = story.passages[at + 1];
  return next?.documentId === documentId && next.turn === turn && TURNED_ROUND.test(next.text) && words.YES.test(text);
}

/** Mail in which the deciding words stand inside quotation marks: somebody else's, whoever passes them on. */
function quotesAnother({ text, zone, kind }: Passage): boolean {
  if (zone !== 'body' || kind === 'call_transcript') return false;
  return [words.YES, words.MY_AUTHORITY, words.CONSENT, words.I_DECIDE].some((phrase) => {
    const match = phrase.exec(text);
    const opened = match ? OPENING_MARK.exec(text.slice(0, match.index)) : null;
    return opened !== null && /\p{L}/u.test(text.slice(0, opened.index));
  });
}
/** The last mark that opens direct speech and is not closed before the end. */
const OPENING_MARK = /(?<=:\s{0,2})["“„«»](?![^]*["”“»«])/u;

/** A negation in the same clause turns the phrase round. */
function negatedAt(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const before = text.slice(0, match.index);
  const clause = before.slice(
    Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('.'), before.lastIndexOf(':')) + 1,
  );
  return NEGATED.test(clause);
}
