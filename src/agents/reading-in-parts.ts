import { cut } from '../evidence/text/letters';
import { type Dossier, type DossierDocument } from '../evidence/dossier.types';
import { type Reading } from '../evidence/evidence.types';
import { Extraction, NO_CLAIMS } from '../evidence/extraction';
import { type EffectKey } from '../lifecycle/effect.roles';
import { type LanguageModel } from './language-model';
import { ModelFailure } from './model.failure';

/** Characters of source text put before a model at once; four characters are about one token. */
const PART_CHARACTERS = 160_000;
/** A part this short is not cut any further. */
const SMALLEST_PART = 4_000;

interface Reader {
  effect: EffectKey;
  signal: AbortSignal;
  check: (extraction: Extraction) => Reading;
}

/**
 * Asks for a reading of all documents. What is too long for one question is read in parts and put together; a part
 * that proves too long after all is halved.
 */
export async function readInParts(model: LanguageModel, dossier: Dossier, reader: Reader): Promise<Extraction> {
  const parts = model.provider === 'offline' ? [dossier] : partsOf(dossier, PART_CHARACTERS);
  const readings: Extraction[] = [];
  for (const part of parts) readings.push(await readPart(model, part, reader));
  return readings.length === 1 ? (readings[0] ?? NO_CLAIMS) : readings.reduce(merge, NO_CLAIMS);
}

async function readPart(model: LanguageModel, part: Dossier, reader: Reader): Promise<Extraction> {
  try {
    return await model.ask({
      prompt: 'read-documents',
      values: { dossier: part },
      answer: Extraction,
      effect: reader.effect,
      actor: 'readDocuments',
      signal: reader.signal,
      grade: (answer) => ({
        claims: answer.claims.length + answer.people.length + answer.gaps.length,
        unsupported: reader.check(answer).unsupported.length,
      }),
    });
  } catch (error) {
    const length = part.documents.reduce((sum, { text }) => sum + text.length, 0);
    const isTooLong = error instanceof ModelFailure && error.kind === 'truncated' && length > SMALLEST_PART;
    if (!isTooLong) throw error;
    const halves = partsOf(part, Math.ceil(length / 2));
    const readings: Extraction[] = [];
    for (const half of halves) readings.push(await readPart(model, half, reader));
    return readings.reduce(merge, NO_CLAIMS);
  }
}

/** Splits the documents into dossiers of at most `limit` characters; a long document is cut between paragraphs. */
export function partsOf(dossier: Dossier, limit: number): Dossier[] {
  const pieces = dossier.documents.flatMap((document) => piecesOf(document, limit));
  const parts: DossierDocument[][] = [[]];
  let length = 0;
  for (const piece of pieces) {
    if (length > 0 && length + piece.text.length > limit) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(piece);
    length += piece.text.length;
  }
  return parts.map((documents) => ({ ...dossier, documents }));
}

function piecesOf(document: DossierDocument, limit: number): DossierDocument[] {
  if (document.text.length <= limit) return [document];
  const pieces: DossierDocument[] = [];
  let rest = document.text;
  while (rest.length > limit) {
    const cut = cutBefore(rest, limit);
    pieces.push({ ...document, text: rest.slice(0, cut) });
    rest = rest.slice(cut);
  }
  return [...pieces, { ...document, text: rest }];
}

/** The last paragraph, line or sentence end in the second half of the limit, in this order; the limit where there is none. */
function cutBefore(text: string, limit: number): number {
  const cuts = ['\n\n', '\n', '. '].map((mark) => text.lastIndexOf(mark, limit - mark.length) + mark.length);
  return cuts.find((place) => place > limit / 2) ?? cut(text, limit).length;
}

/** Places inside a part mean nothing in the whole document, so quotes are found again by their words. */
function merge(all: Extraction, part: Extraction): Extraction {
  const unplaced = <Claim extends { quotes: { start?: number }[] }>(claims: Claim[]) =>
    claims.map((claim) => ({ ...claim, quotes: claim.quotes.map(({ start: _, ...quote }) => quote) }));
  return Extraction.parse({
    claims: [...all.claims, ...unplaced(part.claims)],
    people: [...all.people, ...unplaced(part.people)],
    gaps: [...all.gaps, ...unplaced(part.gaps)],
    riskSignals: [...all.riskSignals, ...unplaced(part.riskSignals)],
    injections: [
      ...all.injections,
      ...part.injections.map(({ aim, quote: { start: _, ...quote } }) => ({ aim, quote })),
    ],
    notUnderstood: [...all.notUnderstood, ...part.notUnderstood],
    languages: { ...all.languages, ...part.languages },
  });
}
