import { z } from 'zod';
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** Those that a state itself declares. */
export function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...(node.always ?? []), ...[...node.transitions.values()].flat()];
}

/** The name of a transition's gate, with the value it wants where one gate serves several. */
export function gateOf({ guard }: AnyTransitionDefinition): string | undefined {
  if (typeof guard === 'string') return guard;
  const named = Gate.safeParse(guard).data;
  return named && [named.type, ...Object.values(named.params)].join(' ');
}

const Gate = z.object({ type: z.string(), params: z.record(z.string(), z.string()).catch({}) });

/** What a transition answers to, readable: an event, an actor's answer, a delay, or nothing but its gate. */
export function happeningOf(transition: AnyTransitionDefinition): string {
  const eventType = String(transition.eventType);
  return (
    eventType
      .replace(/^xstate\.(done|error)\.actor\.(.*)$/, '$2 $1')
      .replace(/^xstate\.done\.state\..*$/, 'done')
      .replace(/^xstate\.after\.([^.]+)\..*$/, 'after $1') || 'as soon as'
  );
}
