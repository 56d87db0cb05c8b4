import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { gateOf, happeningOf, transitionsOf } from './transitions';

/**
 * The machine as a Mermaid state diagram (docs/lifecycle.mmd). `standing` are ids of states to mark as
 * the place where an account is.
 */
export function diagram({ root }: AnyStateMachine, standing: string[] = []): string {
  const marks = standing.map((id) => `  class ${id.replace(/^account\./, '').replaceAll('.', '_')} here`);
  const legend = marks.length > 0 ? ['  classDef here fill:#ffd54f,stroke:#b26a00,stroke-width:3px', ...marks] : [];
  return ['stateDiagram-v2', ...inside(root, '  '), ...legend, ''].join('\n');
}

function inside(node: AnyStateNode, indent: string): string[] {
  const states = statesOf(node);
  const first = states.find(({ key }) => key === node.config.initial);
  const divider = node.type === 'parallel' ? [`${indent}--`] : [];
  return [
    ...(first ? [`${indent}[*] --> ${name(first)}`] : []),
    ...states.flatMap((state, index) => [...(index > 0 ? divider : []), ...box(state, indent)]),
    ...states.flatMap((state) => arrows(state, indent)),
  ];
}

function box(state: AnyStateNode, indent: string): string[] {
  const title = `${indent}state "${state.key}" as ${name(state)}`;
  return statesOf(state).length === 0 ? [title] : [`${title} {`, ...inside(state, `${indent}  `), `${indent}}`];
}

function arrows(state: AnyStateNode, indent: string): string[] {
  const leaving = transitionsOf(state).flatMap((transition) => {
    const gate = gateOf(transition);
    const label = [happeningOf(transition), gate === undefined ? '' : `[${gate}]`].filter(Boolean).join(' ');
    return (transition.target ?? []).map((target) => `${indent}${name(state)} --> ${name(target)}: ${label}`);
  });
  return state.type === 'final' ? [...leaving, `${indent}${name(state)} --> [*]`] : leaving;
}

/** A history state is no place to stand in: the arrow into it is drawn to the state around it. */
function name(state: AnyStateNode): string {
  return state.type === 'history' && state.parent ? name(state.parent) : state.path.join('_');
}

function statesOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).filter(({ type }) => type !== 'history');
}
