import { type Claim } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { type Resting, resting } from './claims';
import { cue } from './cue';
import { CORRECTION, NEGATED } from './doubt.words';
import * as words from './measure.words';
import { type Measures } from './measures';
import { type Passage, quoteOf } from './passage';
import { comparable, ofOneSize, type Quantity } from './quantity';
import { type Story } from './story';

/**
 * Two figures for one thing, and nobody settled which holds: a note that holds two against each other, or the customer's
 * own two answers to one question. The figure that was read first is then no firmer than its rival.
 */
export function rivalFigures(story: Story, claims: Claim[], measures: Measures): Claim[] {
  return [...onContract(story, claims), ...onPain(story, claims, measures)];
}

/** "we have 12,400, their paper says 14,200, nobody knows which is right" */
function onContract(story: Story, claims: Claim[]): Claim[] {
  const { arr, currency, seats } = story.dossier.contract;
  const amounts = claims.flatMap((claim) =>
    claim.anchor === 'arr' && claim.standing === 'stated' && claim.value.amount !== null ? [claim.value.amount] : [],
  );
  const counts = claims.flatMap((claim) =>
    claim.anchor === 'seats' && claim.standing === 'stated' && claim.value.seats !== null ? [claim.value.seats] : [],
  );
  return [
    ...heldAgainst(story, arr === null ? amounts : [arr, ...amounts]).map(({ value, passage }): Claim => ({
      anchor: 'arr',
      value: { amount: value, currency },
      ...open(passage, value),
    })),
    ...heldAgainst(story, seats === null ? counts : [seats, ...counts])
      .filter(({ value }) => Number.isInteger(value))
      .map(({ value, passage }): Claim => ({ anchor: 'seats', value: { seats: value }, ...open(passage, value) })),
  ];
}

function onPain(story: Story, claims: Claim[], measures: Measures): Claim[] {
  const firm = claims.find(
    (claim): claim is Extract<Claim, { anchor: 'painMetric' }> =>
      claim.anchor === 'painMetric' && claim.standing === 'stated',
  );
  const { baseline, target } = firm?.value ?? {};
  if (!firm || typeof baseline !== 'number' || typeof target !== 'number') return [];
  const rival =
    heldAgainst(story, [baseline]).find(({ value }) => value !== target) ??
    otherAnswer(measures, baseline, target) ??
    insistedOn(measures, baseline, target);
  if (!rival) return [];
  const disputed = (value: number, quotes: Claim['quotes'], by: string | null): Claim => ({
    anchor: 'painMetric',
    value: { ...firm.value, baseline: value, target },
    standing: 'disputed',
    quotes,
    by,
    doubt: `${by ?? 'A source'} says ${value}.`,
  });
  return [
    disputed(baseline, firm.quotes, firm.by),
    disputed(rival.value, [quoteOf(rival.passage), ...firm.quotes], rival.passage.speaker),
  ];
}

interface Rival {
  value: number;
  passage: Passage;
}

/** The figures that talk, or a remark on the form, holds against a known one, leaving open which of them is right. */
function heldAgainst(story: Story, known: number[]): Rival[] {
  if (known.length === 0) return [];
  for (const passage of story.passages) {
    const onForm = passage.kind === 'order_form';
    if (!onForm && (passage.zone !== 'body' || passage.language === 'und')) continue;
    const named = numbersIn(passage.text, passage.language).map(({ value }) => value);
    const open = asksWhichHolds(story, passage) || (!onForm && EITHER_OR.test(passage.text));
    if (!named.some((value) => known.includes(value)) || !open) continue;
    const rivals = named.filter((value) => !known.includes(value) && known.some((figure) => ofOneSize(figure, value)));
    if (rivals.length > 0) return rivals.map((value) => ({ value, passage }));
  }
  return [];
}

/** The question which of them holds follows within two sentences of the same turn. */
function asksWhichHolds(story: Story, { at, documentId, turn }: Passage): boolean {
  return story.passages
    .slice(at, at + 3)
    .some((each) => each.documentId === documentId && each.turn === turn && WHICH_HOLDS.test(each.text));
}

/** In another document the customer puts another figure beside the same target, and calls neither old nor wrong. */
function otherAnswer({ quantities }: Measures, baseline: number, target: number): Rival | undefined {
  const origins = quantities.filter(({ value, role }) => value === baseline && role !== 'target');
  const rival = quantities.find(
    (each) =>
      each.role !== 'target' &&
      each.value !== baseline &&
      each.value !== target &&
      ofOneSize(baseline, each.value) &&
      each.passage.side === 'customer' &&
      !OF_ANOTHER_KIND.test(each.passage.text) &&
      !CORRECTION.test(each.passage.text) &&
      !words.NOT_OURS.test(each.passage.text) &&
      origins.some((origin) => sameMeasure(origin, each) && origin.passage.documentId !== each.passage.documentId) &&
      !origins.some(({ passage }) => passage.documentId === each.passage.documentId) &&
      quantities.some(
        (other) => other.value === target && sameMeasure(other, each) && near(other.passage, each.passage),
      ),
  );
  return rival && { value: rival.value, passage: rival.passage };
}

