import { withoutTitle } from '../../evidence/name.titles';
import { fold, nameParts } from '../../evidence/names';
import { datesIn } from '../../evidence/text/dates';
import { bindingForms } from './binding.forms';
import { add, type Member } from './cast';
import { NOT_SIGNED, SIGNED_BY_CUSTOMER, SIGNED_FOR_ANOTHER } from './decision.words';
import { mentionsIn } from './mentions';
import { type Passage } from './passage';
import { TITLE_WORDS } from './people.words';
import { type Scene } from './story';
import { NAME } from './turns';

export interface Signature {
  member: Member;
  line: Passage;
}

/** The customer's own signatures on the forms in force; who signs for somebody else is left out. */
export function signatures(scene: Scene): Signature[] {
  return signers(scene).filter(({ member, line, valid }) => valid && member.side === 'customer' && line.text !== '');
}

interface Signer extends Signature {
  /** False where somebody signs for another, or the field is still open. */
  valid: boolean;
}

/** Everybody who signs a form in force, for either side; strangers join the cast on the side their line names. */
export function signers(scene: Scene): Signer[] {
  return bindingForms(scene).flatMap(({ id }) => {
    const lines = scene.passages.filter(({ documentId }) => documentId === id);
    return lines.flatMap((line, at): Signer[] => {
      const behind = signedBehind(scene, line.text) ?? closingSigner(scene, line);
      if (behind) return [{ member: behind, line, valid: !vendorLine(scene, line.text) }];
      const label = labelOf(line.text);
      if (label === null) return [];
      const block = blockAfter(line.text.slice(label), lines.slice(at + 1, at + 1 + BLOCK));
      const vendor = vendorLine(scene, `${line.text.slice(0, label)} ${block.company}`) || vendorsPerson(scene, block);
      const member = signerIn(scene, block, vendor ? 'vendor' : 'customer');
      if (!member) return [];
      const valid =
        !NOT_SIGNED.test(line.text) &&
        !NOT_SIGNED.test(block.text) &&
        !SIGNED_FOR_ANOTHER.test(`${line.text.slice(0, label)}${block.prefix}`) &&
        !SIGNED_FOR_ANOTHER.test(block.text);
      return [{ member, line: block.line ?? line, valid }];
    });
  });
}

/** Lines below a label that the name, the title and the day may fill. */
const BLOCK = 3;

interface Block {
  /** Name, title and day, in one string. */
  text: string;
  /** What stands before the name: "gez.", "/s/", "(e-signed)". */
  prefix: string;
  /** The company named behind the label: "Signed for Ferrybridge Water plc". */
  company: string;
  /** The line below that the name stands on. */
  line: Passage | null;
}

