import { type Role, type Sentiment } from '../../evidence/evidence.types';
import { type PersonClaim } from '../../evidence/extraction';
import { type Member } from './cast';
import { type Passage } from './passage';
import { ownDepartures } from './departures';
import { type Sighting } from './people.meet';
import * as words from './people.words';
import { championByRecord, deciderByRecord } from './record.roles';
import { type Story } from './story';

/** What is said of one person: own passages, and those of others with the place of the name. */
interface Said {
  own: Passage[];
  about: Mentioned[];
}

interface Mentioned {
  passage: Passage;
  start: number;
  /** Where the next person's name begins. */
  next: number;
}

/** Everybody the sources name, with side, role, sentiment and whether the person has left. */
export function readPeople(story: Story, sightings: Sighting[]): PersonClaim[] {
  const said = whatIsSaid(story);
  const gone = ownDepartures(story);
  return sightings.map((sighting) =>
    claimOf(sighting, said.get(sighting.member) ?? { own: [], about: [] }, gone.has(sighting.member)),
  );
}

function whatIsSaid(story: Story): Map<Member, Said> {
  const all = new Map<Member, Said>();
  const of = (member: Member): Said => {
    const known = all.get(member) ?? { own: [], about: [] };
    all.set(member, known);
    return known;
  };
  for (const passage of story.passages) {
    if (passage.zone === 'header' || passage.language === 'und') continue;
    const speaker = story.cast.find(passage.speaker);
    if (speaker) of(speaker).own.push(passage);
    const named = story.named(passage);
    named.forEach(({ member, start }, at) => {
      const next = named[at + 1]?.start ?? passage.text.length;
      if (member !== speaker) of(member).about.push({ passage, start, next });
    });
    const meant = named.length === 0 && PRONOUN.test(passage.text) ? lastNamed(story, passage) : undefined;
    if (meant && meant !== speaker) of(meant).about.push({ passage, start: 0, next: passage.text.length });
  }
  return all;
}

const PRONOUN =
  /^(?:and |but |yes,? |y |und |et |mais |e )?(?:s?he|ella|él|ela|ele|elle|il|sie|er|lei|lui|zij|hij)(?:['’]s)?(?![\p{L}])/iu;

/** Whom "she" means: the one customer named in the sentence or message before. */
function lastNamed(story: Story, { at, documentId }: Passage): Member | undefined {
  for (let back = 1; back <= 3; back += 1) {
    const before = story.passages[at - back];
    if (!before || before.documentId !== documentId) return undefined;
    const customers = story
      .named(before)
      .map(({ member }) => member)
      .filter(({ side }) => side === 'customer');
    if (customers.length > 0) return customers.length === 1 ? customers[0] : undefined;
  }
  return undefined;
}

function claimOf({ member, quotes, lastContact }: Sighting, { own, about }: Said, gone: boolean): PersonClaim {
  const customer = member.side === 'customer';
  const left = gone || about.some(leaves);
  const secondHand = own.length === 0 && about.some(({ passage, start }) => words.NEGATIVE.test(near(passage, start)));
  const opposed = about.some(({ passage, start, next }) =>
    words.OPPOSES.test(passage.text.slice(start, Math.max(next, start + 40))),
  );
  const negative = customer && (opposed || own.some(({ text }) => words.NEGATIVE.test(text)) || secondHand);
  return {
    name: member.name,
    side: member.side,
    role: roleOf(member, negative),
    executive: false,
    sentiment: sentimentOf(member, own, negative),
    left,
    email: member.email,
    title: member.title,
    lastContact,
    quotes,
  };
}

/** The one who leaves is the one named last before the news of it: in "Craig writes that Priya has left" it is Priya. */
function leaves({ passage, start, next }: Mentioned): boolean {
  const text = near(passage, start);
  const match = words.LEFT.exec(text);
  if (!match || words.NOT_LEFT.test(text) || /^(?:if|wenn|falls|si|se|als)\s/iu.test(passage.text)) return false;
  const at = Math.max(0, start - 60) + match.index;
  return at < next || /^.{0,30}(?:\sand|\sy|\se|\set|\sund|\sen|,)\s+$/u.test(passage.text.slice(start, next));
}

/** The stretch of a sentence that is about the person named at this place. */
function near({ text }: Passage, start: number): string {
  return text.slice(Math.max(0, start - 60), start + 160);
}

function roleOf(member: Member, negative: boolean): Role {
  if (member.side === 'vendor') return 'unknown';
  const office = `${member.title ?? ''} ${member.crmRole ?? ''}`;
  if (championByRecord(member)) return 'champion';
  if (deciderByRecord(member)) return 'decision_maker';
  if (words.PROCUREMENT.test(office)) return 'procurement';
  if (words.BUILDER.test(office)) return 'technical_owner';
  if (words.GUARDIAN.test(office)) return 'influencer';
  if (words.TECHNICAL.test(office)) return 'technical_owner';
  if (negative) return 'detractor';
  if (words.USER.test(office)) return 'user';
  return 'unknown';
}

function sentimentOf(member: Member, own: Passage[], negative: boolean): Sentiment {
  if (member.side === 'vendor') return 'unknown';
  if (negative) return 'negative';
  if (own.some(({ text }) => words.POSITIVE.test(text))) return 'positive';
  return own.length > 0 ? 'neutral' : 'unknown';
}
