import * as words from './gap.words';
import { type Scene } from './story';
import { overlap, stems } from './topic';

/** What the contract holds and what it leaves out, as word stems. */
export interface Cover {
  included: Set<string>;
  /** Each stem with the clause that leaves it out. */
  excluded: Map<string, string>;
  /** Entitlements and clauses of the order form. */
  lines: string[];
}

/** The clause that expressly leaves out what a topic is about. */
export function leftOutOf(topic: Set<string>, { excluded }: Cover): string | undefined {
  return [...topic].map((stem) => excluded.get(stem)).find((clause) => clause !== undefined);
}

/** The line of the contract that shares most with a topic. */
export function heldBy(topic: Set<string>, { lines }: Cover): string | undefined {
  const shared = lines.map((line) => ({ line, share: overlap(stems(line), topic) }));
  return shared.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share)[0]?.line;
}

/** By the record's entitlements and the clauses of all order forms; what an entitlement names is not left out. */
export function coverOf({ dossier, passages }: Pick<Scene, 'dossier' | 'passages'>): Cover {
  const excluded = new Map<string, string>();
  const { entitlements } = dossier.contract;
  const lines = [...entitlements];
  for (const passage of passages) {
    if (passage.kind !== 'order_form') continue;
    for (const clause of orderClausesOf(passage.text)) {
      const rest = clause.replace(words.NEGATED_LABEL, ' ').replace(words.EXCLUDES, ' ');
      if (rest === clause) lines.push(clause.trim());
      else for (const stem of stems(rest)) excluded.set(stem, passage.text.trim());
    }
  }
  for (const stem of stems(entitlements.join('\n'))) excluded.delete(stem);
  return { included: stems(lines.join('\n')), excluded, lines };
}

/** A list behind a label ("Not part of this order: a; b") is one clause; otherwise semicolons part them. */
function orderClausesOf(text: string): string[] {
  const label = text.slice(0, 60).search(/[:|]|\.{2,}|\s\.\s/u);
  return label >= 0 && words.EXCLUDES.test(text.slice(0, label + 1)) ? [text] : text.split(/;\s|\.\s+(?=\p{Lu})/u);
}
