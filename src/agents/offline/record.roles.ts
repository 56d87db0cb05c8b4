import { type Member } from './cast';
import { cue } from './cue';
import { CHAMPION_ROLE, DECIDER_ROLE } from './people.words';

/** Roles that name a champion in a record only; in a sentence the words mean many things. */
const LEADS = cue(
  `(?:internal )?coach|(?:project )?lead(?:er)?|championne|promot\\p{L}+|dinami[sz]ador\\p{L}*|chef(?:fe)? de projet|projektleit\\p{L}+|projektled\\p{L}+|driv(?:ande|er|are)|lider(?:ka)?|capoprogetto|projectleid\\p{L}+`,
);
const DECIDES = cue(
  `eb|dm|signs?(?: off)?|signature|pays|payer|purse|zahlt|unterschreibt|paie|signe|paga|tekent|betaalt|budget|firma|money|sanctioning authority|ordonnateur|decyden\\p{L}+|beslut\\p{L}*|beslutning\\p{L}*|päättäj\\p{L}+`,
);

/** The record names the person as who drives the purchase, without a question mark. */
export function championByRecord({ crmRole }: Member): boolean {
  return named(crmRole, CHAMPION_ROLE) || named(crmRole, LEADS);
}

/** The record names the person as who decides or pays, without a question mark. */
export function deciderByRecord({ crmRole }: Member): boolean {
  return named(crmRole, DECIDER_ROLE) || named(crmRole, DECIDES);
}

function named(role: string | null, roles: RegExp): boolean {
  return role !== null && !role.includes('?') && roles.test(role);
}