/** What follows a label: on the same line, or on the next ones. */
function blockAfter(rest: string, below: Passage[]): Block {
  const own = rest.replace(PREFIX, '').replace(OFFICE_FIRST, '');
  if (STARTS_WITH_NAME.test(own) && /[,(–-]|^\S+ \S+/u.test(own) && !COMPANY.test(own.split(/[,(]/u)[0] ?? ''))
    return { text: own, prefix: rest.slice(0, rest.length - own.length), company: '', line: null };
  if (own.trim() !== '' && !COMPANY.test(own) && own.trim().length > 60)
    return { text: own, prefix: '', company: own, line: null };
  const lines = below.map(({ text }) => text);
  const first = lines.findIndex((text) => text.replace(PREFIX, '').trim() !== '');
  const named = lines[first] ?? '';
  const plain = named.replace(PREFIX, '');
  const end = lines.findIndex((text, at) => at > first && labelOf(text) !== null);
  const block = [plain, ...lines.slice(first + 1, end < 0 ? undefined : end)].join(', ');
  const before = [...lines.slice(0, Math.max(0, first)), named.slice(0, named.length - plain.length)].join(' ');
  return { text: block, prefix: before, company: own, line: below[first] ?? null };
}

/** Marks of signing that stand before the name itself. */
const PREFIX =
  /^[\s_.:–-]*(?:(?:gez\.|sgd\.?|\/s\/|\(?e-?signed\)?:?|\[?signed\]?|docusigned by:?|signed by:?|name:|nome:|nombre:|nom ?:|naam:|i\. ?v\.|i\. ?a\.|ppa\.|p\.p\.)\s*)*/iu;
/** "le Président, Jean-Marc …": the office before the name. */
const OFFICE_FIRST = /^\s*(?:(?:le|la|der|die|el|il|de|the|o|a)\s|l['’])[\p{L} -]{4,40},\s+(?=\p{L})/iu;
const STARTS_WITH_NAME = new RegExp(String.raw`^\s*(?:\p{Lu}\.[ -]?){0,3}${NAME}`, 'u');
const COMPANY =
  /(?<![\p{L}])(?:ltd|limited|plc|inc|llc|llp|gmbh|ggmbh|ag|kg|se|s\.?a\.?|sas|sarl|srl|s\.?r\.?l|s\.?p\.?a|bv|b\.v|nv|n\.v|ltda|lda|corp|company|co|trust|verein|stiftung|coop\p{L}*)\.?(?![\p{L}])/iu;

/** Where the words that open a signature end: "Signed for …:", "Für den Auftraggeber:", "/s/", "Bon pour accord". */
function labelOf(text: string): number | null {
  const match =
    /^\s*(?:\/s\/|gez\.|sgd\.?|docusigned by:?)\s+/iu.exec(text) ??
    CONSENT_ALONE.exec(text) ??
    CONSENT_FIRST.exec(text) ??
    PARTY_SIGNS.exec(text) ??
    SIGNED_FOR_COMPANY.exec(text) ??
    SIGNING_LINE.exec(text) ??
    SIGNED_BY_CUSTOMER.exec(text);
  if (!match) return null;
  const end = match.index + match[0].length;
  const rest = text.slice(end);
  return /^\s*(?:from|desde|vom|depuis|dal|vanuit) (?:the )?(?:account|konto|compte|cuenta|conta)/iu.test(rest)
    ? null
    : end;
}

/** "Priya Raman, Managing Director (signed electronically 17/11/2026)": the name first, the signing behind it. */
function signedBehind(scene: Scene, text: string): Member | undefined {
  const match = SIGNED_AFTER_NAME.exec(text);
  if (!match?.[1] || NOT_SIGNED.test(text) || SIGNED_FOR_ANOTHER.test(text)) return undefined;
  const member = scene.cast.find(withoutTitle(match[1]));
  return member?.side === 'customer' ? member : undefined;
}
const SIGNED_AFTER_NAME = new RegExp(
  String.raw`^\s*(${NAME})\s*[,(–-][^.\n]{0,80}?(?<![\p{L}])(?:signed|e-signed|approved|accepted|executed|firmad[oa]|aprobad[oa]|assinad[oa]|aprovad[oa]|signé(?:e)?|approuvé(?:e)?|unterschrieben|unterzeichnet|gezeichnet|genehmigt|firmato|approvato|getekend|ondertekend|goedgekeurd)(?![\p{L}])`,
  'iu',
);

/**
 * "Krefeld, 22.01.2026, Ida Roe, Geschäftsführerin", "Signed, I. Roe, COO": a line of nothing but somebody of the record
 * with an office, a day or a word for signing signs the form.
 */
function closingSigner(scene: Scene, line: Passage): Member | undefined {
  const { text, date } = line;
  if (text.length > LONGEST_CLOSING || NOT_SIGNED.test(text) || vendorLine(scene, text)) return undefined;
  const said = SAYS_SIGNED.exec(text)?.[0] ?? '';
  const rest = text.slice(said.length);
  const days = datesIn(rest, { reference: date, dayFirst: true }).filter(({ precision }) => precision === 'day');
  const parts = days
    .reduceRight((kept, { start, end }) => `${kept.slice(0, start)},${kept.slice(end)}`, rest)
    .split(/[,;()–—|]|\.$/u)
    .map((part) => part.replace(PREFIX, '').trim())
    .filter((part) => part !== '');
  const members = parts.map((part) => scene.cast.find(withoutTitle(part)));
  const named = members.find((each) => each?.side === 'customer');
  const recorded = scene.dossier.contacts.some(({ name }) => name === named?.name);
  const member = recorded ? named : byOffice(scene, parts);
  const signs = (said !== '' && (days.length > 0 || parts.length > 1)) || (days.length > 0 && parts.length > 1);
  return signs && parts.length <= MOST_PARTS && !SIGNED_FOR_ANOTHER.test(text) ? member : undefined;
}

/** "A. Vauclair, présidente": of several with this last name, who holds the office by the record. */
function byOffice(scene: Scene, parts: string[]): Member | undefined {
  const written = parts.map(fold);
  const meant = scene.dossier.contacts.filter(({ name, title }) => {
    const last = nameParts(name).at(-1);
    const holds = (office: string) =>
      written.some((part) => part.length > 3 && (part.startsWith(office) || office.startsWith(part)));
    return last !== undefined && title !== null && holds(fold(title)) && written.some((part) => part.endsWith(last));
  });
  const [one] = meant;
  return one && meant.length === 1 ? scene.cast.find(one.name) : undefined;
}
const LONGEST_CLOSING = 110;
/** Name, office, place and one remark. */
const MOST_PARTS = 4;
/** Words that open a signature, with or without a colon. */
const SAYS_SIGNED =
  /^\s*(?:(?:(?:e-)?signed|accepted|approved|authori[sz]ed|executed|firmad[oa]|firma|acepta(?:d[oa])?|autoriza(?:d[oa])?|aprueba|assinad[oa]|assina|aceite|aprovad[oa]|signée?|lu et approuvé|bon pour accord|approuvé|unterzeichnet|unterschrieben|gezeichnet|freigegeben|firmato|approvato|per accettazione|getekend|ondertekend|voor akkoord|akkoord)(?: (?:e|é)le(?:c)?tr[oó]nicamente| electronically| électroniquement| elektronisch)?(?: (?:by|por|par|von|da|door))?|(?:por|for|für|pour|per|pela|pelo|voor)(?: (?:the|la|el|le|die|den|das|lo|il|a|o|de|het))? [^,:\n]{3,40}(?=[,:]))[\s:,–-]+/iu;

/** "Accepted and agreed, Marlow Components: …", "Por el cliente: …" */
const SIGNING_LINE =
  /^\s*(?:signed|signature|signatory|accepted|agreed|approved|executed|authori[sz]ed|po released|for|f[öo]r|za|on behalf of|firm|por|pelo|pela|a nome d|em nome d|en nombre d|al nombre d|assin|pour|sign|f(?:ü|u)r|unterschr|unterzeichn|gezeichnet|per|voor|namens|onderteken|getekend)[^:\n]{0,80}:\s*/iu;
/** "Signed for Ferrybridge Water plc", alone on its line. */
const SIGNED_FOR_COMPANY =
  /^\s*(?:signed|executed|accepted|agreed|approved)(?: and (?:agreed|accepted))? (?:for(?: and on behalf of)?|on behalf of|by)\s+(?=[^,:\n]{3,80}$)/iu;

/** "Bon pour accord, le Président, …": consent, then who gives it. */
const CONSENT_FIRST =
  /^\s*(?:bon pour accord|lu et approuvé|accepted and agreed|read and approved|gelesen und genehmigt|leído y conforme|de acordo|letto e approvato|per accettazione|voor akkoord)\s*[,:–-]\s*(?=\S)/iu;
/** "Customer: Ida Roe, Managing Director, 26 August 2026": the party as the label, with an office and a day behind the name. */
const PARTY_SIGNS =
  /^\s*(?:customer|client|buyer|kunde|auftraggeber|cliente|contratante|klant|opdrachtgever)\s*:\s*(?=[^,\n]{3,40},[^\n]{3,80}(?:\d{4}|\/s\/))/iu;

/** Words of consent that fill a line; name, title and date stand on the next. */
const CONSENT_ALONE =
  /^\s*(?:(?:bon pour accord|lu et approuvé|read and approved|accepted and agreed|agreed and accepted|gelesen und genehmigt|einverstanden|leído y conforme|conforme|recibí y conforme|de acordo|lido e aceite|letto e approvato|per accettazione|gelezen en goedgekeurd|voor akkoord)(?:\s*[,;:–-]\s*|\s+(?:und|and|et|y|e|en)\s+)?){1,3}\s*$/iu;

/** The vendor's side of the form by its words for the party, or by the vendor's name, which opens its mail domain. */
export function vendorLine(scene: Scene, line: string): boolean {
  if (
    VENDOR_PARTY.test(line) ||
    /(?:for|by|of|f(?:ü|u)r|por|para|pour|per|voor|signature,?) (?:the |el |o |le |den |il |de )?(?:vendor|supplier|provider|proveedor|fornecedor|fournisseur|anbieter|auftragnehmer|fornitore|leverancier)/iu.test(
      line,
    )
  )
    return true;
  return vendorNames(scene).some(
    (name) =>
      new RegExp(String.raw`^\s*${name}(?![\p{L}])[^:]{0,30}:`, 'iu').test(line) ||
      new RegExp(
        `(?:for|by|of|für|för|for|za|por|pela|pelo|para|pour|per|voor|signature|firma|unterschrift|assinatura)[^:]{0,20}${name}`,
        'iu',
      ).test(line),
  );
}
const VENDOR_PARTY =
  /^\s*[^:\n]{0,40}(?<![\p{L}])(?:vendor|supplier|provider|seller|licensor|proveedor(?:a)?|prestador(?:a)?|fornecedor(?:a)?|contratada|fournisseur|prestataire|anbieter(?:in)?|auftragnehmer(?:in)?|lieferant(?:in)?|fornitore|leverancier|opdrachtnemer)(?![\p{L}])[^:\n]{0,20}:?/iu;

function vendorNames(scene: Scene): string[] {
  return [...scene.cast.vendorDomains]
    .map((domain) => domain.split('.')[0] ?? '')
    .filter((name) => name.length > 2)
    .map((name) => name.replace(/[^\p{L}\p{N}]/gu, '.?'));
}

/** "Accepted: Lucia Brandvold, Turnstone Orders": the vendor's name stands behind the signer's. */
function vendorsPerson(scene: Scene, { text }: Block): boolean {
  return vendorNames(scene).some((name) =>
    new RegExp(String.raw`^[^,(\n]{3,40}[,(][^\n]{0,40}(?<![\p{L}@.])${name}(?![\p{L}])`, 'iu').test(text),
  );
}

function signerIn(scene: Scene, block: Block, side: 'vendor' | 'customer'): Member | undefined {
  const rest = block.text.slice(0, 120);
  const written = SIGNER.exec(rest)?.[1]?.trim();
  const title = written === undefined ? null : titleAfter(rest.slice(rest.indexOf(written) + written.length));
  const known = written === undefined ? undefined : scene.cast.find(withoutTitle(written));
  if (known) {
    known.title ??= title;
    const recorded = scene.dossier.contacts.some(({ name }) => name === known.name);
    if (side === 'vendor' && known.email === null && !recorded) known.side = 'vendor';
    return known;
  }
  const mention = mentionsIn(rest, { ...scene.mentionContext, language: 'und' }).find(({ start }) => start < 30);
  const name = mention?.name ?? (title !== null || side === 'vendor' ? written : undefined);
  if (name === undefined || (mention === undefined && nameParts(name).length < 2)) return undefined;
  const behind = mention ? titleAfter(rest.slice(mention.end)) : title;
  return scene.cast.find(withoutTitle(name)) ?? add(scene.cast, name, null, side, behind);
}

/** The name as signed: full, in capitals, or with initials; up to the comma, bracket or dash behind it. */
const SIGNER = new RegExp(
  String.raw`^\s*(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Sr|Sra|Mme|Dott|Ing|Prof)\.?\s+)*((?:\p{Lu}\.[ \u00a0-]?){0,3}${NAME})(?=\s*(?:[,(;–|]|\s-|-\s|\s{2}|$))`,
  'u',
);

function titleAfter(rest: string): string | null {
  const title = /^\s*[,(–-]\s*([^,()\n–]{3,60})/u.exec(rest)?.[1]?.trim();
  return title && TITLE_WORDS.test(title) ? title : null;
}
