import { type Claim, type Standing } from '../../evidence/extraction';
import { championEvidence, championScore, type Evidence, MOST, stayingScore } from './champion.evidence';
import { rivalsAmong } from './champion.rivals';
import { FAINT, PLAIN, strengthOf, surest } from './evidence.sum';
import { HEDGE } from './doubt.words';
import { type Passage, quoteOf } from './passage';
import { championByRecord, deciderByRecord } from './record.roles';
import { type Story } from './story';

/** Who drives the purchase: a claim for each person of whom enough is said, or else for the likeliest; the surest first. */
export function readChampion(story: Story): Claim[] {
  const passages = story.passages.filter(
    ({ zone, kind, language }) => (zone === 'body' || zone === 'quoted') && kind !== 'order_form' && language !== 'und',
  );
  const all = championEvidence(story, passages);
  const ranked = all
    .map((evidence) => ({ evidence, score: championScore(evidence, all) }))
    .sort((a, b) => b.score - a.score);
  const drivers = ranked.map(({ evidence }) => evidence).filter((evidence) => !decides(evidence));
  const rivals = rivalsAmong(story, drivers, passages);
  if (rivals.length > 1) return rivals;
  const shown = ranked.filter(({ evidence }) => shows(evidence, HINT));
  const goneFirst = (ranked[0]?.evidence.leaves ?? 0) > SURELY;
  const firm = shown.filter(
    ({ evidence }, rank) =>
      stayingScore(evidence, all) >= 0 &&
      (shows(evidence, TOLD) || (shows(evidence, LONE) && isAlone(evidence, all))) &&
      (rank === 0 || strengthOf(evidence.drives, MOST) >= (goneFirst ? SUCCESSOR : SECOND)),
  );
  if (firm.length > 0) return firm.map(({ evidence }) => claim(evidence, quotable(story, evidence), 'stated', null));
  return shown.slice(0, 2).flatMap(({ evidence }) => supposed(story, evidence));
}

function decides({ member, signs }: Evidence): boolean {
  return signs || deciderByRecord(member);
}

/** The record names the person, or sentences tell at least so much of driving it. */
function shows({ member, drives }: Evidence, least: number): boolean {
  return championByRecord(member) || strengthOf(drives, MOST) >= least;
}
/** A hint that somebody may drive it. */
const HINT = 0.3;
/** One weak word is not enough, whatever else points to the person. */
const TOLD = 0.6;
/** Less will do for the only one of whom anything is told, who speaks and whom nothing speaks against. */
const LONE = 0.33;
function isAlone(evidence: Evidence, all: Evidence[]): boolean {
  const { speaks, drives, denies } = evidence;
  return (
    speaks &&
    drives.every(({ passage, probability }) => probability <= FAINT || !UNSURE.test(passage.text)) &&
    denies.every(({ probability }) => probability < HINT) &&
    all.every((other) => other === evidence || decides(other) || strengthOf(other.drives, MOST) < HINT)
  );
}
/** A guess or a question. */
const UNSURE = new RegExp(`\\?|${HEDGE.source}`, 'iu');
/** Somebody says in so many words that the person goes, or has gone. */
const SURELY = 0.8;
/** What a successor shows who steps in for somebody surely gone: one strong deed, or two. */
const SUCCESSOR = 1.5;
/** How much must be told of somebody for whom the likeliest one makes way, having left. */
const SECOND = 3;

/** The sentences about driving it, or else the first about or by the person. */
function quotable(story: Story, { member, drives }: Evidence): Passage[] {
  const telling = surest(
    drives.filter(({ probability }) => probability > FAINT),
    4,
  );
  if (telling.length > 0) return telling;
  const about = story.passages.filter(
    (passage) => passage.speaker === member.name || story.named(passage).some((named) => named.member === member),
  );
  return about.slice(0, 1);
}

function supposed(story: Story, evidence: Evidence): Claim[] {
  const { name } = evidence.member;
  const doubt = championByRecord(evidence.member)
    ? `The CRM names ${name} as champion, but no document shows it for sure.`
    : `It is only supposed that ${name} is the champion.`;
  const against = surest(
    evidence.denies.filter(({ probability }) => probability > PLAIN),
    2,
  );
  const denied =
    against.length > 0 ? [claim(evidence, against, 'denied', `A passage speaks against ${name} as champion.`)] : [];
  const quotes = quotable(story, evidence);
  return [...(quotes.length > 0 ? [claim(evidence, quotes, 'hedged', doubt)] : []), ...denied];
}

function claim({ member }: Evidence, passages: Passage[], standing: Standing, doubt: string | null): Claim {
  return {
    anchor: 'champion',
    value: { name: member.name, email: member.email },
    standing,
    quotes: passages.map(quoteOf),
    by: passages[0]?.speaker ?? null,
    doubt,
  };
}
