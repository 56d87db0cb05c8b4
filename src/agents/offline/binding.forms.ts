import { type DossierDocument } from '../../evidence/dossier.types';
import { ADDS, ADDS_MORE, NOT_BINDING, REPLACES } from './contract.words';
import { type Scene } from './story';

/** Order forms in force: no drafts, no addition to another form, and where a later one replaces the others or restates the order, only that one. */
export function bindingForms(scene: Scene): DossierDocument[] {
  const textOf = ({ id }: DossierDocument) => scene.texts.get(id) ?? '';
  const forms = ordersIn(scene)
    .filter((document) => !isDraft(textOf(document)))
    .sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const last = forms.at(-1);
  if (!last) return [];
  if (REPLACES.test(textOf(last).slice(0, 600))) return [last];
  const whole = forms.filter((document) => !ADDS.test(topOf(textOf(document))));
  return whole.length > 0 ? whole : forms.filter((document) => !ADDS_MORE.test(topOf(textOf(document))));
}

/** Orders that do not bind or do not yet. */
export function draftForms(scene: Scene): DossierDocument[] {
  return ordersIn(scene).filter(({ id }) => isDraft(scene.texts.get(id) ?? ''));
}

function ordersIn({ dossier }: Scene): DossierDocument[] {
  return dossier.documents.filter(({ kind }) => kind === 'order_form');
}

function isDraft(text: string): boolean {
  return NOT_BINDING.test(ownWords(topOf(text))) || VOID.test(text);
}

const VOID =
  /(?:this (?:form|order|document|version) is (?:void|a draft|not binding|superseded)|^not (?:yet )?signed|(?:dieses?|diese) (?:formular|dokument|fassung) ist (?:ungültig|ein entwurf)|este (?:documento|formulario|pedido) (?:es|é) (?:un borrador|um rascunho|nulo))/imu;

/** What the head of a form says of itself, without what it says of the one it replaces. */
function ownWords(top: string): string {
  return top.replace(new RegExp(`${REPLACES.source}[^)\\n;]*`, 'giu'), ' ').replace(OF_ANOTHER_PAPER, ' ');
}

/** "(R1 dated 22 June 2026 stands cancelled)": a remark on an earlier paper. */
const OF_ANOTHER_PAPER =
  /\([^)\n]{0,60}(?:dated|of \d|vom|del \d|du \d|van \d|de \d|dal? \d|revision|version|fassung|quote|offer|oferta|offerte)[^)\n]{0,80}\)/giu;

function topOf(text: string): string {
  return text.split('\n', 3).join('\n').slice(0, 400);
}
