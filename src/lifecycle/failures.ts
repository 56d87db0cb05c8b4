import type { AnyStateNode } from 'xstate';
import { accountMachine } from './account.machine';
import { failureOf } from './decide';
import { waitIn } from './position';

/** By what a person is waited for: the actors whose failure leads there. */
export const ACTORS_BEHIND: Readonly<Record<string, string[]>> = behind(accountMachine.root);

function behind(node: AnyStateNode, found: Record<string, string[]> = {}): Record<string, string[]> {
  for (const { id } of node.invoke) {
    const targets = node.transitions.get(failureOf(id))?.flatMap(({ target }) => target ?? []) ?? [];
    for (const target of targets) (found[waitIn(target).what] ??= []).push(id);
  }
  for (const state of Object.values(node.states)) behind(state, found);
  return found;
}
