import { accepts, decide, done, failed, openAccount, restore, serialize } from '../../src/lifecycle/decide';
import type { Effect, Happening, StoredAccount } from '../../src/lifecycle/decide';
import type { AccountSnapshot } from '../../src/lifecycle/account.machine';
import { gates, missingFromHandoff } from '../../src/lifecycle/account.gates';
import type { AccountContext, AccountEvent, ActorName } from '../../src/lifecycle/account.types';
import { addDays, DAY_MS } from '../../src/calendar/calendar';

type Invoke = Extract<Effect, { kind: 'invoke' }>;
type Timer = Extract<Effect, { kind: 'timer' }> & { due: string };

/** An account at rest, with the work and the timers it has open. */
export type Node = {
  key: string;
  stored: StoredAccount;
  account: AccountSnapshot;
  today: string;
  inFlight: Invoke[];
  timers: Timer[];
};
export type Edge = { from: Node; by: Happening; kind: 'answer' | 'timer' | 'event'; to: Node; effects: Effect[] };

const by = 'ana';
const nextTerm = { startDate: '2027-11-01', renewalDate: '2028-11-01', arr: 75_000, seats: 500, noticePeriodDays: 60 };

const given = {
  account: 'a3c1e7d2-40f5-4f0e-9d57-2f6c3b1a9e10',
  today: '2026-11-22',
  contract: { startDate: '2026-11-01', renewalDate: '2027-11-01', noticePeriodDays: 60, arr: 60_000, seats: 400 },
};

/** Facts that may arrive at any time, and the decisions people take. Pause and force are left out. */
function eventsFor({ draft, contract }: AccountContext): AccountEvent[] {
  const id = draft?.id ?? 'none';
  return [
    { type: 'documents.added', documents: ['d9'] },
    { type: 'anchor.stated', key: 'champion', by },
    { type: 'contract.changed', contract: nextTerm },
    { type: 'contract.changed', contract: { renewalDate: addDays(contract.renewalDate ?? '2027-11-01', 400) } },
    { type: 'signals.measured', risk: { score: 20, hardRed: [] }, findings: [] },
    { type: 'signals.measured', risk: { score: 62, hardRed: [] }, findings: ['muda'] },
    { type: 'signals.measured', risk: { score: 80, hardRed: ['champion_left'] }, findings: ['muda'] },
    { type: 'draft.approved', draft: id, digest: 'sha256:edited', by },
    { type: 'draft.rejected', draft: id, approval: 'ap_1', by },
    { type: 'draft.expired', draft: id },
    { type: 'draft.superseded', draft: id, why: 'policy changed' },
    { type: 'mitigation.executed', draft: id },
    { type: 'mitigation.failed', draft: id, why: 'the customer cancelled' },
    { type: 'takeover.returned', by, guidance: 'note_1' },
    { type: 'takeover.completed', by, artifact: 'by_hand', missing: [] },
    { type: 'reading.returned', by },
    { type: 'reading.completed', by },
    { type: 'stance.taken', stance: 'renew', by, reason: 'value proven' },
    { type: 'renewal.recorded', outcome: 'renewed', contract: nextTerm, by },
    { type: 'renewal.recorded', outcome: 'expanded', contract: null, by },
    { type: 'renewal.recorded', outcome: 'churned', contract: null, by },
  ];
}

/** What an asked actor may answer, good news and bad; null stands for its failure. */
function answersOf({ name, input: { input } }: Invoke): (Record<string, unknown> | null)[] {
  const draft = { id: `${name}_8f1c2e5a-77aa-4d0e`, digest: `sha256:${'0'.repeat(64)}`, facts: input.facts };
  const answers: Record<ActorName, Record<string, unknown>[]> = {
    readDocuments: [
      { upTo: input.upTo, anchors: {}, changed: true },
      { upTo: input.upTo, anchors: { champion: 'missing' }, changed: false },
    ],
    fetchAnchors: [{ found: 0 }, { found: 1 }],
    mapStakeholders: [{ unresolved: 0 }],
    checkPainMetric: [{ painMetric: 'concrete' }, { painMetric: 'vague' }],
    assessRisk: [
      { score: 20, hardRed: [] },
      { score: 61, hardRed: ['p1_open'] },
    ],
    proposeMitigation: [draft],
    draftSuccessPlan: [
      { ...draft, missing: [] },
      { ...draft, missing: ['objective 1 has no owner'] },
    ],
    draftRenewalBrief: [draft],
    submitDraft: [
      { tier: 'auto', rule: 'r' },
      { tier: 'approval_required', rule: 'r' },
      { tier: 'blocked', rule: 'r' },
    ],
    executeMitigation: [{ finished: true }, { finished: false }],
    takeBaseline: [{ baseline: 'bl' }],
    writePostMortem: [{ artifact: 'pm' }],
  };
  return [...answers[name], null];
}

/** Walks breadth-first over what can happen to accounts that stand at these places, through JSON as in production. */
export function explore(limit: number, places: Node[]): { nodes: Node[]; edges: Edge[] } {
  const nodes = new Map(places.map((place) => [place.key, place]));
  const edges: Edge[] = [];
  for (const from of nodes.values()) {
    if (nodes.size > limit) break;
    for (const edge of edgesFrom(from)) {
      if (!nodes.has(edge.to.key)) nodes.set(edge.to.key, edge.to);
      edges.push({ ...edge, to: nodes.get(edge.to.key) ?? edge.to });
    }
  }
  return { nodes: [...nodes.values()], edges };
}