/** Somebody else of the customer names another figure for today, comes back to it, and never gives in to the first. */
function insistedOn({ quantities }: Measures, baseline: number, target: number): Rival | undefined {
  const origin = quantities.find(({ value, role }) => value === baseline && role !== 'target');
  if (!origin) return undefined;
  const others = quantities.filter(
    ({ value, passage, kind, role }) =>
      passage.side === 'customer' &&
      passage.speaker !== origin.passage.speaker &&
      value !== baseline &&
      value !== target &&
      role !== 'target' &&
      (kind === origin.kind || kind === 'bare') &&
      ofOneSize(baseline, value) &&
      !CORRECTION.test(passage.text) &&
      !words.NOT_OURS.test(passage.text),
  );
  return others.find(({ value, passage }) => {
    const { speaker, documentId, at } = passage;
    const again = others.some(
      (other) =>
        other.value === value &&
        other.passage.speaker === speaker &&
        other.passage.documentId === documentId &&
        other.passage.at > at,
    );
    return again && !givesIn(quantities, passage, baseline);
  });
}

/** Who named another figure comes round to this one in a later turn. */
export function givesIn(quantities: Quantity[], { speaker, at, turn }: Passage, figure: number): boolean {
  return quantities.some(
    ({ value, passage }) =>
      value === figure &&
      passage.speaker === speaker &&
      passage.at > at &&
      passage.turn !== turn &&
      !NEGATED.test(passage.text),
  );
}

function sameMeasure(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind && a.kind !== 'bare' && a.kind !== 'count' && comparable(a, b);
}

function near(a: Passage, b: Passage): boolean {
  return a.documentId === b.documentId && Math.abs(a.at - b.at) <= NEAR;
}

/** Passages between a figure and the target it is told with, a question and the names of the speakers included. */
const NEAR = 6;

function open(passage: Passage, value: number): Resting {
  return resting([passage], 'disputed', `${passage.speaker ?? 'A source'} leaves open whether it is ${value}.`);
}

/** A question, or its open answer, which of two figures is the right one. */
const WHICH_HOLDS = cue(
  `which (?:one |of (?:the two|them) |figure |number |price |amount |side )?(?:is (?:right|correct|true|valid|wrong)|holds|stands|counts|applies|it is)|(?:can't|cannot|can not|could not|couldn't|nobody can|no one can) (?:tell|say) (?:if|whether|which)|nobody knows which|unclear which|(?:still )?(?:to be|needs to be) (?:clarified|resolved|reconciled)`,
  `(?:por|a) (?:aclarar|esclarecer)|à (?:clarifier|éclaircir)|(?:noch )?zu klären|(?:bitte|muss noch) klären|da chiarire|(?:nog )?(?:op te helderen|uit te zoeken)`,
  `cuál (?:de (?:los|las) dos )?(?:vale|es (?:la |el )?(?:correct[oa]|buen[oa])|rige|cuenta)|qual (?:d[oa]s dois |das duas )?(?:vale|é (?:o |a )?(?:cert[oa]|corret[oa])|conta)`,
  `(?:lequel|laquelle) (?:des deux )?(?:est|vaut|compte)|de quel côté|rien de tranché|welche[rs]?(?: \\p{L}+)? (?:stimmt|gilt|(?:ist )?richtig)|was (?:nun )?gilt`,
  `quale (?:dei due |delle due )?(?:vale|è (?:quell[oa] )?giust[oa]|conta)|welke?(?: \\p{L}+)? (?:klopt|geldt)`,
);

/** "410 or 380?", "27 vs 19": two figures side by side, and nothing between them that settles it. */
const EITHER_OR =
  /\d[\d.,'’ ]*(?:%|k|m)?\s*(?:or|oder|o|ou|of)\s*\d[\d.,'’ ]*(?:%|k|m)?\s*\?|\d[\d.,'’]*\s*(?:%|k|m)?\s*(?:vs\.?|versus|gegen|contra|contre|contro|tegen|frente a)\s*\d/iu;

/** Of another time or of a part: no second answer to the same question. */
const OF_ANOTHER_KIND = cue(
  `before|used to|previous(?:ly)?|earlier|formerly|old|alone|only|first quarter|peak|worst|best|antes|anterior|sol[oa]|sólo|peor|mejor|só|apenas|pior|melhor|avant|ancien(?:ne)?|seul(?:e)?|pire|vorher|früher|damals|allein|nur|prima|peggiore|solo|vroeger|eerder|alleen`,
);
