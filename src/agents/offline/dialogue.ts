import { ASKS_CONSENT } from './decision.words';
import { type Cue } from './cue';
import * as words from './measure.words';
import { type Passage } from './passage';
import { type Story } from './story';
import { together } from './together';

/** Where a statement of the customer counts as one: own words, or a note or minutes that report them. */
export function customerVoice(story: Story): Passage[] {
  return story.passages.filter((passage) => {
    const { zone, kind, side, language, text, speaker } = passage;
    if (language === 'und') return false;
    if (kind === 'order_form') return zone === 'field' && (SIGNED_COMMENT.test(text) || AGREED_GOALS.test(text));
    if (zone !== 'body' && zone !== 'quoted') return false;
    if (kind === 'ticket' && side === 'vendor') return false;
    if (side === 'customer' || (side === 'vendor' && kind === 'crm_note')) return true;
    if (speaker === null && (kind === 'crm_note' || kind === 'call_transcript')) return true;
    const among = side === null || kind === 'slack_thread' || kind === 'email';
    return among && TOLD.some((sense) => story.senses.of(passage, sense) > LIKELY);
  });
}

/** Where nobody knows who speaks, or colleagues report, what is said must sound like the customer's figures or goals. */
const TOLD = ['pain_today', 'pain_goal', 'criterion', 'figure_back'] as const;
const LIKELY = 0.1;

/** A signatory's own words on the form: "Approved in full. Overtime is at 7.9 per cent and I expect 4.5." */
const SIGNED_COMMENT =
  /(?<![\p{L}])(?:i|i'm|we|our|my|yo|nosotros|nuestr[oa]|eu|nós|nosso|je|nous|notre|ich|wir|unser\p{L}*|io|noi|nostr[oa]|ik|wij|we|onze)(?![\p{L}]).{0,80}(?:expect|want|need|buy|is at|are at|espero|quiero|quero|attends|veux|erwarte|will|brauche|voglio|verwacht|wil)/iu;

/** How many turns on an answer to "where do you want to be?" may still come, after jokes and talk of others. */
const FURTHEST_TURN = 6;
/** A figure for today, or a date, is asked for and given at once. */
const NEXT_TURNS = 2;
const LOOK_BACK = 24;

/** The vendor asks for the figure to reach: in set words, or with a question word and a word of wanting. */
function asksTarget(text: string): boolean {
  if (words.ASKS_TARGET.test(text)) return true;
  return /\?/u.test(text) && !words.ASKS_PAIN.test(text) && together(text, words.HOW_FAR, words.WANTING, 6);
}

/** The form's own line for what the customer wants to reach. */
const AGREED_GOALS =
  /^\s*(?:(?:agreed |customer(?:'s)? )?(?:success criteri(?:a|on)|objectives?|targets?|kpis?|goals?|success measures?)|indicateurs?(?: convenus)?|objectifs?|critères? de (?:succès|réussite)|indicadores?(?: acordados)?|objetivos?|criterios? de éxito|critérios? de sucesso|metas?|ziele|zielgrößen|erfolgskriterien|obiettivi|criteri di successo|doelstellingen|succescriteria)[^:\n]{0,40}:/iu;

export type Asked = 'today' | 'target' | 'when' | null;

/** What the vendor's last question before this passage was after, when the passage is the answer to it. */
export function askedBefore(story: Story, passage: Passage): Asked {
  const all = story.passages;
  const { at } = passage;
  let turns = 0;
  let lastTurn = passage.turn;
  for (let back = at - 1; back >= 0 && back >= at - LOOK_BACK; back -= 1) {
    const before = all[back];
    if (!before || before.documentId !== passage.documentId) return null;
    if (before.zone === 'header') continue;
    if (before.turn !== lastTurn) {
      turns += 1;
      lastTurn = before.turn;
      if (turns > FURTHEST_TURN) return null;
    }
    if (before.side !== 'vendor') continue;
    if (words.ASKS_WHEN.test(before.text) && /\?/.test(before.text) && !words.ASKS_SUCCESS.test(before.text))
      return turns > NEXT_TURNS ? null : 'when';
    if (!/\?|numbers|\.\.\.|…/u.test(before.text)) continue;
    if (asksTarget(before.text)) return 'target';
    if (turns > NEXT_TURNS) return null;
    if (words.ASKS_TODAY.test(before.text)) return 'today';
    return null;
  }
  return null;
}

/** The vendor's people said something of the pattern in one of the `reach` sentences right before. */
export function vendorAsked(story: Story, { at, documentId }: Passage, pattern: Cue, reach: number): boolean {
  return story.passages
    .slice(Math.max(0, at - reach), at)
    .some(({ documentId: id, side, text }) => id === documentId && side === 'vendor' && pattern.test(text));
}

/** The customer's next words after "what hurts most?" name a pain, whatever they are. */
export function answersWhatHurts(story: Story, { at, documentId, side }: Passage): boolean {
  const before = story.passages.slice(Math.max(0, at - 2), at).findLast(({ zone }) => zone === 'body');
  return (
    side === 'customer' &&
    before?.documentId === documentId &&
    before.side === 'vendor' &&
    /\?/u.test(before.text) &&
    words.ASKS_PAIN.test(before.text)
  );
}

/** The vendor's question right before was whether the purchase is on. */
export function askedForConsent(story: Story, { at, documentId, turn }: Passage): boolean {
  for (let back = 1; back <= 3; back += 1) {
    const before = story.passages[at - back];
    if (!before || before.documentId !== documentId) return false;
    if (before.turn === turn || before.zone === 'header') continue;
    return before.side === 'vendor' && /\?/u.test(before.text) && ASKS_CONSENT.test(before.text);
  }
  return false;
}
