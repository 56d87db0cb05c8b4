import { createActor, initialTransition, transition, type AnyStateMachine, type Snapshot } from 'xstate';
import { accountMachine, type AccountSnapshot } from './account.machine';
import { actorOutputs, type AccountEvent, type AccountInput, type ActorName } from './account.types';

/** The snapshot as it is stored: plain JSON. */
export type StoredAccount = Snapshot<unknown>;

/** Work a decision asks of the outside world. Plain data: it is stored with the decision, before it is done. */
export type Effect =
  | { kind: 'invoke'; name: ActorName; input: { src: ActorName; input: Record<string, unknown> } }
  | { kind: 'timer'; name: string; delayMs: number; input: { event: TimerEvent } }
  | { kind: 'perform'; name: string; input: Record<string, unknown> }
  /** The open invoke or timer of that name is no longer wanted. Stands before any new asking of the same name. */
  | { kind: 'withdraw'; name: string };

export type Decision = { account: AccountSnapshot; effects: Effect[] };

/** The answer of an invoked actor, under the event name XState gives it. */
export type ActorReply =
  | { type: `xstate.done.actor.${string}`; output: unknown; actorId: ActorName }
  | { type: `xstate.error.actor.${string}`; error: string; actorId: ActorName };

/** The event a timer brings: one of XState's own delays, or the renewal calendar. */
export type TimerEvent = { type: string };

export type Happening = AccountEvent | ActorReply | TimerEvent;

/** @throws ZodError when the answer is not what the machine expects of that actor. */
export function done(actor: ActorName, output: unknown): ActorReply {
  return { type: `xstate.done.actor.${actor}`, output: actorOutputs[actor].parse(output), actorId: actor };
}

export function failed(actor: ActorName, error: string): ActorReply {
  return { type: `xstate.error.actor.${actor}`, error, actorId: actor };
}

/**
 * The machine, spared what nobody looks at: for each pure transition XState builds an actor, and a new actor would
 * enter the machine's first state, there without an input.
 */
const reducer = Object.create(accountMachine, {
  getInitialSnapshot: {
    value: (scope: Parameters<typeof accountMachine.getInitialSnapshot>[0], input?: AccountInput) =>
      input ? accountMachine.getInitialSnapshot(scope, input) : { status: 'active' },
  },
}) as typeof accountMachine;

export function openAccount(input: AccountInput): Decision {
  const [account, actions] = initialTransition(reducer, input);
  return { account, effects: effectsOf(actions) };
}

/**
 * The account as it is after `happening`, and the work this asks for. Runs nothing. `today` is the business
 * date on which it happened; gates read it. The caller has asked `accepts` first.
 */
export function decide(stored: StoredAccount, happening: Happening, today: string): Decision {
  return decideOn(restore(stored, today), happening);
}

/** The same for an account that is restored already, with the business date. */
export function decideOn(known: AccountSnapshot, happening: Happening): Decision {
  // XState types only the machine's own events; answers and timers are its inner ones.
  const [account, actions] = transition(reducer, known, happening as AccountEvent);
  const effects = effectsOf(actions);
  if ('actorId' in happening) dropAnswered(account, happening.actorId, effects);
  return { account, effects };
}

/** Whether the account, where it is, takes the event. A finished account takes none. */
export function accepts(account: AccountSnapshot, event: AccountEvent): boolean {
  return account.status === 'active' && account.can(event);
}

export function serialize(account: AccountSnapshot): StoredAccount {
  return accountMachine.getPersistedSnapshot(account);
}

/** Restores without running anything: the actor is created but never started. */
export function restore(stored: StoredAccount, today?: string): AccountSnapshot {
  const snapshot = today === undefined ? stored : { ...stored, context: { ...contextOf(stored), today } };
  const machine: AnyStateMachine = accountMachine;
  const account = createActor(machine, { snapshot }).getSnapshot() as AccountSnapshot;
  // XState reports a state this machine no longer has as an error snapshot, without throwing.
  if (account.status === 'error') throw account.error;
  return account;
}

function contextOf(stored: StoredAccount): object {
  return 'context' in stored && typeof stored.context === 'object' ? { ...stored.context } : {};
}

/** An answered invoke stays among XState's children until its state is left; here it is no longer in flight. */
function dropAnswered(account: AccountSnapshot, actor: ActorName, effects: Effect[]): void {
  if (!effects.some(({ kind, name }) => kind === 'invoke' && name === actor)) delete account.children[actor];
}

/**
 * What of XState's own actions a decision needs; its types leave some of them out. They are not parsed, since that would
 * take longer than the transition; a test holds them against this shape.
 */
type Action =
  | { type: 'xstate.spawnChild'; params: { id: ActorName; src: ActorName; input: Record<string, unknown> } }
  | { type: 'xstate.stopChild'; params?: { id: string } }
  | { type: 'xstate.raise'; params: { id: string; event: TimerEvent; delay: number } }
  | { type: 'xstate.cancel'; params: { sendId: string } };

/** A state that was entered and left in one step asked for nothing: its work is neither started nor withdrawn. */
function effectsOf(actions: readonly { type: string }[]): Effect[] {
  const wanted = actions.flatMap(toEffect).reduce<Effect[]>((earlier, effect) => {
    const open = effect.kind === 'withdraw' ? earlier.filter((other) => !asksFor(other, effect.name)) : earlier;
    return [...open, effect];
  }, []);
  return [...wanted.filter(({ kind }) => kind === 'withdraw'), ...wanted.filter(({ kind }) => kind !== 'withdraw')];
}

function asksFor(effect: Effect, name: string): boolean {
  return (effect.kind === 'invoke' || effect.kind === 'timer') && effect.name === name;
}

function toEffect(executable: { type: string; params?: object }): Effect[] {
  const action = executable as Action;
  switch (action.type) {
    case 'xstate.spawnChild': {
      const { id, src, input } = action.params;
      return [{ kind: 'invoke', name: id, input: { src, input } }];
    }
    case 'xstate.stopChild':
      // The parameter is the child itself; there is none when its answer is already in.
      return action.params ? [{ kind: 'withdraw', name: action.params.id }] : [];
    case 'xstate.raise': {
      const { id, event, delay } = action.params;
      return [{ kind: 'timer', name: id, delayMs: delay, input: { event } }];
    }
    case 'xstate.cancel':
      return [{ kind: 'withdraw', name: action.params.sendId }];
    default:
      return [{ kind: 'perform', name: executable.type, input: { ...executable.params } }];
  }
}
