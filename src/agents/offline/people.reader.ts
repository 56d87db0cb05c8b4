import { type Role, ROLES, SENTIMENTS } from '../../evidence/evidence.types';
import { type PersonClaim } from '../../evidence/extraction';
import { type Member } from './cast';
import { ownDepartures } from './departures';
import { type Judged } from './people.judged';
import { type Mentioned, NOTHING_SAID } from './people.said';
import { type Sighting } from './sightings';
import * as words from './people.words';
import { championByRecord, deciderByRecord } from './record.roles';
import { nearby } from './senses/person.features';
import { type Story } from './story';

/** Everybody the sources name, with side, role, sentiment and whether the person has left. */
export function readPeople(story: Story, sightings: Sighting[], { said, sureOf }: Judged): PersonClaim[] {
  const gone = ownDepartures(story);
  return sightings.map(({ member, quotes, lastContact }) => {
    const { about } = said.get(member) ?? NOTHING_SAID;
    return {
      name: member.name,
      side: member.side,
      role: roleOf(member, sureOf),
      executive: false,
      sentiment: likeliest(
        SENTIMENTS,
        (each) => sureOf(member, `sentiment ${each}`) * (each === 'unknown' ? CLEARLY : 1),
        'unknown',
      ),
      left: gone.has(member) || about.some(leaves),
      email: member.email,
      title: member.title,
      lastContact,
      quotes,
    };
  });
}

/** How much surer than unknown a sentiment must be, for the words around a person tip a close call. */
const CLEARLY = 1.1;

function roleOf(member: Member, sureOf: Judged['sureOf']): Role {
  if (championByRecord(member)) return 'champion';
  if (deciderByRecord(member)) return 'decision_maker';
  return likeliest(ROLES, (role) => sureOf(member, `role ${role}`), 'unknown');
}

/** Of the vendor's own people nothing is judged, and so they stay what they were. */
function likeliest<Kind extends string>(kinds: readonly Kind[], sureOf: (kind: Kind) => number, otherwise: Kind): Kind {
  return kinds.reduce((best, kind) => (sureOf(kind) > sureOf(best) ? kind : best), otherwise);
}

/** The one who leaves is the one named last before the news of it: in "Craig writes that Priya has left" it is Priya. */
function leaves({ passage, start, next }: Mentioned): boolean {
  const text = nearby(passage, start);
  const match = words.LEFT.exec(text);
  if (!match || words.NOT_LEFT.test(text) || /^(?:if|wenn|falls|si|se|als)\s/iu.test(passage.text)) return false;
  const at = Math.max(0, start - 60) + match.index;
  return at < next || /^.{0,30}(?:\sand|\sy|\se|\set|\sund|\sen|,)\s+$/u.test(passage.text.slice(start, next));
}
