import type { AnyStateNode } from 'xstate';
import { accountMachine } from '../../src/lifecycle/account.machine';
import { accepts } from '../../src/lifecycle/decide';
import { PHASES } from '../../src/lifecycle/phases';
import { positionOf } from '../../src/lifecycle/position';
import { answersFrom, eventsFrom, explore, goodLife, startOf, stepTowardsTheEnd, type Node } from './exploration';

const { nodes, edges } = explore(1_500, goodLife());
const pause = { type: 'account.paused', by: 'sam', reason: 'legal dispute' } as const;
const stateOf = (node: Node) => positionOf(node.account).state;

describe('every account, wherever events lead it', () => {
  it('can reach every state it can rest in, pause aside', () => {
    const reached = new Set(nodes.flatMap(({ account }) => account._nodes.map(({ id }) => id)));

    expect(restingStates(accountMachine.root).filter((id) => !reached.has(id))).toEqual(['account.paused']);
  });

  it('executes a plan only when a person approved it or a policy rule allowed it', () => {
    const entering = edges.filter(({ from, to }) => isExecuting(to) && !isExecuting(from));

    expect(entering.length).toBeGreaterThan(0);
    for (const { by, from } of entering) {
      const allowed =
        (by.type === 'draft.approved' && 'draft' in by && by.draft === from.account.context.draft?.id) ||
        (by.type === 'xstate.done.actor.submitDraft' && 'output' in by && isAuto(by.output));
      expect([stateOf(from), by, allowed]).toEqual([stateOf(from), by, true]);
    }
  });

  it('leaves the handoff audit only with seven concrete anchors and nothing unread, or with an outcome', () => {
    const leaving = edges.filter(({ from, to }) => isIn('handoffAudit', from) && !isIn('handoffAudit', to));

    expect(leaving.length).toBeGreaterThan(0);
    for (const { by, to } of leaving) {
      const { context } = to.account;
      const ready = positionOf(to.account).missing.length === 0 && context.received === context.read;
      expect([by.type, ready || by.type === 'renewal.recorded']).toEqual([by.type, true]);
    }
  });

  it('ends a term only with an outcome', () => {
    const ending = edges.filter(({ from, to }) => to.account.context.term > from.account.context.term);

    expect(new Set(ending.map(({ by }) => by.type))).toEqual(new Set(['renewal.recorded']));
  });

  it('is always worked on, waited for by a person who was asked, or patient on purpose', () => {
    const patient = /auditing|diagnosed|executing|velocityMonitoring|preparing|inConversation/;
    for (const node of nodes.filter(({ account }) => account.status === 'active')) {
      const { waitsFor, state } = positionOf(node.account);
      const purposeful = waitsFor?.who !== 'time' || patient.test(state);
      expect([state, waitsFor, purposeful]).toEqual([state, waitsFor, true]);
      expect([state, node.timers.some(({ name }) => name === 'renewalCalendar')]).toEqual([state, true]);
    }
  });

  it('can come to its end without force', () => {
    for (const start of nodes.filter((_, index) => index % 3 === 0)) {
      let node = start;
      for (let steps = 0; node.account.status === 'active' && steps < 300; steps += 1) {
        node = stepTowardsTheEnd(node)?.to ?? node;
      }
      expect([stateOf(start), node.account.status]).toEqual([stateOf(start), 'done']);
    }
  });

  it('never moves in a circle on the answers of actors alone', () => {
    const longest = new Map<string, number>();
    const runFrom = (node: Node, depth: number): number => {
      if (depth > 60) throw new Error(`more than 60 answers in a row from ${stateOf(node)}`);
      const id = JSON.stringify([node.stored, node.inFlight.map(({ name }) => name)]);
      const known = longest.get(id);
      if (known !== undefined) return known;
      const run = Math.max(0, ...answersFrom(node).map(({ to }) => 1 + runFrom(to, depth + 1)));
      longest.set(id, run);
      return run;
    };

    const sample = nodes.filter((_, index) => index % 100 === 0);
    expect(Math.max(...sample.map((node) => runFrom(node, 0)))).toBeLessThan(40);
  });

  it('takes a new fact in every state but the closed one', () => {
    for (const { account } of nodes) {
      const open = account.status === 'active';
      expect(accepts(account, { type: 'documents.added', documents: ['d'] })).toBe(open);
      expect(accepts(account, { type: 'signals.measured', risk: { score: 10, hardRed: [] }, findings: [] })).toBe(open);
    }
  });

  it('is shown in the phase it stands in, under a name of its own', () => {
    expect(new Set(nodes.map(({ account }) => positionOf(account).phase))).toEqual(new Set(PHASES));
  });

  it('can be forced into every phase there is', () => {
    const reached = PHASES.map((to) => {
      const [forced] = eventsFrom(startOf(), [{ type: 'transition.forced', to, reason: 'r', by: 'sam' }]);
      return forced && positionOf(forced.to.account).phase;
    });
    expect(reached).toEqual(PHASES);
  });

  it('stays below 2 KB stored', () => {
    expect(Math.max(...nodes.map(({ stored }) => JSON.stringify(stored).length))).toBeLessThan(2048);
  });
});

describe('a paused account', () => {
  const active = nodes.filter(({ account }, index) => index % 10 === 0 && accepts(account, pause));

  it('has nothing in flight, and resumes where it was', () => {
    expect(active.length).toBeGreaterThan(0);
    for (const node of active) {
      const [paused] = eventsFrom(node, [pause]);
      const [resumed] = paused ? eventsFrom(paused.to, [{ type: 'account.resumed', by: 'sam' }]) : [];

      expect(paused?.to.inFlight).toEqual([]);
      expect(resumed?.to.account.value).toEqual(node.account.value);
    }
  });
});

function isExecuting(node: Node): boolean {
  return stateOf(node) === 'riskMitigation.executing';
}

function isIn(phase: string, node: Node): boolean {
  return stateOf(node).split('.')[0] === phase;
}

function isAuto(output: unknown): boolean {
  return typeof output === 'object' && output !== null && 'tier' in output && output.tier === 'auto';
}

/** States an account can rest in; a state left at once by an unguarded `always` is a crossing. */
function restingStates(node: AnyStateNode): string[] {
  if (node.type === 'history') return [];
  const crossing = node.always?.some(({ guard }) => guard === undefined) ?? false;
  const inner = Object.values(node.states).flatMap(restingStates);
  return crossing ? inner : [node.id, ...inner];
}
