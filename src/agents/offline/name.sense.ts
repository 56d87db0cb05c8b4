import { PARTICLE } from '../../evidence/name.initials';
import { fold, nameParts } from '../../evidence/names';
import { type Mention } from './mention.types';
import { type Passage } from './passage';
import { type Weights } from './senses/linear.classifier';
import { featuresOfWord, isCasual, mayName, type Word, wordsOf, type WordsSeen } from './senses/name.features';
import { classifierOf } from './senses/senses';
import { type Scene } from './story';
import { LOWER } from './vocabulary';

const ADDRESS = /([\p{L}\p{N}._%+-]{1,64})@([\p{L}\p{N}-]{1,63})/gu;
const UPPER = /(?<![\p{L}@._%+-])\p{Lu}[\p{L}]+(?![\p{L}@]|\.\p{L})/gu;

/** What the documents show of their words, for telling names from other words. */
export function wordsSeenIn({ dossier, texts, cast, vocabulary }: Scene): WordsSeen {
  const all = [...texts.values()];
  const formal = dossier.documents
    .filter(({ kind }) => kind !== 'slack_thread')
    .map(({ id }) => texts.get(id) ?? '')
    .filter((text) => (text.match(UPPER)?.length ?? 0) > (text.match(LOWER)?.length ?? 0) / 50);
  const capitals = new Map<string, number>();
  for (const [word] of all.join('\n').matchAll(UPPER)) capitals.set(fold(word), (capitals.get(fold(word)) ?? 0) + 1);
  const { csm, ae } = dossier.account;
  const onRecord = [...dossier.contacts, csm, ae].map((person) => person?.email ?? '');
  const addresses = [...[...all, ...onRecord].join('\n').matchAll(ADDRESS)];
  const locals = addresses.flatMap(([, local = '']) => [local, ...local.split(/[._-]/u)]);
  return {
    ordinary: new Set(formal.flatMap((text) => (text.match(LOWER) ?? []).map(fold))),
    capitals,
    organisations: vocabulary.organisations,
    products: vocabulary.products,
    mailboxes: new Set(locals.map(fold).filter((local) => local.length > 2)),
    domains: fold(addresses.map(([, , domain]) => domain).join(' ')),
    known: new Set(cast.members.flatMap(({ name }) => nameParts(name))),
  };
}

/** Whether words of a passage name people, as learnt: each run of words with how surely it is a name, from 0 to 1. */
export interface NameSense {
  namesIn: (passage: Passage) => (Mention & { sure: number })[];
  /** How surely a stretch of a passage is a name; null where nothing was learnt. */
  of: (passage: Passage, start: number, end: number) => number | null;
  /** A name without words at its end that are most likely no part of it: "Rüegg" of "Rüegg von der Treuhand". */
  trimmed: (passage: Passage, mention: Mention) => Mention;
}

/** A word less likely than this is no part of a name. */
const PART = 0.15;
/** A word behind a name that the rules found is cut off only when it is all but sure to be none. */
const NO_PART = 0.03;
/** In chats without capitals, where every word may be one. */
const CASUAL_PART = 0.3;

const NOTHING_LEARNT: NameSense = { namesIn: () => [], of: () => null, trimmed: (_, mention) => mention };

/** Without weights it finds no names and doubts none. */
export function nameSenseIn(scene: Scene, weights: Weights): NameSense {
  if (weights.labels.length === 0) return NOTHING_LEARNT;
  const seen = wordsSeenIn(scene);
  const classify = classifierOf(weights);
  const known = new WeakMap<Passage, Scored[]>();
  const scored = (passage: Passage): Scored[] => {
    const before = known.get(passage);
    if (before) return before;
    const words = wordsOf(passage);
    const casual = isCasual(passage);
    const found = words.map((word, at) => ({
      ...word,
      sure: mayName(word, casual) ? (classify(featuresOfWord(words, at, passage, seen))[0] ?? 0) : 0,
    }));
    known.set(passage, found);
    return found;
  };
  return {
    namesIn: (passage) => runsOf(scored(passage), passage).map((run) => mentionOf(run, passage)),
    of: (passage, start, end) => {
      const within = scored(passage).filter((word) => word.start >= start && word.end <= end && word.sure > 0);
      return within.length === 0 ? null : mean(within);
    },
    trimmed: (passage, mention) => {
      const within = scored(passage).filter(({ start, end }) => start >= mention.start && end <= mention.end);
      const last = within.findLastIndex(({ sure, text }) => sure >= NO_PART || /^\p{Lu}\.?$/u.test(text));
      const end = within[last]?.end ?? mention.end;
      return { ...mention, end, name: passage.text.slice(mention.start, end) };
    },
  };
}

interface Scored extends Word {
  sure: number;
}

/** Likely words side by side, particles between them included. */
function runsOf(words: Scored[], passage: Passage): Scored[][] {
  const runs: Scored[][] = [];
  let run: Scored[] = [];
  let waiting: Scored[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    [run, waiting] = [[], []];
  };
  for (const word of words) {
    const last = waiting.at(-1) ?? run.at(-1);
    if (last && !/^[ \u00a0]$/u.test(passage.text.slice(last.end, word.start))) close();
    const least = /^\p{Lu}/u.test(word.text) ? PART : CASUAL_PART;
    if (word.sure >= least) {
      run.push(...waiting, word);
      waiting = [];
    } else if (run.length > 0 && PARTICLE.test(word.text)) waiting.push(word);
    else close();
  }
  close();
  return runs;
}

function mentionOf(run: Scored[], { text }: Passage): Mention & { sure: number } {
  const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
  return { name: text.slice(start, end), start, end, titled: false, sure: mean(run.filter(({ sure }) => sure > 0)) };
}

function mean(words: Scored[]): number {
  return words.reduce((sum, { sure }) => sum + sure, 0) / Math.max(1, words.length);
}
