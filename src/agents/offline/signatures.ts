import { type DossierDocument } from '../../evidence/dossier.types';
import { nameParts, withoutTitle } from '../../evidence/names';
import { add, type Member } from './cast';
import { ADDS, NOT_BINDING, REPLACES } from './contract.words';
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
  return bindingForms(scene).flatMap(({ id }) => {
    const lines = scene.passages.filter(({ documentId }) => documentId === id);
    return lines.flatMap((line, at): Signature[] => {
      const after = signedBehind(scene, line.text);
      if (after && !vendorLine(scene, line.text)) return [{ member: after, line }];
      const match = CONSENT_ALONE.exec(line.text) ?? SIGNED_BY_CUSTOMER.exec(line.text) ?? SIGNING_LINE.exec(line.text);
      if (!match || vendorLine(scene, line.text) || NOT_SIGNED.test(line.text)) return [];
      if (SIGNED_FOR_ANOTHER.test(line.text.slice(match.index))) return [];
      const rest = line.text.slice(match.index + match[0].length);
      if (/^\s*(?:from|desde|vom|depuis|dal|vanuit) (?:the )?(?:account|konto|compte|cuenta|conta)/iu.test(rest))
        return [];
      const member = signerIn(scene, rest) ?? (rest.trim() === '' ? signerOn(scene, lines[at + 1]) : undefined);
      return member?.side === 'customer' ? [{ member, line }] : [];
    });
  });
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

/** "Accepted and agreed, Marlow Components: …", "Por el cliente: …" */
const SIGNING_LINE =
  /^\s*(?:signed|signature|signatory|accepted|agreed|approved|executed|authori[sz]ed|for|on behalf of|firm|por|pelo|pela|a nome d|em nome d|en nombre d|al nombre d|assin|pour|sign|f(?:ü|u)r|unterschr|unterzeichn|gezeichnet|per|voor|namens|onderteken|getekend)[^:\n]{0,80}:\s*/iu;

/** Words of consent that fill a line; name, title and date stand on the next. */
const CONSENT_ALONE =
  /^\s*(?:(?:bon pour accord|lu et approuvé|read and approved|accepted and agreed|agreed and accepted|gelesen und genehmigt|einverstanden|leído y conforme|conforme|recibí y conforme|de acordo|lido e aceite|letto e approvato|per accettazione|gelezen en goedgekeurd|voor akkoord)(?:\s*[,;:–-]\s*|\s+(?:und|and|et|y|e|en)\s+)?){1,3}\s*$/iu;

/** Order forms in force: no drafts, and where a later one replaces the others or restates the order, only that one. */
export function bindingForms(scene: Scene): DossierDocument[] {
  const textOf = ({ id }: DossierDocument) => scene.texts.get(id) ?? '';
  const forms = scene.dossier.documents
    .filter(
      (document) =>
        document.kind === 'order_form' &&
        !NOT_BINDING.test(ownWords(topOf(textOf(document)))) &&
        !VOID.test(textOf(document)),
    )
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const last = forms.at(-1);
  if (!last) return [];
  if (REPLACES.test(textOf(last).slice(0, 600))) return [last];
  return forms.filter((document) => !ADDS.test(topOf(textOf(document))));
}

const VOID =
  /(?:this (?:form|order|document|version) is (?:void|a draft|not binding|superseded)|^not (?:yet )?signed|(?:dieses?|diese) (?:formular|dokument|fassung) ist (?:ungültig|ein entwurf)|este (?:documento|formulario|pedido) (?:es|é) (?:un borrador|um rascunho|nulo))/imu;

/** What the head of a form says of itself, without what it says of the one it replaces. */
function ownWords(top: string): string {
  return top.replace(new RegExp(`${REPLACES.source}[^)\\n;]*`, 'giu'), ' ');
}

function topOf(text: string): string {
  return text.split('\n', 3).join('\n').slice(0, 400);
}

/** "Signed for Tessellate: …": the vendor's name is the first part of its mail domain. */
export function vendorLine(scene: Scene, line: string): boolean {
  if (
    /(?:for|by|of|f(?:ü|u)r|por|para|pour|per|voor|signature,?) (?:the |el |o |le |den |il |de )?(?:vendor|supplier|provider|proveedor|fornecedor|fournisseur|anbieter|auftragnehmer|fornitore|leverancier)/iu.test(
      line,
    )
  )
    return true;
  const names = [...scene.cast.vendorDomains]
    .map((domain) => domain.split('.')[0] ?? '')
    .filter((name) => name.length > 2);
  return names.some(
    (name) =>
      new RegExp(String.raw`^\s*${name.replace(/[^\p{L}\p{N}]/gu, '.?')}(?![\p{L}])[^:]{0,30}:`, 'iu').test(line) ||
      new RegExp(
        `(?:for|by|of|für|por|para|pour|per|voor|signature|firma|unterschrift|assinatura)[^:]{0,20}${name.replace(/[^\p{L}\p{N}]/gu, '.?')}`,
        'iu',
      ).test(line),
  );
}

function signerOn(scene: Scene, line: Passage | undefined): Member | undefined {
  return line && !NOT_SIGNED.test(line.text) ? signerIn(scene, line.text) : undefined;
}

function signerIn(scene: Scene, text: string): Member | undefined {
  const rest = text.slice(0, 90);
  const mention = mentionsIn(rest, { ...scene.mentionContext, german: false }).find(({ start }) => start < 30);
  if (mention)
    return (
      scene.cast.find(mention.name) ??
      add(scene.cast, mention.name, null, 'customer', titleAfter(rest.slice(mention.end)))
    );
  const written = /^\s*(?:\p{Lu}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{L}'’-]+(?=\s*(?:,|\(|$))/u.exec(rest)?.[0];
  if (!written || nameParts(written).length < 2) return undefined;
  const title = titleAfter(rest.slice(written.length));
  return (
    scene.cast.find(withoutTitle(written)) ??
    (title !== null ? add(scene.cast, written, null, 'customer', title) : undefined)
  );
}

function titleAfter(rest: string): string | null {
  const title = /^\s*[,(]\s*([^,()\n]{3,60})/u.exec(rest)?.[1]?.trim();
  return title && TITLE_WORDS.test(title) ? title : null;
}
