import { fold, nameParts } from '../../evidence/names';
import { ADDRESS, wordsBefore } from './mail.address';
import { CLOCK, NAME, STAMP, type Turn } from './turns';

/** Who is on record, as far as logins are made of it. */
export interface Person {
  name: string;
  email: string | null;
}

/** What tools call people: "vroe", "vera.roe", "verar", or the words before the @; what fits two people is nobody's. */
export function loginsOf(people: Person[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { name, email } of people) {
    const [first = '', last = ''] = [nameParts(name)[0], nameParts(name).at(-1)];
    const made = [`${first.charAt(0)}${last}`, `${first}.${last}`, `${first}${last.charAt(0)}`];
    const own = wordsBefore(email ?? '').join('.');
    for (const login of [...made.filter(({ length }) => length >= SHORTEST), own])
      if (login.length >= SHORTEST_OWN) found.set(login, new Set([...(found.get(login) ?? []), name]));
  }
  return new Map(
    [...found].flatMap(([login, [name, ...others]]) => (name && others.length === 0 ? [[login, name]] : [])),
  );
}
const SHORTEST = 4;
/** Of what stands in the address itself. */
const SHORTEST_OWN = 3;

/** "[17/11 10:02] vroe: …": somebody on record by the login. */
export function loginTurn(line: string, logins: ReadonlyMap<string, string>): Turn | null {
  const [opening = '', login = ''] = LOGIN.exec(line.slice(0, LONGEST)) ?? [];
  const name = logins.get(fold(login).replace('_', '.'));
  return name === undefined ? null : { name, written: login, at: line.indexOf(login), length: opening.length };
}
const LOGIN = new RegExp(
  String.raw`^[ \t>*-]{0,4}(?:${STAMP}[ \t–-]*)?@?(\p{Ll}[\p{L}\p{N}._-]{3,30})(?:[ \t]+${CLOCK})?[ \t]?:(?=[ \t]|$)`,
  'u',
);
const LONGEST = 200;

/** "-- public reply, V. Roe, 29 Jul 07:15 --": whose words follow in a ticket. */
export function replyTurn(line: string): Turn | null {
  const [, name = ''] = REPLY.exec(line.slice(0, LONGEST)) ?? [];
  return name === '' ? null : { name, written: name, at: line.indexOf(name), length: line.length };
}
const REPLY = new RegExp(
  String.raw`^[-–—=#* \t]*(?:(?:[Pp]ublic|[Ii]nternal|[Pp]rivate|[Aa]gent|[Cc]ustomer) )?(?:[Rr]eply|[Cc]omment|[Nn]ote|[Rr]esponse|[Aa]ntwort|[Kk]ommentar|[Rr]éponse|[Rr]espuesta|[Rr]esposta|[Rr]isposta|[Aa]ntwoord)(?:,| from| by| von| de| da| van)[ ]+(${NAME})(?=[ ]*(?:[,(–-]|$))`,
  'u',
);

/** Who opens a ticket, by name or address in its first lines: "Reporter: …", "Opened by vroe@…". */
export function openerOf(lines: string[], logins: ReadonlyMap<string, string>): string | null {
  for (const line of lines.slice(0, FIRST)) {
    const rest = OPENED.exec(line)?.[1];
    if (rest === undefined) continue;
    const address = ADDRESS.exec(rest)?.[0];
    const name =
      address === undefined ? PERSON.exec(rest)?.[0] : logins.get(wordsBefore(address).join('.').toLowerCase());
    if (name) return name;
  }
  return null;
}
const FIRST = 8;
const OPENED =
  /(?:^|\s)(?:(?:opened|raised|submitted|created|reported|logged|filed) by|reporter|requester|erstellt von|gemeldet von|ouvert par|demandeur|abierto por|solicitante|aberto por|aperto da|richiedente|aangemaakt door|aanvrager)\s*:?\s+(.{3,80})/iu;
const PERSON = new RegExp(`^${NAME}`, 'u');
