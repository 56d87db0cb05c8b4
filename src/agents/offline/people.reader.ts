import { type Role, type Sentiment } from '../../evidence/evidence.types';
import { type PersonClaim, type Quote } from '../../evidence/extraction';
import { add, type Member } from './cast';
import { cue } from './cue';
import { mentionsIn } from './mentions';
import { type Passage, partOf } from './passage';
import { type Story } from './story';

/** What the text says of one person, gathered before the claims are made. */
interface Sighting {
  member: Member;
  quotes: Quote[];
  lastContact: string | null;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
export const TITLE_WORDS =
  /(?<![\p{L}])(?:c[efiotpsrdhn]o|ciso|cmo|cro|chief|president|founder|owner|s?e?vp|vice|head|director|directora|directeur|directrice|direttor\p{L}*|diretor\p{L}*|manager|lead|leader|leiter(?:in)?|supervisor|coordinator|administrator|officer|analyst|engineer|architect|specialist|consultant|assistant|associate|partner|counsel|secretary|treasurer|controller|buyer|principal|dean|superintendent|nurse|doctor|dentist|professor|foreman|planner|gerente|jef[ea]|responsable|responsabile|responsável|coordinador\p{L}*|encargad\p{L}*|geschäftsführer(?:in)?|vorstand|prokurist(?:in)?|einkäufer(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|chef(?:fe)?|président(?:e)?|acheteu\p{L}*|hoofd|directeur|inkoper|beheerder|medewerker|titolare|impiegat\p{L}*|coordenador\p{L}*|gestor\p{L}*|proprietári\p{L}*|dueñ[oa]|propriet\p{L}*|sóci[oa]|socio)(?![\p{L}])/iu;

const LEFT = cue(
  `(?:has |have |had |just )?left (?:the )?(?:company|us|business|organi[sz]ation|firm|bank|group|team|council|school|hospital)`,
  `(?:is|are|was) (?:leaving|gone|no longer (?:with|at|here|employed|part of)|out of the (?:company|business))|no longer works?|(?:has )?(?:resigned|quit|retired|departed|been let go|been made redundant|been laid off|stepped down|moved on|handed in (?:his|her|their) notice)|last day (?:was|is)|left on|left in|left last|left at the end|'s gone|is not with us|gave notice|parted ways|laid off|taken another job|new job (?:at|elsewhere)|leaves (?:us|the company|mid|at the end)`,
  `(?:ha )?(?:dejó|dejado|abandonó|abandonado) (?:la )?(?:compañía|empresa|organización|casa|firma|banco|grupo)|ya no (?:trabaja|está|pertenece|forma parte)|se (?:ha )?(?:fue|ido|marchó|marchado|jubiló|jubilado) (?:de|el|la)|renunció|causó baja|deja la (?:empresa|compañía)`,
  `(?:deixou|saiu d)(?:a|o)? ?(?:a )?(?:empresa|companhia|casa|organização|grupo|banco)|já não (?:trabalha|está|faz parte)|não (?:trabalha|está) mais|desligou-se|foi desligad[oa]|pediu demissão|reformou-se|aposentou-se|saiu em`,
  `a quitté (?:l'|la |le |notre )?(?:entreprise|société|groupe|maison|banque)?|ne (?:travaille|fait|est) plus (?:chez|partie|parmi|ici|en poste)|est parti(?:e)?|quitte(?:ra)? (?:l'|la |le )?(?:entreprise|société|groupe)|a démissionné|parti(?:e)? à la retraite`,
  `(?:hat|haben) (?:das|unser|die|den) (?:unternehmen|haus|firma|konzern|betrieb) verlassen|nicht mehr (?:bei uns|im (?:haus|unternehmen|betrieb)|da|beschäftigt|tätig)|ausgeschieden|gekündigt hat|verlässt (?:das|uns|die)|ist (?:weg|gegangen)|in rente|im ruhestand`,
  `ha lasciato (?:l'|la |il )?(?:azienda|società|gruppo|banca|ditta)|non (?:lavora|è) più (?:qui|con noi|in azienda|da noi)|si è dimess[oa]|è andat[oa] (?:via|in pensione)|lascia l'azienda`,
  `(?:heeft|is) (?:het bedrijf|de organisatie|ons|de bank|de groep) verlaten|werkt (?:hier )?niet (?:meer|langer)|is (?:vertrokken|weg|met pensioen)|niet meer in dienst|uit dienst|heeft ontslag genomen|vertrekt`,
);
const NEGATIVE = cue(
  `against (?:this|it|the)|i am against|i'm against|not convinced|unconvinced|sceptical|skeptical|opposed|opposes|refuses?|not (?:going to )?(?:work|force)|waste of (?:time|money)|i do not want|i don't want|(?:is|are|was) (?:quicker|faster|better|fine) (?:on|with|than)? ?paper|paper is (?:quicker|faster|better|fine)|keep the (?:binders|old)|i doubt|doubts it|build (?:this|it) ourselves|not signing|won't sign|blocked from my side|hate(?:s)?|pushback|pushing back|resist(?:s|ing|ed)?|detractor|blocker|drag(?:s|ging) (?:his|her|their) feet|would rather (?:keep|not|stay)|never (?:wanted|asked for)|over my dead body|nobody asked|complain(?:s|ed|ing)|unhappy|frustrated|did not like it|stays open and nothing|no need for|sabotag\\p{L}*|undermin\\p{L}*|(?:prefers?|preferred) the (?:old|other|competitor)`,
  `en contra|no me convence|no estoy convencid[oa]|no lo quier[oe]|me opongo|se opone|pérdida de (?:tiempo|dinero)|reacio|reacia|escéptic[oa]|no pienso|prefiero (?:seguir|el papel)`,
  `sou contra|contra (?:isto|isso|este|o projeto|a ferramenta)|não (?:me convence|estou convencid[oa]|quero)|perda de (?:tempo|dinheiro)|cétic[oa]|resiste|resistência|opõe-se|prefiro (?:o papel|continuar)`,
  `je suis contre|pas convaincu(?:e)?|contre (?:ce|cet|cette|le) (?:projet|outil)|perte de temps|sceptique|s'oppose|refuse|je n'en veux pas|réticent(?:e)?|je ne veux pas`,
  `bin dagegen|ist dagegen|halte (?:nichts|wenig) davon|nicht überzeugt|skeptisch|zeitverschwendung|weigert sich|lehnt .{0,20}ab|brauchen wir nicht|will (?:das|es) nicht|lieber gar nichts|widerstand|gegen das (?:projekt|system|tool)`,
  `sono contrari[oa]|non sono convint[oa]|contrari[oa] (?:al|a)|perdita di tempo|scettic[oa]|si oppone|non (?:lo|la) voglio|rifiuta`,
  `ben (?:ik )?(?:er)?tegen|niet overtuigd|sceptisch|tijdverspilling|weigert|zie (?:het|er) niet zitten|niets in|weerstand`,
);
const PROCUREMENT = cue(
  `procurement|purchasing|sourcing|buyer|contracts? administrator|vendor management|commercial manager|compras|aprovisionamiento|contratación|suprimentos|achats|acheteu\\p{L}*|einkauf\\p{L}*|einkäufer\\p{L}*|beschaffung|acquisti|ufficio acquisti|inkoop|inkoper`,
);
const TECHNICAL = cue(
  `it|identity|systems?|infrastructure|data (?:platform|warehouse|engineer\\p{L}*)|integration|integrations|architect\\p{L}*|engineer|devops|informatics|informática|sistemas|tecnología|tecnologia|informatique|si|dsi|edv|informatik|systemadministrator\\p{L}*|sistemi|ict|technical (?:lead|owner)|administrator|admin|cio|cto|solutions architect|tech lead|applications?|erp|sap|lab informatics|network`,
);
/** Who checks by office is no detractor for saying no. */
const GUARDIAN = cue(
  `security|legal|counsel|compliance|privacy|data protection|risk officer|audit\\p{L}*|works council|finance|controller|seguridad|jurídic\\p{L}*|segurança|sécurité|juridique|sicherheit\\p{L}*|datenschutz\\p{L}*|recht\\p{L}*|betriebsrat|sicurezza|legale|beveiliging|juridisch`,
);
const USER = cue(
  `user|operator|technician|clerk|receptionist|agent|nurse|driver|planner|dispatcher|shift lead|foreman|paralegal|technicien(?:ne)?|usuari[oa]|operador|opérateur|bediener|anwender(?:in)?|utente|gebruiker`,
);

/** Everybody the sources name, with what is said of them. */
export function readPeople(story: Story): PersonClaim[] {
  const sightings = new Map<string, Sighting>();
  const see = (member: Member | undefined, quote: Quote, date: string | null, acts: boolean) => {
    if (!member) return;
    const known = sightings.get(member.name) ?? { member, quotes: [], lastContact: null };
    if (known.quotes.length < 12) known.quotes.push(quote);
    if (acts && date !== null && date > (known.lastContact ?? '')) known.lastContact = date;
    sightings.set(member.name, known);
  };
  for (const document of story.dossier.documents) {
    const layout = story.layouts.get(document.id);
    for (const { name, start, field } of layout?.header ?? []) {
      see(story.cast.find(name), { documentId: document.id, quote: name, start }, document.date, field === 'from');
    }
    for (const { name, start } of layout?.speakers ?? [])
      see(story.cast.find(name), { documentId: document.id, quote: name, start }, document.date, true);
  }
  for (const passage of story.passages) {
    if (passage.language === 'und' && passage.zone !== 'field') continue;
    for (const mention of mentionsIn(passage.text, { ...story.mentionContext, german: passage.language === 'de' })) {
      const member =
        story.cast.find(mention.name) ??
        add(story.cast, mention.name, null, sideOfMention(story, passage, mention.start));
      see(member, partOf(passage, mention.start, mention.end), passage.date, false);
      if (member) describeFrom(member, passage, mention.end);
    }
  }
  addressesFrom(story);
  return [...sightings.values()].map(({ member, quotes, lastContact }) => claimOf(story, member, quotes, lastContact));
}

/** ", VP Operations" or "(night shift supervisor, Tulsa)" behind the name. */
function describeFrom(member: Member, passage: Passage, at: number): void {
  if (member.title !== null) return;
  const rest = passage.text.slice(at, at + 90);
  const title =
    /^,\s*([^,.;:()\n"]{3,60})/u.exec(rest)?.[1] ??
    /^\s*\(([^()\n]{3,60})\)/u.exec(rest)?.[1]?.split(',')[0] ??
    /^\s+(?:from|of|in|at|aus|de|du|della|van)\s+(?:the\s+|our\s+|la\s+|el\s+|der\s+|dem\s+)?(\p{Ll}[\p{L} ]{2,40})$/u.exec(
      rest.split(/[.,;:?!\n]/u)[0] ?? '',
    )?.[1];
  if (title && (TITLE_WORDS.test(title) || DEPARTMENT.test(title))) member.title = title.trim();
}

const DEPARTMENT = cue(
  `procurement|purchasing|sourcing|it|informatics|lab informatics|legal|finance|security|operations|compras|sistemas|informática|achats|informatique|einkauf|edv|acquisti|inkoop|ict`,
);

/** Addresses in the text belong to the person whose name their first part spells. */
function addressesFrom(story: Story): void {
  for (const text of story.texts.values()) {
    for (const [email] of text.matchAll(EMAIL)) {
      const local = email.split('@')[0]?.toLowerCase().split(/[._-]/u) ?? [];
      const owner = story.cast.members.find((member) => member.email === null && spells(local, member.name));
      if (owner) owner.email = email;
    }
  }
}

function spells(local: string[], name: string): boolean {
  const parts = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[\s.'’-]+/u)
    .filter(Boolean);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  const joined = local.join('');
  if (parts.length < 2) return joined === first && first.length > 2;
  return (
    (local.includes(last) && (local.includes(first) || local.some((part) => part.length === 1 && part === first[0]))) ||
    joined === `${first}${last}` ||
    joined === `${first[0] ?? ''}${last}` ||
    (local.length === 1 && joined === first)
  );
}

const VENDOR_NEAR = cue(
  `deal desk|our (?:legal|security lead|solutions? engineers?|se|support|product team|finance|engineering|implementation|onboarding|services?|ops|vp|ceo|counsel|partner manager)|from our side|on our side|nuestr[oa] (?:equipo|legal|soporte)|unser(?:e|em|en|er)? (?:support|rechtsabteilung|technik|vertrieb)|notre (?:équipe|support|juridique)`,
);
const PARTNER_NEAR = cue(
  `from (?:the|our|their) (?:agency|integrator|reseller|partner)|consultant|consultancy|freelance\\p{L}*|agency|reseller|integrator|systems? integrator|implementation partner|consultor(?:a)? extern[oa]|integrador|agencia|prestataire|intégrateur|externe[rn]? berater(?:in)?|systemhaus|consulente|integratore|extern adviseur`,
);

function sideOfMention(story: Story, passage: Passage, at: number): Member['side'] {
  const near = passage.text.slice(Math.max(0, at - 50), at + 90);
  if (
    /(?:for|f(?:ü|u)r|por|para|pour|per|voor) (?:the )?(?:vendor|supplier|provider|proveedor|fornecedor|fournisseur|anbieter|auftragnehmer|fornitore|leverancier)/iu.test(
      passage.text,
    )
  )
    return 'vendor';
  if (passage.zone === 'field' && vendorLine(story, passage.text)) return 'vendor';
  if (PARTNER_NEAR.test(near)) return 'partner';
  if (passage.side === 'vendor' && VENDOR_NEAR.test(near)) return 'vendor';
  return 'customer';
}

/** "Signed for Tessellate: …": the vendor's name is the first part of its mail domain or of the form's author. */
export function vendorLine(story: Story, line: string): boolean {
  const names = [...story.cast.vendorDomains]
    .map((domain) => domain.split('.')[0] ?? '')
    .filter((name) => name.length > 2);
  return names.some((name) =>
    new RegExp(
      `(?:for|by|of|für|por|para|pour|per|voor|signature|firma|unterschrift|assinatura)[^:]{0,20}${name.replace(/[^\p{L}\p{N}]/gu, '.?')}`,
      'iu',
    ).test(line),
  );
}

function claimOf(story: Story, member: Member, quotes: Quote[], lastContact: string | null): PersonClaim {
  const about = story.passages.filter(
    (passage) => passage.language !== 'und' && passage.zone !== 'header' && names(passage, member),
  );
  const own = story.passages.filter((passage) => passage.speaker === member.name && passage.zone !== 'header');
  const left =
    about.some((passage) => leftIn(passage, member)) ||
    (member.side === 'customer' && own.some((passage) => OWN_LEAVE.test(passage.text)));
  const negative =
    member.side === 'customer' &&
    (own.some(({ text }) => NEGATIVE.test(text)) ||
      (own.length === 0 && about.some((passage) => NEGATIVE.test(near(passage, member)))));
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

const OWN_LEAVE = cue(
  `my last day|i am leaving|i'm leaving|i'll be leaving|i have resigned|i resigned|i'm gone|dejo la empresa|deixo a empresa|je quitte|ich verlasse|lascio l'azienda|ik vertrek`,
);
const NOT_LEFT = cue(
  `left (?:to do|over|side|open|out)|did not leave|has not left|nothing left|not leaving|ho lasciato`,
);

export function leftIn(passage: Passage, member: Member): boolean {
  const text = near(passage, member);
  return LEFT.test(text) && !NOT_LEFT.test(text) && !/\bif\b|\bwenn\b|\bsi\b(?= )|\bfalls\b/iu.test(text.slice(0, 30));
}

/** The stretch of a sentence that is about the person: from the name to the next name or the end. */
function near(passage: Passage, member: Member): string {
  const at = placeOf(passage, member);
  return at < 0 ? '' : passage.text.slice(Math.max(0, at - 60), at + 160);
}

export function names(passage: Passage, member: Member): boolean {
  return placeOf(passage, member) >= 0;
}

function placeOf(passage: Passage, member: Member): number {
  const full = passage.text.indexOf(member.name);
  if (full >= 0) return full;
  const parts = member.name.split(/\s+/u).filter((part) => part.length > 2);
  for (const part of parts) {
    const at = passage.text.indexOf(part);
    if (at >= 0 && !/\p{L}/u.test(passage.text[at - 1] ?? ' ') && !/\p{L}/u.test(passage.text[at + part.length] ?? ' '))
      return at;
  }
  return -1;
}

function roleOf(member: Member, negative: boolean): Role {
  if (member.side === 'vendor') return 'unknown';
  const words = `${member.title ?? ''} ${member.crmRole ?? ''}`;
  if (/champion|sponsor/iu.test(member.crmRole ?? '')) return 'champion';
  if (/decision|economic|budget|signer|decisor|entscheider|décideur|decisore|beslisser/iu.test(member.crmRole ?? ''))
    return 'decision_maker';
  if (PROCUREMENT.test(words)) return 'procurement';
  if (TECHNICAL.test(words)) return 'technical_owner';
  if (GUARDIAN.test(words)) return 'influencer';
  if (negative) return 'detractor';
  if (USER.test(words)) return 'user';
  return 'unknown';
}

function sentimentOf(member: Member, own: Passage[], negative: boolean): Sentiment {
  if (member.side === 'vendor') return 'unknown';
  if (negative) return 'negative';
  return own.length > 0 ? 'neutral' : 'unknown';
}
