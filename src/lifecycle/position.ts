import { z } from 'zod';
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { accepts } from './decide';
import { missingFromHandoff } from './account.gates';
import type { AccountSnapshot } from './account.machine';
import { WHO, publicEvents, type AccountEvent, type PublicEventType, type Who } from './account.types';
import { PHASES, type Phase } from './phases';
import { gateOf, happeningOf, transitionsOf } from './transitions';

/** Whom or what an account waits for: a person, the agent at work, or time. Null when it is closed. */
export type WaitsFor = { who: Who | 'agent' | 'time'; what: string } | null;

/** A way out of where the account is: what must happen, the gate it passes, the state it leads to. */
export type Way = { on: string; condition?: string; leadsTo: string };

/** Where an account is, in the words of lists. */
export type Place = {
  phase: Phase;
  /** Path of the state, e.g. `riskMitigation.awaitingApproval`. */
  state: string;
  /** `current`, `reading` or `unreadable`; null when the account is not active. */
  reading: string | null;
  waitsFor: WaitsFor;
};

export type Position = Place & {
  next: Way[];
  /** What keeps the handoff gate shut. */
  missing: string[];
};

export function placeOf(account: AccountSnapshot): Place {
  return placeAmong(account, leavesByRegion(account));
}

function placeAmong(account: AccountSnapshot, { phase, evidence }: Leaves): Place {
  return {
    phase: phaseOf(phase[0]),
    state: stateOf(phase),
    reading: evidence?.key ?? null,
    waitsFor: account.status === 'active' ? waitsForOf(account, phase, evidence) : null,
  };
}

/** Where an account stands, in the words of the API. */
export function positionOf(account: AccountSnapshot): Position {
  const standing = leavesByRegion(account);
  const { phase, evidence } = standing;
  const leaves = account.status === 'active' ? [...phase, ...(evidence ? [evidence] : [])] : [];
  return {
    ...placeAmong(account, standing),
    next: leaves.flatMap(waysOut),
    missing: missingFromHandoff(account.context),
  };
}

/**
 * What the account asks people for, in any of its regions. A state that awaits an approval asks by that approval and not
 * by a question of its own.
 */
export function questionsOf(account: AccountSnapshot): Set<string> {
  const asking = Object.entries(account.getMeta()).filter(([state]) => !state.endsWith('.awaitingApproval'));
  return new Set(asking.flatMap(([, meta]) => (meta ? [meta.waitsFor.what] : [])));
}

/** The public events the account would take where it is now. */
export function acceptedEvents(account: AccountSnapshot): PublicEventType[] {
  return (Object.keys(publicEvents) as PublicEventType[]).filter((type) => accepts(account, samples[type]));
}

const by = 'somebody';
const samples: Record<PublicEventType, AccountEvent> = {
  'documents.added': { type: 'documents.added', documents: ['d'] },
  'anchor.stated': { type: 'anchor.stated', key: 'champion', by },
  'contract.changed': { type: 'contract.changed', contract: {} },
  'takeover.returned': { type: 'takeover.returned', guidance: null, by },
  'takeover.completed': { type: 'takeover.completed', artifact: 'a', missing: [], by },
  'reading.returned': { type: 'reading.returned', by },
  'reading.completed': { type: 'reading.completed', by },
  'stance.taken': { type: 'stance.taken', stance: 'renew', reason: 'r', by },
  'renewal.recorded': { type: 'renewal.recorded', outcome: 'renewed', contract: null, by },
  'account.paused': { type: 'account.paused', reason: 'r', by },
  'account.resumed': { type: 'account.resumed', by },
  'transition.forced': { type: 'transition.forced', to: 'handoff_audit', reason: 'r', by },
};

/** Ids of the states it is in: of each region the innermost. */
export function standingIn(account: AccountSnapshot): string[] {
  return leavesOf(account).map(({ id }) => id);
}

function leavesOf({ _nodes: nodes }: { _nodes: AnyStateNode[] }): AnyStateNode[] {
  return nodes.filter(({ type }) => type === 'atomic' || type === 'final');
}

type Leaves = { phase: AnyStateNode[]; evidence?: AnyStateNode };

function leavesByRegion(account: AccountSnapshot): Leaves {
  const leaves = leavesOf(account);
  return { phase: leaves.filter((leaf) => !isEvidence(leaf)), evidence: leaves.find(isEvidence) };
}

function isEvidence({ path }: AnyStateNode): boolean {
  return path[1] === 'evidence';
}

function phaseOf(leaf?: AnyStateNode): Phase {
  const [top, , phase = ''] = leaf?.path ?? [];
  if (top === 'paused') return 'paused';
  if (top === 'churned' || top === 'closed') return 'churned';
  if (phase === 'renewed') return 'pre_renewal';
  return phases.get(phase) ?? 'paused';
}

/** By the key of their state. */
const phases = new Map(
  PHASES.map((name) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), name] as const),
);

/** The path below `active.phase`, down to the leaf or to the state whose regions run in parallel. */
function stateOf(leaves: AnyStateNode[]): string {
  const [first] = leaves;
  const node = leaves.length > 1 ? first?.parent?.parent : first;
  const path = node?.path ?? [];
  return (path[0] === 'active' ? path.slice(2) : path).join('.');
}

/** A person beats the agent, the agent beats time; the phase beats the evidence. */
function waitsForOf(account: AccountSnapshot, phase: AnyStateNode[], evidence?: AnyStateNode): WaitsFor {
  const waits = [...phase, ...(evidence ? [evidence] : [])].map((leaf) => waitOf(account, leaf));
  const person = waits.find((wait) => wait.who !== 'agent' && wait.who !== 'time');
  return person ?? waits.find((wait) => wait.who === 'agent') ?? { who: 'time', what: stateOf(phase) };
}

/** A leaf whose own actor is still at work is not yet a person's. */
function waitOf(account: AccountSnapshot, leaf: AnyStateNode): NonNullable<WaitsFor> {
  const working = leaf.invoke.find(({ id }) => id in account.children);
  if (working) return { who: 'agent', what: working.id };
  return waitIn(leaf);
}

/** The machine never changes, so what every view tells of a state is worked out once. */
function onceForEach<Told>(tell: (state: AnyStateNode) => Told): (state: AnyStateNode) => Told {
  const told = new WeakMap<AnyStateNode, Told>();
  return (state) => {
    const known = told.get(state) ?? tell(state);
    told.set(state, known);
    return known;
  };
}

/** What a leaf waits for when no actor of its own is at work. */
export const waitIn = onceForEach(
  (leaf) => Meta.safeParse(leaf.meta).data?.waitsFor ?? { who: 'time' as const, what: leaf.key },
);
const Meta = z.object({ waitsFor: z.object({ who: z.enum(WHO), what: z.string() }) });

/** The transitions of a leaf and of the states around it, below its region. */
const waysOut: (leaf: AnyStateNode) => readonly Way[] = onceForEach((leaf) => [
  ...transitionsOf(leaf).flatMap(toWays),
  ...waysAround(leaf),
]);

function waysAround({ path, parent }: AnyStateNode): readonly Way[] {
  return path.length > (path[0] === 'active' ? 3 : 1) && parent ? waysOut(parent) : [];
}

function toWays(transition: AnyTransitionDefinition): Way[] {
  const condition = gateOf(transition);
  return (transition.target ?? []).map((target) => ({
    on: happeningOf(transition),
    ...(condition === undefined ? {} : { condition }),
    leadsTo: stateOf([target]),
  }));
}
