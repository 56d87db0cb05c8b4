import { type Role, ROLES, SENTIMENTS } from '../../evidence/evidence.types';
import { type PersonClaim } from '../../evidence/extraction';
import { type Member } from './cast';
import { ownDepartures } from './departures';
import { type Mentioned, NOTHING_SAID, whatIsSaid } from './people.said';
import { type Sighting } from './people.meet';
import * as words from './people.words';
import { championByRecord, deciderByRecord } from './record.roles';
import { type PersonSense } from './senses/labels';
import { featuresOfPeople, nearby } from './senses/person.features';
import { type Story } from './story';

/** Everybody the sources name, with side, role, sentiment and whether the person has left. */
export function readPeople(story: Story, sightings: Sighting[]): PersonClaim[] {
  const said = whatIsSaid(story);
  const gone = ownDepartures(story);
  const features = featuresOfPeople(story, said);
  return sightings.map(({ member, quotes, lastContact }) => {
    const { about } = said.get(member) ?? NOTHING_SAID;
    const sure = story.senses.ofPerson(features.get(member) ?? new Map());
    return {
      name: member.name,
      side: member.side,
      role: roleOf(member, sure),
      executive: false,
      sentiment: member.side === 'vendor' ? 'unknown' : likeliest(SENTIMENTS, (each) => sure.get(`sentiment ${each}`)),
      left: gone.has(member) || about.some(leaves),
      email: member.email,
      title: member.title,
      lastContact,
      quotes,
    };
  });
}

function roleOf(member: Member, sure: Map<PersonSense, number>): Role {
  if (member.side === 'vendor') return 'unknown';
  if (championByRecord(member)) return 'champion';
  if (deciderByRecord(member)) return 'decision_maker';
  return likeliest(ROLES, (role) => sure.get(`role ${role}`));
}

function likeliest<Kind extends string>(
  kinds: readonly [Kind, ...Kind[]],
  sureOf: (kind: Kind) => number | undefined,
): Kind {
  return kinds.reduce((best, kind) => ((sureOf(kind) ?? 0) > (sureOf(best) ?? 0) ? kind : best));
}

/** The one who leaves is the one named last before the news of it: in "Craig writes that Priya has left" it is Priya. */
function leaves({ passage, start, next }: Mentioned): boolean {
  const text = nearby(passage, start);
  const match = words.LEFT.exec(text);
  if (!match || words.NOT_LEFT.test(text) || /^(?:if|wenn|falls|si|se|als)\s/iu.test(passage.text)) return false;
  const at = Math.max(0, start - 60) + match.index;
  return at < next || /^.{0,30}(?:\sand|\sy|\se|\set|\sund|\sen|,)\s+$/u.test(passage.text.slice(start, next));
}
