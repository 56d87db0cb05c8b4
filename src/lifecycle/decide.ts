import { createActor, type Snapshot } from 'xstate';
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
  return { type: failureOf(actor), error, actorId: actor };
}

export function failureOf(actor: string): `xstate.error.actor.${string}` {
  return `xstate.error.actor.${actor}`;
}

type Scope = Parameters<typeof accountMachine.transition>[2];

/**
 * Where the machine's pure functions run: with an actor that never starts and that nothing registers with. XState's own
 * `transition` makes one for each call, which takes longer than the transition.
 */
const nobody: AccountInput = {
  account: '',
  today: '1970-01-01',
  contract: { startDate: null, renewalDate: null, noticePeriodDays: null, arr: null, seats: null },
};
const nowhere = createActor(accountMachine, { input: nobody });
const scope: Scope = {
  self: nowhere,
  system: nowhere.system,
  id: '',
  sessionId: '',
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  actionExecutor: () => undefined,
};

export function openAccount(input: AccountInput): Decision {
  const actions: { type: string }[] = [];
  const account = accountMachine.getInitialSnapshot(gathering(actions), input);
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
  const actions: { type: string }[] = [];
  const account = accountMachine.transition(known, happening as AccountEvent, gathering(actions));
  const effects = effectsOf(actions);
  return { account: 'actorId' in happening ? withoutAnswered(account, happening.actorId, effects) : account, effects };
}

/** Whether the account, where it is, takes the event. A finished account takes none. */
export function accepts(account: AccountSnapshot, event: AccountEvent): boolean {
  return account.status === 'active' && account.can(event);
}

/** The same account is the same text: XState lists what a history remembers in the order in which it was entered. */
export function serialize(account: AccountSnapshot): StoredAccount {
  const stored: StoredAccount & { historyValue?: History } = accountMachine.getPersistedSnapshot(account);
  const histories = Object.entries(stored.historyValue ?? {}).map(([id, states]) => [id, byId(states)] as const);
  return Object.assign(stored, { historyValue: Object.fromEntries(histories) });
}

type History = Record<string, { id: string }[]>;

function byId(states: History[string]): History[string] {
  return states.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Restores without running anything: the actor is created but never started.
 * @throws when the stored state is not one of this machine's.
 */
export function restore(stored: StoredAccount, today?: string): AccountSnapshot {
  const snapshot = today === undefined ? stored : { ...stored, context: { ...contextOf(stored), today } };
  return accountMachine.restoreSnapshot(snapshot, scope);
}

function contextOf(stored: StoredAccount): object {
  return 'context' in stored && typeof stored.context === 'object' ? { ...stored.context } : {};
}

function gathering(actions: { type: string }[]): Scope {
  return { ...scope, actionExecutor: (action) => actions.push(action) };
}

/** An answered invoke stays among XState's children until its state is left; here it is no longer in flight. */
function withoutAnswered(account: AccountSnapshot, actor: ActorName, effects: Effect[]): AccountSnapshot {
  if (effects.some(({ kind, name }) => kind === 'invoke' && name === actor)) return account;
  const { [actor]: _, ...children } = account.children;
  return { ...account, children };
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
