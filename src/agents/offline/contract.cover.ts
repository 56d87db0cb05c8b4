import { fold } from '../../evidence/names';
import * as words from './gap.words';
import { type Story } from './story';
import { overlap, stems } from './topic.stems';

/** What the contract holds and what it leaves out, as word stems. */
export interface Cover {
  included: Set<string>;
  excluded: Map<string, string>;
  lines: string[];
}

/** Whether the sentence itself is about something the contract expressly leaves out. */
export function leftOut(text: string, { excluded }: Cover): boolean {
  return [...stems(text)].some((stem) => excluded.has(stem));
}

/** A line of the contract that is about the same thing and has the larger word too. */
export function holds(cover: Cover, topic: Set<string>, word: string): boolean {
  return cover.lines.some((line) => line.includes(word) && overlap(stems(line.replace(word, ' ')), topic) > 0);
}

export function coverOf(story: Story): Cover {
  const excluded = new Map<string, string>();
  const lines = story.dossier.contract.entitlements.map(fold);
  for (const passage of story.passages) {
    if (passage.kind !== 'order_form') continue;
    for (const clause of clausesOf(passage.text)) {
      const rest = clause.replace(words.NEGATED_LABEL, ' ').replace(words.EXCLUDES, ' ');
      if (rest === clause) lines.push(fold(clause));
      else for (const stem of stems(rest)) excluded.set(stem, passage.text.trim());
    }
  }
  const included = stems(lines.join('\n'));
  for (const stem of included)
    if (story.dossier.contract.entitlements.some((each) => stems(each).has(stem))) excluded.delete(stem);
  return { included, excluded, lines };
}

/** A list behind a label ("Not part of this order: a; b") is one clause; otherwise semicolons part them. */
function clausesOf(text: string): string[] {
  const label = text.slice(0, 60).search(/[:|]|\.{2,}|\s\.\s/u);
  return label >= 0 && words.EXCLUDES.test(text.slice(0, label + 1)) ? [text] : text.split(/;\s|\.\s+(?=\p{Lu})/u);
}
