import { type Role, ROLES, SENTIMENTS } from '../../evidence/evidence.types';
import { type PersonClaim } from '../../evidence/extraction';
import { type Member } from './cast';
import { ownDepartures } from './departures';
import { type Judged } from './people.judged';
import { type Sighting } from './sightings';
import { championByRecord, deciderByRecord } from './record.roles';
import { type Story } from './story';

/** Everybody the sources name, with side, role, sentiment and whether the person has left. */
export function readPeople(story: Story, sightings: Sighting[], { sureOf, gone }: Judged): PersonClaim[] {
  const farewells = ownDepartures(story);
  return sightings.map(({ member, quotes, lastContact }) => {
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
      left: farewells.has(member) || gone(member) >= LEFT,
      email: member.email,
      title: member.title,
      lastContact,
      quotes,
    };
  });
}

/** From here on somebody is called gone. */
const LEFT = 0.3;
/** How much surer than unknown a sentiment must be, for the words around a person tip a close call. */
const CLEARLY = 1.15;

function roleOf(member: Member, sureOf: Judged['sureOf']): Role {
  if (championByRecord(member)) return 'champion';
  if (deciderByRecord(member)) return 'decision_maker';
  return likeliest(ROLES, (role) => sureOf(member, `role ${role}`), 'unknown');
}

/** Of the vendor's own people nothing is judged, and so they stay what they were. */
function likeliest<Kind extends string>(kinds: readonly Kind[], sureOf: (kind: Kind) => number, otherwise: Kind): Kind {
  return kinds.reduce((best, kind) => (sureOf(kind) > sureOf(best) ? kind : best), otherwise);
}
