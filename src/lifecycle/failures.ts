import type { AnyStateNode } from 'xstate';
import { accountMachine } from './account.machine';
import { happeningOf, transitionsOf, waitIn } from './position';

/** By what a person is waited for: the actors whose failure leads there. */
export const ACTORS_BEHIND: Readonly<Record<string, string[]>> = behind(accountMachine.root);

function behind(node: AnyStateNode, found: Record<string, string[]> = {}): Record<string, string[]> {
  for (const transition of transitionsOf(node)) {
    const [, actor] = /^(.*) error$/.exec(happeningOf(transition)) ?? [];
    if (actor === undefined) continue;
    for (const target of transition.target ?? []) (found[waitIn(target).what] ??= []).push(actor);
  }
  for (const state of Object.values(node.states)) behind(state, found);
  return found;
}
