import { type Claim } from '../../evidence/extraction';
import { numbersIn } from '../../evidence/text/numbers';
import { type Resting, resting } from './claims';
import { cue } from './cue';
import { LEFT_OPEN, NOT_OPEN } from './open.words';
import { isQuestion, type Passage, quoteOf } from './passage';
import { ofOneSize } from './quantity';
import { type Story } from './story';

/**
 * A sentence that holds two figures for one thing against each other and leaves open which of them is right. The one that
 * was read first is then no firmer than its rival.
 */
export function rivalFigures(story: Story, claims: Claim[]): Claim[] {
  return [...onContract(story, claims), ...onPain(story, claims)];
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

function onPain(story: Story, claims: Claim[]): Claim[] {
  const firm = claims.find(
    (claim): claim is Extract<Claim, { anchor: 'painMetric' }> =>
      claim.anchor === 'painMetric' && claim.standing === 'stated',
  );
  const { baseline, target } = firm?.value ?? {};
  if (!firm || typeof baseline !== 'number' || typeof target !== 'number') return [];
  const rival = [...heldAgainst(story, [baseline]), ...leftOpenBeside(story, baseline, firm.by)].find(
    ({ value }) => value !== target,
  );
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
    const either = !onForm && EITHER_OR.test(passage.text) && !isAnswered(story, passage, known);
    const open = asksWhichHolds(story, passage) || either;
    if (!named.some((value) => known.includes(value)) || !open) continue;
    const rivals = named.filter((value) => !known.includes(value) && known.some((figure) => ofOneSize(figure, value)));
    if (rivals.length > 0) return rivals.map((value) => ({ value, passage }));
  }
  return [];
}

/** "It is 118, not her figure. We have not settled that between us.": another figure by somebody else, called open in the same breath. */
function leftOpenBeside(story: Story, known: number, by: string | null): Rival[] {
  return story.passages.flatMap((passage) => {
    const { kind, zone, side, speaker, language, text } = passage;
    if (kind === 'order_form' || zone !== 'body' || language === 'und' || side === 'vendor' || speaker === by)
      return [];
    const rivals = numbersIn(text, language).filter(({ value }) => value !== known && ofOneSize(known, value));
    return rivals.length > 0 && isLeftOpen(story, passage) ? rivals.map(({ value }) => ({ value, passage })) : [];
  });
}

function isLeftOpen(story: Story, { at, documentId, turn }: Passage): boolean {
  return story.passages
    .slice(at, at + REACH)
    .some(
      (each) =>
        each.documentId === documentId && each.turn === turn && LEFT_OPEN.test(each.text) && !NOT_OPEN.test(each.text),
    );
}
const REACH = 3;

/** "29 or 39?" - "29, the other was a slip.": somebody else gives the known figure, and no question, right behind. */
function isAnswered(story: Story, { at, documentId, turn }: Passage, known: number[]): boolean {
  return story.passages.slice(at + 1, at + 1 + ANSWERS).some((each) => {
    const answers = each.documentId === documentId && each.turn !== turn && !isQuestion(each);
    return answers && numbersIn(each.text, each.language).some(({ value }) => known.includes(value));
  });
}
const ANSWERS = 6;

/** The question which of them holds follows within two sentences of the same turn. */
function asksWhichHolds(story: Story, { at, documentId, turn }: Passage): boolean {
  return story.passages
    .slice(at, at + 3)
    .some((each) => each.documentId === documentId && each.turn === turn && WHICH_HOLDS.test(each.text));
}

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
