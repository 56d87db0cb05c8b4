import { fold } from '../../../evidence/names';
import { signsIn } from '../../../evidence/text/injection.signs';
import { datesIn } from '../../../evidence/text/dates';
import { type Language } from '../../../evidence/text/language';
import { moneyIn } from '../../../evidence/text/money';
import { numbersIn } from '../../../evidence/text/numbers';
import { type Passage } from '../passage';
import { datesOf, quantitiesIn } from '../quantity';
import { type Term } from '../restated';
import { conceptsIn, type FoundConcept } from './concepts';
import { cuesIn } from './cues';

/** What a passage shows to the classifier, by name and strength; never the figures or names themselves. */
export type Features = Map<string, number>;

/** What is shown of a subject, each as a feature that is there or is not. */
export function featuresNamed(subject: string, shown: string[]): Features {
  return new Map(shown.map((name) => [`${subject} ${name}`, 1]));
}

const OWN = 1;
const AROUND = 0.5;

/** Features of a passage in its place: `around` are the passages of its document just before and just after it. */
export function featuresOf(passage: Passage, around: { before: Passage[]; after: Passage | undefined }): Features {
  const features: Features = new Map();
  const add = (name: string, strength: number) => {
    features.set(name, Math.max(features.get(name) ?? 0, strength));
  };
  const tokens = tokensOf(passage);
  tokens.forEach((token, at) => {
    add(`w ${token}`, OWN);
    if (token.length > 5) add(`p ${token.slice(0, 5)}`, OWN);
    const next = tokens[at + 1] ?? '.';
    add(`b ${token} ${next}`, OWN);
  });
  add(`b ^ ${tokens[0] ?? ''}`, OWN);
  for (const name of cuesIn(passage)) add(`c ${name}`, OWN);
  for (const { concept } of conceptsOf(passage)) add(`k ${concept}`, OWN);
  pairsOf(signsIn(passage.text)).forEach((name) => add(`i ${name}`, OWN));
  shapeOf(passage, tokens).forEach((name) => add(`q ${name}`, OWN));
  around.before.forEach((before, back) => {
    const strength = back === 0 ? AROUND : AROUND / 2;
    const same = before.turn === passage.turn ? '=' : '<';
    for (const token of tokensOf(before)) add(`${same} ${token.slice(0, 6)}`, strength);
    for (const name of cuesIn(before)) add(`${same}c ${name}`, strength);
    for (const { concept } of conceptsOf(before)) add(`${same}k ${concept}`, strength);
    for (const term of restated(before)) add(`${same}r ${term}`, strength);
  });
  if (around.after) for (const token of tokensOf(around.after)) add(`> ${token.slice(0, 6)}`, AROUND / 2);
  return features;
}

function restated({ restated }: Passage): Set<Term> {
  return new Set(restated.map(({ term }) => term));
}

/** Each sign, and each two of them. */
function pairsOf(signs: string[]): string[] {
  return signs.flatMap((sign, at) => [sign, ...signs.slice(at + 1).map((other) => `${sign} ${other}`)]);
}

function shapeOf(passage: Passage, tokens: string[]): string[] {
  const figures = quantitiesIn(passage);
  return [
    ...figures.map(({ kind }) => kind),
    ...figures.map(({ kind, role }) => `${kind} ${role}`),
    `figures ${Math.min(figures.length, 3)}`,
    ...datesOf(passage).map(
      ({ iso, precision }) => `${precision} ${passage.date !== null && iso > passage.date ? 'ahead' : 'past'}`,
    ),
    `length ${Math.min(5, Math.floor(Math.log2(tokens.length + 1)))}`,
    passage.kind,
    `side ${passage.side ?? ''}`,
    ...[...restated(passage)].flatMap((term) => [`restates ${term}`, `${term} by ${passage.side ?? ''}`]),
    `zone ${passage.zone}`,
  ];
}

const TOKEN = /[\p{L}\p{N}]+|[?!%:]|["“”«»]/gu;
const KNOWN = new WeakMap<Passage, string[]>();

/** The tokens of a passage, made once. */
function tokensOf(passage: Passage): string[] {
  const known = KNOWN.get(passage);
  if (known) return known;
  const tokens = tokensIn(passage.text, passage.language, passage.date);
  KNOWN.set(passage, tokens);
  return tokens;
}

/** Words without accents in lower case; dates, money and numbers each stand as one word. */
export function tokensIn(text: string, language: Language, reference: string | null): string[] {
  const spans = [
    ...datesIn(text, { reference, dayFirst: true }).map(({ start, end }) => ({ start, end, as: ' zdate ' })),
    ...moneyIn(text, language).map(({ start, end }) => ({ start, end, as: ' zmoney ' })),
    ...numbersIn(text, language)
      .filter(({ value, inWords }) => !(inWords && value <= 1))
      .map(({ start, end }) => ({ start, end, as: ' znum ' })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let plain = '';
  let from = 0;
  for (const { start, end, as } of spans) {
    if (start < from) continue;
    plain += text.slice(from, start) + as;
    from = end;
  }
  plain += text.slice(from);
  return (fold(plain).match(TOKEN) ?? []).map((token) => (/^\d+$/.test(token) ? 'znum' : token));
}

const MEANT = new WeakMap<Passage, FoundConcept[]>();

/** The concepts of a passage in the order of its words, looked up once. */
export function conceptsOf(passage: Passage): FoundConcept[] {
  const known = MEANT.get(passage);
  if (known) return known;
  const found = conceptsIn(tokensOf(passage), passage.language);
  MEANT.set(passage, found);
  return found;
}
