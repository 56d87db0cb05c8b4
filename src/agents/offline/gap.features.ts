import { type Cover } from './contract.cover';
import { DECLINES, EXPECTS, AFFIRMS, FOR_FREE, NOTED_PROMISE, TIMELINE } from './gap.words';
import { isQuestion, type Passage } from './passage';
import { SENSES } from './senses/labels';
import { type Features, featuresNamed } from './senses/passage.features';
import { type Senses } from './senses/senses';
import { stepOf, stepsTo } from './senses/steps';
import { stems } from './topic';

const CUES = { AFFIRMS, DECLINES, EXPECTS, FOR_FREE, NOTED_PROMISE, TIMELINE };
const RIVALS = SENSES.filter((sense) => sense !== 'promise');

/** What speaks for and against each passage of the talk being a promise that the contract does not bear out. */
export function featuresOfGaps(talk: Passage[], senses: Senses, cover: Cover): Features[] {
  const sure = talk.map((passage) => senses.of(passage, 'promise'));
  const ranked = [...sure].sort((a, b) => b - a);
  return talk.map((passage, at) => {
    const own = sure[at] ?? 0;
    const beside = besideIn(talk, at).map((each) => senses.of(each, 'promise'));
    const topic = [...stems(passage.text)];
    return featuresNamed('gap', [
      ...stepsTo(own).map((step) => `promise ${step}`),
      `rank ${Math.min(4, ranked.indexOf(own))}`,
      `beside ${stepOf(Math.max(0, ...beside))}`,
      ...rival(passage, senses),
      `side ${passage.side ?? 'none'}`,
      `${passage.kind} ${passage.side ?? 'none'}`,
      ...answering(talk, at),
      `left out ${few(topic.filter((stem) => cover.excluded.has(stem)))}`,
      `held ${few(topic.filter((stem) => cover.included.has(stem)))}`,
      `words ${Math.min(4, topic.length)}`,
      ...Object.entries(CUES)
        .filter(([, cue]) => cue.test(passage.text))
        .map(([name]) => name),
    ]);
  });
}

/** Some sentence of the same turn, at most two places away, may carry the promise instead. */
function besideIn(talk: Passage[], at: number): Passage[] {
  return talk.slice(Math.max(0, at - 2), at + 3).filter((each) => each !== talk[at] && sameTurn(each, talk[at]));
}

export function sameTurn(a: Passage | undefined, b: Passage | undefined): boolean {
  return a !== undefined && a.documentId === b?.documentId && a.turn === b.turn;
}

/** A sentence with another plain sense (a figure, a yes) is rarely a promise as well. */
function rival(passage: Passage, senses: Senses): string[] {
  const all = RIVALS.map((sense) => ({ sense, sure: senses.of(passage, sense) }));
  const most = all.reduce((a, b) => (b.sure > a.sure ? b : a));
  return [`rival ${stepOf(most.sure)}`, ...(most.sure > 0.3 ? [`rival ${most.sense}`] : [])];
}

/** Whether the passage asks, answers a question of the other side, or replies to it. */
function answering(talk: Passage[], at: number): string[] {
  const passage = talk[at];
  const heard = heardBefore(talk, at);
  const question = heard.some(({ text }) => /\?/u.test(text));
  return [
    ...(passage && isQuestion(passage) ? ['asks'] : []),
    ...(heard.length === 0 ? [] : [passage?.side === 'vendor' && question ? 'answers' : 'replies']),
  ];
}

/** How far back the words may stand that a passage answers. */
const REACH = 6;

/** The turn just before the passage's own, unless the vendor spoke there. */
export function heardBefore(talk: Passage[], at: number): Passage[] {
  const passage = talk[at];
  const before = talk
    .slice(Math.max(0, at - REACH), at)
    .filter((each) => each.documentId === passage?.documentId && each.turn !== passage.turn);
  return before.filter((each) => sameTurn(each, before.at(-1)) && each.side !== 'vendor');
}

function few(all: unknown[]): number {
  return Math.min(2, all.length);
}
