import { accepts, decide, done, failed, openAccount, restore, serialize } from '../../src/lifecycle/decide';
import type { ActorReply, Effect, Happening, StoredAccount } from '../../src/lifecycle/decide';
import type { AccountSnapshot } from '../../src/lifecycle/account.machine';
import { actorOutputs, type AccountEvent, type AccountInput, type ActorName } from '../../src/lifecycle/account.types';
import { addDays } from '../../src/calendar/calendar';

type Invoke = Extract<Effect, { kind: 'invoke' }>;
type Timer = Extract<Effect, { kind: 'timer' }>;
export type Asking = Invoke & { asking: number; open: boolean };
type Performed = { type: string; params: Record<string, unknown> };

const DAY_MS = 86_400_000;

/**
 * One account played in memory as the runtime plays it: the account goes through JSON between two events,
 * answers count only while their asking is open, and timers fire in order as time passes.
 */
export class Playthrough {
  readonly asked: Asking[] = [];
  readonly performed: Performed[] = [];
  private timers: (Timer & { due: number })[] = [];
  private elapsed = 0;
  private stored: StoredAccount;

  constructor(private readonly given: AccountInput) {
    const { account, effects } = openAccount(given);
    this.stored = throughJson(serialize(account));
    effects.forEach((effect) => this.take(effect));
  }

  get account(): AccountSnapshot {
    return restore(this.stored);
  }

  get today(): string {
    return addDays(this.given.today, Math.floor(this.elapsed / DAY_MS));
  }

  get inFlight(): Asking[] {
    return this.asked.filter(({ open }) => open);
  }

  /** Sends an event; false when the account does not take it. */
  send(event: AccountEvent): boolean {
    if (!accepts(restore(this.stored, this.today), event)) return false;
    this.step(event);
    return true;
  }

  /** Answers an asking; false when it is no longer the current one. */
  answer(actor: ActorName, output: Record<string, unknown>, nth?: number): boolean {
    const asking = this.askingOf(actor, nth);
    if (!asking?.open) return false;
    const { upTo, facts } = asking.input.input;
    // What an actor passes through from its input, the runtime adds; the schema keeps what the actor answers.
    return this.reply(
      asking,
      done(actor, { ...(upTo === undefined ? {} : { upTo }), ...(facts === undefined ? {} : { facts }), ...output }),
    );
  }

  fail(actor: ActorName, error: string, nth?: number): boolean {
    const asking = this.askingOf(actor, nth);
    return asking?.open === true && this.reply(asking, failed(actor, error));
  }

  pass(ms: number): void {
    const end = this.elapsed + ms;
    for (let next = this.nextTimer(end); next; next = this.nextTimer(end)) {
      this.elapsed = next.due;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.step(next.input.event);
    }
    this.elapsed = end;
  }

  private nextTimer(end: number) {
    return this.timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
  }

  private askingOf(actor: ActorName, nth?: number): Asking | undefined {
    const askings = this.asked.filter(({ name }) => name === actor);
    return nth === undefined ? askings.find(({ open }) => open) : askings[nth - 1];
  }

  private reply(asking: Asking, answer: ActorReply): boolean {
    asking.open = false;
    this.step(answer);
    return true;
  }

  private step(happening: Happening): void {
    const { account, effects } = decide(this.stored, happening, this.today);
    this.stored = throughJson(serialize(account));
    effects.forEach((effect) => this.take(effect));
  }

  private take(effect: Effect): void {
    switch (effect.kind) {
      case 'withdraw':
        this.timers = this.timers.filter(({ name }) => name !== effect.name);
        for (const asking of this.asked) if (asking.name === effect.name) asking.open = false;
        break;
      case 'timer':
        this.timers.push({ ...effect, due: this.elapsed + effect.delayMs });
        break;
      case 'invoke':
        this.asked.push({
          ...effect,
          open: true,
          asking: this.asked.filter(({ name }) => name === effect.name).length + 1,
        });
        break;
      case 'perform':
        this.performed.push({ type: effect.name, params: effect.input });
    }
  }
}

export function isActorName(name: string): name is ActorName {
  return name in actorOutputs;
}

function throughJson(stored: StoredAccount): StoredAccount {
  return JSON.parse(JSON.stringify(stored)) as StoredAccount;
}
