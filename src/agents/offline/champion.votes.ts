import { type Member } from './cast';
import { ASKED_WHO, I_DROVE, ME, NOT_CHAMPION, THEY_DROVE, tellsOfDriving } from './champion.words';
import { signsIn, drivenBy } from './champion.signs';
import { hasAuthority } from './own.consent';
import { vendorAsked } from './dialogue';
import { HEDGE, NEGATED, SARCASM } from './doubt.words';
import { type Passage } from './passage';
import { CHAMPION_ROLE } from './people.words';
import { type Story } from './story';

/** How surely the phrases of a sentence say by themselves that its subject drives the purchase, and that not; from 0 to 1. */
export interface Vote {
  drives: number;
  denies: number;
}

const SILENT: Vote = { drives: 0, denies: 0 };
const BY_PHRASE = 0.6;
const BY_EFFORT = 0.4;
const SUPPOSED = 0.3;
const DENIED = 0.8;

/** What the phrases known by rule say of `actor`, who is the subject of the sentence. */
export function voteOf(story: Story, passage: Passage, actor: Member): Vote {
  const { text } = passage;
  if (SARCASM.test(text) || hasAuthority(passage)) return SILENT;
  const own = passage.speaker !== null && story.cast.find(passage.speaker) === actor;
  const sure = own || !(HEDGE.test(text) || /\?/u.test(text));
  if (own && ME.test(text) && vendorAsked(story, passage, ASKED_WHO, 4)) return { drives: BY_PHRASE, denies: 0 };
  if (tellsSo(text, own ? I_DROVE : THEY_DROVE)) return { drives: sure ? BY_PHRASE : SUPPOSED, denies: 0 };
  const deeds = Math.max(drivenBy(signsIn(text)), tellsOfDriving(text) && !NEGATED.test(text) ? BY_EFFORT : 0);
  if (deeds > 0) return { drives: sure ? deeds : Math.min(deeds, SUPPOSED), denies: 0 };
  if (NOT_CHAMPION.test(text)) return { drives: 0, denies: DENIED };
  if (own || !CHAMPION_ROLE.test(text)) return SILENT;
  return NEGATED.test(text) ? { drives: 0, denies: DENIED } : { drives: sure ? BY_PHRASE : SUPPOSED, denies: 0 };
}

/** A driving phrase that no "not" or "if I" right before it turns round. */
function tellsSo(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const before = text.slice(Math.max(0, match.index - 16), match.index);
  return (
    !/(?:not|never|n't|no|nicht|nie|pas|não|non|niet)\s*$/iu.test(before) &&
    !/\bif i\b|\bshould i\b/iu.test(text.slice(Math.max(0, match.index - 4), match.index + 8))
  );
}
