import { painIn } from '../evidence/anchor.value';
import { PainAnswer } from '../evidence/drafting/draft-answers';
import { type Dossier } from '../evidence/dossier.types';
import { type Anchor, type AnchorStatus } from '../evidence/evidence.types';
import { fold } from '../evidence/names';
import { type Dossiers, type Readings } from '../evidence/ports';
import { locate } from '../evidence/quotes';
import { numbersSupported } from '../evidence/support';
import { injectionsIn } from '../evidence/text/injection';
import { agent } from './agent';
import { type Transaction } from './agent.run';
import { type LanguageModel } from './language-model';

/** Looks once more whether the measured pain still holds, before plans are built on it. */
export const checkPainMetric = (model: LanguageModel, dossiers: Dossiers, readings: Readings<Transaction>) =>
  agent('checkPainMetric', model, async (input, run) => {
    const [dossier, reading] = await Promise.all([dossiers.load(input.account), readings.current(input.account)]);
    const pain = reading?.anchors.find(({ key }) => key === 'painMetric');
    if (!reading || !pain || pain.status !== 'concrete') return { painMetric: pain?.status ?? 'missing' };
    const answer = await model.ask({
      prompt: 'check-pain-metric',
      values: { pain, dossier },
      answer: PainAnswer,
      effect: run.effect,
      actor: 'checkPainMetric',
      signal: run.signal,
      grade: ({ supporting, contradicting }) => ({
        claims: supporting.length + contradicting.length,
        unsupported: [...supporting, ...contradicting].filter((quote) => locate(quote, dossier) === null).length,
      }),
    });
    const judged = judgePain(pain, answer, dossier);
    if (judged.status !== pain.status) {
      const anchors = reading.anchors.map((anchor) => (anchor.key === 'painMetric' ? judged : anchor));
      run.alongside((tx) => readings.keepAnchors(tx, input.account, { ...reading, anchors }));
    }
    return { painMetric: judged.status };
  });

/**
 * The pain stands unless a later passage about it, found letter by letter outside any instruction to a reader, states
 * another number for today: then both stand on record and the anchor is conflicting. The answer alone changes nothing.
 */
export function judgePain<Read extends Anchor>(pain: Read, answer: PainAnswer, dossier: Dossier): Read {
  const value = painIn(pain);
  if (value === null || value.baseline === null) return pain;
  const since = newestDate(pain, dossier);
  const against = answer.contradicting.flatMap(({ number, ...quote }) => {
    const place = locate(quote, dossier);
    const document = dossier.documents.find(({ id }) => id === quote.documentId);
    if (!place || !document || number === value.baseline || number === value.target) return [];
    const instructed = injectionsIn(document.text).some(({ start, end }) => place.start < end && start < place.end);
    const isLater = document.date !== null && since !== null && document.date > since;
    const isSamePain = speaksOf(`${value.what} ${value.unit ?? ''}`, quote.quote);
    return !instructed && isLater && isSamePain && numbersSupported([number], [place]) ? [{ place, number }] : [];
  });
  const [first] = against;
  if (!first) return pain;
  const status: AnchorStatus = 'conflicting';
  return {
    ...pain,
    status,
    value: { candidates: [value, { ...value, baseline: first.number }] },
    evidence: [...pain.evidence, ...against.map(({ place }) => place)],
    doubts: [`A later source gives ${first.number} where ${value.baseline} was on record.`],
  };
}

/** Whether a passage has a word of the pain or its unit, whatever its ending. */
function speaksOf(pain: string, passage: string): boolean {
  const text = fold(passage);
  const stems = (fold(pain).match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, Math.max(4, word.length - 2)));
  return stems.some((stem) => text.includes(stem));
}

function newestDate({ evidence }: Anchor, { documents }: Dossier): string | null {
  const dates = evidence.flatMap((each) =>
    'quote' in each
      ? (documents.find(({ id }) => id === each.documentId)?.date ?? [])
      : 'person' in each
        ? each.at
        : [],
  );
  return dates.sort().at(-1) ?? null;
}
