import { type Claim, type Standing } from '../../evidence/extraction';
import { type DriverEvidence, supposes } from './champion.evidence';
import { champion, resting } from './claims';
import { FAINT, PLAIN_WORD, surest } from './weighed';
import { type Passage } from './passage';
import { type Judged } from './people.judged';
import { championByRecord } from './record.roles';
import { type Story } from './story';

/** Who drives the purchase: a claim for each person of whom enough is said, or else for the likeliest; the surest first. */
export function readChampion(story: Story, { drivers, sureOf }: Judged): Claim[] {
  const ranked = drivers
    .map((evidence) => ({ evidence, sure: sureOf(evidence.member, 'drives it') }))
    .sort((a, b) => b.sure - a.sure);
  const firm = ranked
    .filter(({ sure }) => sure >= SURE)
    .map(({ evidence }) => ({ evidence, passages: telling(story, evidence) }))
    .filter(({ evidence, passages }) => passages.some((passage) => !supposes(passage, evidence.member)))
    .map(({ evidence, passages }) => claim(evidence, passages, 'stated', null));
  if (firm.length > 0) return firm;
  return ranked
    .filter(({ sure, evidence }) => sure >= HINT || championByRecord(evidence.member))
    .slice(0, 2)
    .flatMap(({ evidence }) => supposed(story, evidence));
}

/** From here on somebody is called the champion. */
const SURE = 0.35;
/** A hint that somebody may drive it. */
const HINT = 0.1;

/**
 * The sentences of a deed credited to the person; without one, of all sentences about or by the person that which comes
 * nearest to telling of one, for whoever reads it to judge.
 */
function telling(story: Story, { member, drives }: DriverEvidence): Passage[] {
  const credited = surest(drives, FAINT, 4);
  if (credited.length > 0) return credited;
  const about = story.passages
    .filter(
      (passage) => passage.speaker === member.name || story.named(passage).some((named) => named.member === member),
    )
    .map((passage) => ({ passage, probability: story.senses.of(passage, 'drives') }));
  return surest(about, 0, 1);
}

function supposed(story: Story, evidence: DriverEvidence): Claim[] {
  const { name } = evidence.member;
  const doubt = championByRecord(evidence.member)
    ? `The CRM names ${name} as champion, but no document shows it for sure.`
    : `It is only supposed that ${name} is the champion.`;
  const against = surest(evidence.denies, PLAIN_WORD, 2);
  const denied =
    against.length > 0 ? [claim(evidence, against, 'denied', `A passage speaks against ${name} as champion.`)] : [];
  const quotes = telling(story, evidence);
  return [...(quotes.length > 0 ? [claim(evidence, quotes, 'hedged', doubt)] : []), ...denied];
}

function claim({ member }: DriverEvidence, passages: Passage[], standing: Standing, doubt: string | null): Claim {
  return { ...champion(member), ...resting(passages, standing, doubt) };
}