export function startOf(): Node {
  const { account, effects } = openAccount(given);
  return nodeOf(serialize(account), given.today, [], [], effects);
}

/** Steps of a life in which every answer is good and every wait is sat out: one account at each stage of it. */
export function goodLife(): Node[] {
  const life = [startOf()];
  for (let node = life[0]; node && life.length < 40; node = life.at(-1)) {
    const [good] = answersFrom(node);
    const [decided] = eventsFrom(node, decisions(node.account.context));
    const next = good ?? decided ?? soonest(timersFrom(node));
    if (!next) break;
    life.push(next.to);
  }
  return life;
}

function decisions({ draft }: AccountContext): AccountEvent[] {
  return [
    { type: 'draft.approved', draft: draft?.id ?? '', digest: draft?.digest ?? '', by },
    { type: 'stance.taken', stance: 'renew', by, reason: 'value proven' },
  ];
}

/** The shortest way out without force: what the agent can answer, what a person can settle, or the next date. */
export function stepTowardsTheEnd(node: Node): Edge | undefined {
  const { draft, contract } = node.account.context;
  const [leaving] = eventsFrom(node, [
    { type: 'renewal.recorded', outcome: 'churned', contract: null, by },
    { type: 'takeover.completed', by, artifact: 'by_hand', missing: [] },
    { type: 'reading.completed', by },
    ...missingFromHandoff(node.account.context).map((key) => ({ type: 'anchor.stated', key, by }) as const),
    ...(contract.renewalDate === null ? [{ type: 'contract.changed', contract: nextTerm } as const] : []),
    { type: 'draft.approved', draft: draft?.id ?? '', digest: 'd', by },
    { type: 'mitigation.executed', draft: draft?.id ?? '' },
  ]);
  return leaving ?? answersFrom(node)[0] ?? soonest(timersFrom(node));
}

function soonest(edges: Edge[]): Edge | undefined {
  return edges.sort((a, b) => (a.to.today < b.to.today ? -1 : 1))[0];
}

export function edgesFrom(from: Node): Edge[] {
  return [...answersFrom(from), ...timersFrom(from), ...eventsFrom(from)];
}

export function answersFrom(from: Node): Edge[] {
  return from.inFlight.flatMap((asking) => {
    const inFlight = from.inFlight.filter((other) => other !== asking);
    return answersOf(asking).map((answer): Edge => {
      const reply = answer === null ? failed(asking.name, 'overloaded') : done(asking.name, answer);
      return step('answer', from, reply, from.today, inFlight, from.timers);
    });
  });
}

function timersFrom(from: Node): Edge[] {
  return from.timers.map((timer): Edge => {
    const today = timer.due > from.today ? timer.due : from.today;
    return step(
      'timer',
      from,
      timer.input.event,
      today,
      from.inFlight,
      from.timers.filter((other) => other !== timer),
    );
  });
}

export function eventsFrom(from: Node, events = eventsFor(from.account.context)): Edge[] {
  return events
    .filter((event) => accepts(from.account, event))
    .map((event) => step('event', from, event, from.today, from.inFlight, from.timers));
}

function step(kind: Edge['kind'], from: Node, by: Happening, today: string, inFlight: Invoke[], timers: Timer[]): Edge {
  const { account, effects } = decide(from.stored, by, today);
  return { from, by, kind, effects, to: nodeOf(serialize(account), today, inFlight, timers, effects) };
}

function nodeOf(persisted: StoredAccount, today: string, inFlight: Invoke[], timers: Timer[], effects: Effect[]): Node {
  const stored = JSON.parse(JSON.stringify(persisted)) as StoredAccount;
  const gone = effects.flatMap((effect) => (effect.kind === 'withdraw' ? [effect.name] : []));
  const node = {
    stored,
    account: restore(stored),
    today,
    inFlight: [
      ...inFlight.filter(({ name }) => !gone.includes(name)),
      ...effects.filter((effect) => effect.kind === 'invoke'),
    ],
    timers: [
      ...timers.filter(({ name }) => !gone.includes(name)),
      ...effects.flatMap((effect) =>
        effect.kind === 'timer' ? [{ ...effect, due: addDays(today, Math.ceil(effect.delayMs / DAY_MS)) }] : [],
      ),
    ],
  };
  return { ...node, key: keyOf(node) };
}

/** Two accounts are explored once when every gate reads them alike. */
function keyOf({ account, inFlight }: Omit<Node, 'key'>): string {
  const { context } = account;
  const gatesOpen = contextGates.filter((name) => gates[name]({ context }));
  const asked = inFlight.map(({ name }) => name).sort();
  return JSON.stringify([account.value, asked, gatesOpen, context.rejections.length, Math.min(context.term, 2)]);
}

const contextGates = [
  'somethingUnread',
  'dataReady',
  'mayFetch',
  'riskDetected',
  'riskCleared',
  'draftIsStale',
  'successPlanAccepted',
  'renewalWindowOpen',
  'briefMissing',
  'briefOutdated',
  'stanceOwed',
  'stanceTaken',
  'renewalDatePassed',
  'renewalMoved',
] as const;
