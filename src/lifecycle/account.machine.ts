import { assign, cancel, raise, setup, type SnapshotFrom } from 'xstate';
import { accountActors } from './account.actors';
import { delays } from './account.delays';
import { effects } from './account.effects';
import { dueMilestones, gates, missingFromHandoff, newHardReds } from './account.gates';
import { opened } from './account.opening';
import { records } from './account.records';
import type { AccountContext, AccountEvent, AccountInput, ActorOutput, Draft, Risk, Who } from './account.types';

/**
 * The life of one customer account, from sales handoff to renewal and expansion.
 *
 * Facts are recorded at the root, once; phases react through gates. What a state waits for is an
 * invoke or an event; what it merely tells the world is a custom action. Entering a state again
 * re-establishes its wait, so entry and exit actions ask and withdraw but never record
 * (`coverRisk` alone does: it keeps the very input of the invoke beside it).
 *
 * `meta.waitsFor` names the person a leaf waits for. A leaf without it waits for its actor or for time.
 *
 * Below `phase` the states stand in the order of a life: audit, diagnosis, the mitigation of a risk wherever one shows,
 * success plan, monitoring, renewal and the next term; `docs/lifecycle.mmd` draws it. All stand in this one literal, where
 * Stately's tools can see them: what is imported goes missing there without an error, also through `createStateConfig`
 * (statelyai/xstate-tools#501). What they name is in the files beside it: gates, records, effects, actors, delays.
 */
export const accountMachine = setup({
  types: {
    context: {} as AccountContext,
    events: {} as AccountEvent,
    input: {} as AccountInput,
    meta: {} as { waitsFor: { who: Who; what: string } },
  },
  guards: gates,
  actors: accountActors,
  delays,
  actions: {
    recordMaterial: assign(records.material),
    recordStatement: assign(records.statement),
    recordContract: assign(records.contract),
    recordSignals: assign(records.signals),
    recordReadingBegun: assign(records.readingBegun),
    recordReading: assign((facts, answer: ActorOutput<'readDocuments'>) => records.reading(facts, answer)),
    recordReadByPerson: assign(records.readByPerson),
    recordFetchRound: assign((facts, answer: ActorOutput<'fetchAnchors'>) => records.fetchRound(facts, answer)),
    recordPainMetric: assign((facts, answer: ActorOutput<'checkPainMetric'>) => records.painMetric(facts, answer)),
    recordRisk: assign((facts, answer: { risk: Risk }) => records.risk(facts, answer)),
    recordDraft: assign((_, { draft }: { draft: Draft }) => ({ draft })),
    recordEdit: assign(records.edit),
    recordRejection: assign(records.rejection),
    recordGuidance: assign(records.guidance),
    recordSuccessPlan: assign(records.successPlan),
    recordBrief: assign(records.brief),
    recordBriefByHand: assign(records.briefByHand),
    recordPlanByHand: assign(records.planByHand),
    recordWindow: assign(records.window),
    recordMilestones: assign(records.milestones),
    recordNoticeAlert: assign(records.noticeAlert),
    recordFindingsRanked: assign({ findingsRanked: true }),
    recordStance: assign(records.stance),
    recordOutcome: assign(records.outcome),
    recordNextTerm: assign(records.nextTerm),
    recordForce: assign(records.force),
    coverRisk: assign(records.cover),
    uncoverRisk: assign({ cover: null }),
    closeDraft: assign({ draft: null, rejections: [], guidance: null }),
    closeMitigation: assign({ draft: null, rejections: [], guidance: null, forced: null }),
    stopCalendar: cancel('renewalCalendar'),
    startCalendar: raise({ type: 'calendar.turned' }, { id: 'renewalCalendar', delay: 'nextCalendarDate' }),
    ...effects,
  },
}).createMachine({
  id: 'account',
  version: '1',
  options: { maxIterations: 100 },
  context: ({ input }) => opened(input),
  entry: 'startCalendar',
  on: {
    'documents.added': { actions: 'recordMaterial' },
    'anchor.stated': { actions: 'recordStatement' },
    'contract.changed': { actions: ['recordContract', 'stopCalendar', 'startCalendar'] },
    'signals.measured': [
      {
        guard: { type: 'bringsHardRed', params: ({ event }) => ({ risk: event.risk }) },
        actions: [
          {
            type: 'alert',
            params: ({ context, event }) => ({
              who: 'supervisor',
              what: 'hard_red',
              hardRed: newHardReds(context.risk, event.risk),
            }),
          },
          'recordSignals',
        ],
      },
      { actions: 'recordSignals' },
    ],
    'calendar.turned': { actions: ['stopCalendar', 'startCalendar'] },
  },
  initial: 'active',
  states: {
    active: {
      description: 'The agent looks after the account.',
      type: 'parallel',
      on: { 'account.paused': { target: 'paused', actions: 'holdActions' } },
      states: {
        phase: {
          initial: 'handoffAudit',
          always: [
            {
              guard: 'milestonesDue',
              actions: [
                {
                  type: 'startMilestones',
                  params: ({ context }) => ({ term: context.term, milestones: dueMilestones(context) }),
                },
                'recordMilestones',
              ],
            },
            {
              guard: 'noticeAlertDue',
              actions: [{ type: 'alert', params: { who: 'csm', what: 'notice_deadline' } }, 'recordNoticeAlert'],
            },
            {
              guard: 'findingsOpen',
              actions: [
                { type: 'rankActions', params: ({ context }) => ({ findings: context.findings }) },
                'recordFindingsRanked',
              ],
            },
          ],
          on: {
            'renewal.recorded': [
              {
                guard: 'churnInWindow',
                target: '#account.churned',
                actions: [
                  {
                    type: 'publishOutcome',
                    params: ({ context, event }) => ({ term: context.term, outcome: event.outcome }),
                  },
                  'recordOutcome',
                  'stopCalendar',
                  'startCalendar',
                ],
              },
              {
                guard: 'outcomeInWindow',
                target: '.renewed',
                actions: [
                  {
                    type: 'publishOutcome',
                    params: ({ context, event }) => ({ term: context.term, outcome: event.outcome }),
                  },
                  'recordOutcome',
                  'stopCalendar',
                  'startCalendar',
                ],
              },
            ],
            'transition.forced': [
              {
                guard: { type: 'forcedTo', params: { phase: 'handoff_audit' } },
                target: '.handoffAudit',
                actions: 'recordForce',
              },
              {
                guard: { type: 'forcedTo', params: { phase: 'diagnostic' } },
                target: '.diagnostic',
                actions: 'recordForce',
              },
              {
                guard: { type: 'forcedTo', params: { phase: 'risk_mitigation' } },
                target: '.riskMitigation',
                actions: 'recordForce',
              },
              {
                guard: { type: 'forcedTo', params: { phase: 'success_plan' } },
                target: '.successPlan',
                actions: 'recordForce',
              },
              {
                guard: { type: 'forcedTo', params: { phase: 'velocity_monitoring' } },
                target: '.velocityMonitoring',
                actions: 'recordForce',
              },
              {
                guard: { type: 'forcedTo', params: { phase: 'pre_renewal' } },
                target: '.preRenewal',
                actions: ['recordForce', 'recordWindow'],
              },
              {
                guard: { type: 'forcedTo', params: { phase: 'churned' } },
                target: '#account.churned',
                actions: [
                  { type: 'publishOutcome', params: ({ context }) => ({ term: context.term, outcome: 'churned' }) },
                  'recordForce',
                ],
              },
            ],
          },
          states: {
            handoffAudit: {
              description: 'Sales has closed; the handoff must show seven concrete anchors before the work may start.',
              initial: 'auditing',
              always: {
                guard: 'dataReady',
                target: 'diagnostic',
                actions: { type: 'writeArtifact', params: { kind: 'handoff_audit' } },
              },
              states: {
                auditing: {
                  description: 'What arrived is being read; judged as soon as nothing is unread.',
                  always: [
                    { guard: 'mayFetch', target: 'fetching' },
                    {
                      guard: 'fetchExhausted',
                      target: 'awaitingAnswers',
                      actions: { type: 'writeArtifact', params: { kind: 'handoff_audit' } },
                    },
                  ],
                },
                fetching: {
                  description: 'Tools look for the missing anchors, at most three rounds.',
                  invoke: {
                    src: 'fetchAnchors',
                    id: 'fetchAnchors',
                    input: ({ context }) => ({
                      account: context.account,
                      missing: missingFromHandoff(context),
                      round: context.rounds + 1,
                    }),
                    onDone: {
                      target: 'auditing',
                      actions: { type: 'recordFetchRound', params: ({ event }) => event.output },
                    },
                    onError: {
                      target: 'awaitingAnswers',
                      actions: { type: 'writeArtifact', params: { kind: 'handoff_audit' } },
                    },
                  },
                },
                awaitingAnswers: {
                  description: 'The maturity is low: the AE and the CSM are asked. New data re-opens the loop at once.',
                  meta: { waitsFor: { who: 'csm_and_ae', what: 'missing_anchors' } },
                  entry: {
                    type: 'ask',
                    params: ({ context }) => ({
                      who: 'csm_and_ae',
                      what: 'missing_anchors',
                      missing: missingFromHandoff(context),
                    }),
                  },
                  exit: { type: 'closeQuestion', params: { what: 'missing_anchors' } },
                  always: { guard: 'somethingUnread', target: 'auditing' },
                  after: {
                    reminder: {
                      actions: { type: 'remind', params: { who: 'csm_and_ae', what: 'missing_anchors' } },
                    },
                    escalation: {
                      actions: { type: 'escalate', params: { who: 'supervisor', what: 'missing_anchors' } },
                    },
                    askAgain: { target: 'awaitingAnswers', reenter: true },
                  },
                },
              },
            },
            diagnostic: {
              description: 'Who matters, whether the pain is measured, and whether the account is at risk.',
              initial: 'diagnosing',
              states: {
                diagnosing: {
                  type: 'parallel',
                  onDone: { target: 'diagnosed' },
                  states: {
                    stakeholders: {
                      initial: 'mapping',
                      states: {
                        mapping: {
                          invoke: {
                            src: 'mapStakeholders',
                            id: 'mapStakeholders',
                            input: ({ context }) => ({ account: context.account }),
                            onDone: {
                              target: 'mapped',
                              actions: { type: 'writeArtifact', params: { kind: 'stakeholder_map' } },
                            },
                            onError: { target: '#account.active.phase.diagnostic.withCsm' },
                          },
                        },
                        mapped: { type: 'final' },
                      },
                    },
                    painMetric: {
                      initial: 'checking',
                      states: {
                        checking: {
                          invoke: {
                            src: 'checkPainMetric',
                            id: 'checkPainMetric',
                            input: ({ context }) => ({ account: context.account }),
                            onDone: {
                              target: 'checked',
                              actions: { type: 'recordPainMetric', params: ({ event }) => event.output },
                            },
                            onError: { target: '#account.active.phase.diagnostic.withCsm' },
                          },
                        },
                        checked: { type: 'final' },
                      },
                    },
                  },
                },
                diagnosed: {
                  description: 'Late documents are read first; a fallen anchor leads back to the audit.',
                  always: [
                    { guard: 'anchorsOpen', target: '#account.active.phase.handoffAudit' },
                    { guard: 'dataReady', target: 'assessingRisk' },
                  ],
                },
                assessingRisk: {
                  description: 'The scores are computed from what is on record now.',
                  invoke: {
                    src: 'assessRisk',
                    id: 'assessRisk',
                    input: ({ context }) => ({ account: context.account }),
                    onDone: [
                      {
                        guard: { type: 'bringsHardRed', params: ({ event }) => ({ risk: event.output }) },
                        target: 'riskGate',
                        actions: [
                          {
                            type: 'alert',
                            params: ({ context, event }) => ({
                              who: 'supervisor',
                              what: 'hard_red',
                              hardRed: newHardReds(context.risk, event.output),
                            }),
                          },
                          { type: 'recordRisk', params: ({ event }) => ({ risk: event.output }) },
                        ],
                      },
                      {
                        target: 'riskGate',
                        actions: { type: 'recordRisk', params: ({ event }) => ({ risk: event.output }) },
                      },
                    ],
                    onError: { target: 'withCsm' },
                  },
                },
                riskGate: {
                  description: 'A risk is answered before anything is planned.',
                  always: [
                    { guard: 'riskDetected', target: '#account.active.phase.riskMitigation' },
                    { target: '#account.active.phase.successPlan' },
                  ],
                },
                withCsm: {
                  description: 'The agent could not finish the diagnosis; the CSM returns it or completes it.',
                  meta: { waitsFor: { who: 'csm', what: 'diagnosis' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'diagnosis' } },
                  exit: { type: 'closeQuestion', params: { what: 'diagnosis' } },
                  on: {
                    'takeover.returned': { target: 'diagnosing', actions: 'recordGuidance' },
                    'takeover.completed': [
                      { guard: 'anchorsOpen', target: '#account.active.phase.handoffAudit' },
                      { target: 'riskGate' },
                    ],
                  },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'diagnosis' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'diagnosis' } } },
                    askAgain: { target: 'withCsm', reenter: true },
                  },
                },
              },
            },
            riskMitigation: {
              description: 'A risk is answered by a plan that somebody allowed, and the plan is carried out.',
              initial: 'drafting',
              states: {
                drafting: {
                  description: 'A plan for the risk as it stands now.',
                  entry: 'coverRisk',
                  always: { guard: 'riskCleared', target: 'over' },
                  invoke: {
                    src: 'proposeMitigation',
                    id: 'proposeMitigation',
                    input: ({ context }) => ({
                      account: context.account,
                      facts: context.facts,
                      rejections: context.rejections,
                      guidance: context.guidance,
                      risk: context.risk,
                    }),
                    onDone: [
                      {
                        guard: { type: 'factsMovedOn', params: ({ event }) => ({ facts: event.output.facts }) },
                        target: 'drafting',
                        reenter: true,
                      },
                      {
                        target: 'awaitingApproval',
                        actions: { type: 'recordDraft', params: ({ event }) => ({ draft: event.output }) },
                      },
                    ],
                    onError: { target: 'withCsm' },
                  },
                },
                awaitingApproval: {
                  description: 'Policy judges; unless a rule allows the plan, a supervisor decides.',
                  meta: { waitsFor: { who: 'supervisor', what: 'mitigation_plan' } },
                  invoke: {
                    src: 'submitDraft',
                    id: 'submitDraft',
                    input: ({ context }) => ({
                      account: context.account,
                      draft: context.draft?.id ?? '',
                      digest: context.draft?.digest ?? '',
                    }),
                    onDone: [
                      {
                        guard: { type: 'allowedByRule', params: ({ event }) => event.output },
                        target: 'executing',
                      },
                      {
                        guard: { type: 'blockedByRule', params: ({ event }) => event.output },
                        target: 'withCsm',
                      },
                    ],
                    onError: { target: 'withCsm' },
                  },
                  exit: {
                    type: 'withdrawApproval',
                    params: ({ context }) => ({ draft: context.draft?.id ?? null }),
                  },
                  always: [
                    { guard: 'riskCleared', target: 'over' },
                    { guard: 'draftIsStale', target: 'drafting' },
                  ],
                  on: {
                    'draft.approved': { guard: 'isCurrentDraft', target: 'executing', actions: 'recordEdit' },
                    'draft.rejected': [
                      { guard: 'rejectedTooOften', target: 'withCsm', actions: 'recordRejection' },
                      { guard: 'isCurrentDraft', target: 'drafting', actions: 'recordRejection' },
                    ],
                    'draft.expired': { guard: 'isCurrentDraft', target: 'withCsm' },
                    'draft.superseded': { guard: 'isCurrentDraft', target: 'awaitingApproval', reenter: true },
                  },
                },
                executing: {
                  description: 'Approved actions run; looked at again every seven days.',
                  invoke: {
                    src: 'executeMitigation',
                    id: 'executeMitigation',
                    input: ({ context }) => ({ account: context.account, draft: context.draft?.id ?? '' }),
                    onDone: {
                      guard: { type: 'isFinished', params: ({ event }) => event.output },
                      target: 'over',
                    },
                    onError: { target: 'withCsm' },
                  },
                  exit: { type: 'haltExecution', params: ({ context }) => ({ draft: context.draft?.id ?? null }) },
                  on: {
                    'mitigation.executed': { guard: 'isCurrentDraft', target: 'over' },
                    'mitigation.failed': { guard: 'isCurrentDraft', target: 'withCsm' },
                    'draft.superseded': { guard: 'isCurrentDraft', target: 'drafting' },
                  },
                  after: { executionCheck: { target: 'executing', reenter: true } },
                },
                withCsm: {
                  description: 'The agent failed, was refused three times, was blocked, or nobody decided in time.',
                  meta: { waitsFor: { who: 'csm', what: 'mitigation' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'mitigation' } },
                  exit: { type: 'closeQuestion', params: { what: 'mitigation' } },
                  on: {
                    'takeover.returned': { target: 'drafting', actions: 'recordGuidance' },
                    'takeover.completed': { target: 'over' },
                  },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'mitigation' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'mitigation' } } },
                    askAgain: { target: 'withCsm', reenter: true },
                  },
                },
                over: {
                  description: 'The way back goes by facts, not by history: what was true before may not be now.',
                  always: [
                    {
                      guard: 'successPlanAccepted',
                      target: '#account.active.phase.velocityMonitoring',
                      actions: 'closeMitigation',
                    },
                    { target: '#account.active.phase.successPlan', actions: 'closeMitigation' },
                  ],
                },
              },
            },
            successPlan: {
              description: 'Objectives with KPI, owner and date, accepted by policy or by a person.',
              initial: 'drafting',
              always: { guard: 'riskDetected', target: 'riskMitigation', actions: 'closeDraft' },
              after: {
                coverReview: { actions: 'uncoverRisk' },
                planDeadline: {
                  actions: { type: 'alert', params: { who: 'supervisor', what: 'success_plan_overdue' } },
                },
              },
              states: {
                drafting: {
                  invoke: {
                    src: 'draftSuccessPlan',
                    id: 'draftSuccessPlan',
                    input: ({ context }) => ({
                      account: context.account,
                      facts: context.facts,
                      rejections: context.rejections,
                      guidance: context.guidance,
                    }),
                    onDone: [
                      {
                        guard: { type: 'factsMovedOn', params: ({ event }) => ({ facts: event.output.facts }) },
                        target: 'drafting',
                        reenter: true,
                      },
                      {
                        guard: { type: 'isComplete', params: ({ event }) => event.output },
                        target: 'awaitingApproval',
                        actions: {
                          type: 'recordDraft',
                          params: ({ event: { output } }) => ({
                            draft: { id: output.id, digest: output.digest, facts: output.facts },
                          }),
                        },
                      },
                      { target: 'withCsm' },
                    ],
                    onError: { target: 'withCsm' },
                  },
                },
                awaitingApproval: {
                  description: 'A routine plan is accepted by rule; any other is decided by the CSM.',
                  meta: { waitsFor: { who: 'csm', what: 'success_plan' } },
                  invoke: {
                    src: 'submitDraft',
                    id: 'submitDraft',
                    input: ({ context }) => ({
                      account: context.account,
                      draft: context.draft?.id ?? '',
                      digest: context.draft?.digest ?? '',
                    }),
                    onDone: [
                      {
                        guard: { type: 'allowedByRule', params: ({ event }) => event.output },
                        target: '#account.active.phase.velocityMonitoring',
                        actions: ['recordSuccessPlan', 'closeDraft'],
                      },
                      {
                        guard: { type: 'blockedByRule', params: ({ event }) => event.output },
                        target: 'withCsm',
                      },
                    ],
                    onError: { target: 'withCsm' },
                  },
                  exit: {
                    type: 'withdrawApproval',
                    params: ({ context }) => ({ draft: context.draft?.id ?? null }),
                  },
                  always: { guard: 'draftIsStale', target: 'drafting' },
                  on: {
                    'draft.approved': {
                      guard: 'isCurrentDraft',
                      target: '#account.active.phase.velocityMonitoring',
                      actions: ['recordSuccessPlan', 'closeDraft'],
                    },
                    'draft.rejected': [
                      { guard: 'rejectedTooOften', target: 'withCsm', actions: 'recordRejection' },
                      { guard: 'isCurrentDraft', target: 'drafting', actions: 'recordRejection' },
                    ],
                    'draft.expired': { guard: 'isCurrentDraft', target: 'withCsm' },
                    'draft.superseded': { guard: 'isCurrentDraft', target: 'awaitingApproval', reenter: true },
                  },
                },
                withCsm: {
                  description: 'An objective lacks its KPI, owner or date, or nobody accepted the plan.',
                  meta: { waitsFor: { who: 'csm', what: 'success_plan' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'success_plan' } },
                  exit: { type: 'closeQuestion', params: { what: 'success_plan' } },
                  on: {
                    'takeover.returned': { target: 'drafting', actions: 'recordGuidance' },
                    'takeover.completed': {
                      guard: { type: 'isComplete', params: ({ event }) => event },
                      target: '#account.active.phase.velocityMonitoring',
                      actions: ['recordPlanByHand', 'closeDraft'],
                    },
                  },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'success_plan' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'success_plan' } } },
                    askAgain: { target: 'withCsm', reenter: true },
                  },
                },
              },
            },
            velocityMonitoring: {
              description: 'Sensed by the rescoring, acting through the queue; left for a risk or the renewal window.',
              always: [
                { guard: 'riskDetected', target: 'riskMitigation' },
                { guard: 'renewalWindowOpen', target: 'preRenewal', actions: 'recordWindow' },
              ],
              after: { coverReview: { actions: 'uncoverRisk' } },
            },
            preRenewal: {
              description: 'The renewal is prepared, a stance is taken, and the outcome is recorded.',
              initial: 'preparing',
              always: { guard: 'riskDetected', target: 'riskMitigation', actions: 'closeDraft' },
              after: { coverReview: { actions: 'uncoverRisk' } },
              states: {
                preparing: {
                  description: 'The brief is kept current until a stance is owed.',
                  always: [
                    { guard: 'renewalMoved', target: 'awaitingOutcome' },
                    { guard: 'renewalDatePassed', target: 'awaitingOutcome' },
                    { guard: 'stanceTaken', target: 'inConversation' },
                    { guard: 'briefMissing', target: 'drafting' },
                    { guard: 'stanceOwed', target: 'awaitingStance' },
                    { guard: 'briefOutdated', target: 'drafting' },
                  ],
                },
                drafting: {
                  invoke: {
                    src: 'draftRenewalBrief',
                    id: 'draftRenewalBrief',
                    input: ({ context }) => ({
                      account: context.account,
                      facts: context.facts,
                      rejections: context.rejections,
                      guidance: context.guidance,
                      term: context.term,
                    }),
                    onDone: [
                      {
                        guard: { type: 'factsMovedOn', params: ({ event }) => ({ facts: event.output.facts }) },
                        target: 'drafting',
                        reenter: true,
                      },
                      {
                        target: 'awaitingApproval',
                        actions: { type: 'recordDraft', params: ({ event }) => ({ draft: event.output }) },
                      },
                    ],
                    onError: { target: 'withCsm' },
                  },
                },
                awaitingApproval: {
                  description: 'The CSM reviews the renewal brief.',
                  meta: { waitsFor: { who: 'csm', what: 'renewal_brief' } },
                  invoke: {
                    src: 'submitDraft',
                    id: 'submitDraft',
                    input: ({ context }) => ({
                      account: context.account,
                      draft: context.draft?.id ?? '',
                      digest: context.draft?.digest ?? '',
                    }),
                    onDone: [
                      {
                        guard: { type: 'allowedByRule', params: ({ event }) => event.output },
                        target: 'preparing',
                        actions: ['recordBrief', 'closeDraft'],
                      },
                      {
                        guard: { type: 'blockedByRule', params: ({ event }) => event.output },
                        target: 'withCsm',
                      },
                    ],
                    onError: { target: 'withCsm' },
                  },
                  exit: {
                    type: 'withdrawApproval',
                    params: ({ context }) => ({ draft: context.draft?.id ?? null }),
                  },
                  always: { guard: 'draftIsStale', target: 'drafting' },
                  on: {
                    'draft.approved': {
                      guard: 'isCurrentDraft',
                      target: 'preparing',
                      actions: ['recordEdit', 'recordBrief', 'closeDraft'],
                    },
                    'draft.rejected': [
                      { guard: 'rejectedTooOften', target: 'withCsm', actions: 'recordRejection' },
                      { guard: 'isCurrentDraft', target: 'drafting', actions: 'recordRejection' },
                    ],
                    'draft.expired': { guard: 'isCurrentDraft', target: 'withCsm' },
                    'draft.superseded': { guard: 'isCurrentDraft', target: 'awaitingApproval', reenter: true },
                  },
                },
                withCsm: {
                  description: 'The agent could not write an accepted brief; the CSM returns it or writes it.',
                  meta: { waitsFor: { who: 'csm', what: 'renewal_brief' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'renewal_brief' } },
                  exit: { type: 'closeQuestion', params: { what: 'renewal_brief' } },
                  on: {
                    'takeover.returned': { target: 'drafting', actions: 'recordGuidance' },
                    'takeover.completed': { target: 'preparing', actions: ['recordBriefByHand', 'closeDraft'] },
                  },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'renewal_brief' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'renewal_brief' } } },
                    askAgain: { target: 'withCsm', reenter: true },
                  },
                },
                awaitingStance: {
                  description: 'From 90 days before the renewal: renew or at risk. Monitoring is not an answer.',
                  meta: { waitsFor: { who: 'csm', what: 'stance' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'stance' } },
                  exit: { type: 'closeQuestion', params: { what: 'stance' } },
                  always: [
                    { guard: 'renewalMoved', target: 'awaitingOutcome' },
                    { guard: 'renewalDatePassed', target: 'awaitingOutcome' },
                  ],
                  on: { 'stance.taken': { target: 'inConversation', actions: 'recordStance' } },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'stance' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'stance' } } },
                    askAgain: { target: 'awaitingStance', reenter: true },
                  },
                },
                inConversation: {
                  description: 'The customer decides.',
                  always: [
                    { guard: 'renewalMoved', target: 'awaitingOutcome' },
                    { guard: 'renewalDatePassed', target: 'awaitingOutcome' },
                  ],
                  on: { 'stance.taken': { actions: 'recordStance' } },
                },
                awaitingOutcome: {
                  description: 'The date has passed or moved out of the window, and nobody said how the term ended.',
                  meta: { waitsFor: { who: 'csm', what: 'outcome' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'outcome' } },
                  exit: { type: 'closeQuestion', params: { what: 'outcome' } },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'outcome' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'outcome' } } },
                    askAgain: { target: 'awaitingOutcome', reenter: true },
                  },
                },
              },
            },
            renewed: {
              description: 'The term has ended well; the next one needs its terms and a new baseline.',
              initial: 'awaitingTerms',
              on: { 'renewal.recorded': {} },
              states: {
                awaitingTerms: {
                  description: 'Nobody knows yet until when the next term runs: the AE is asked.',
                  meta: { waitsFor: { who: 'ae', what: 'new_terms' } },
                  entry: { type: 'ask', params: { who: 'ae', what: 'new_terms' } },
                  exit: { type: 'closeQuestion', params: { what: 'new_terms' } },
                  always: { guard: 'termsKnown', target: 'takingBaseline' },
                  on: { 'takeover.completed': { target: 'takingBaseline' } },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'ae', what: 'new_terms' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'new_terms' } } },
                    askAgain: { target: 'awaitingTerms', reenter: true },
                  },
                },
                takingBaseline: {
                  description:
                    'What the next term will be measured against. Without an accepted plan it begins with the audit.',
                  invoke: {
                    src: 'takeBaseline',
                    id: 'takeBaseline',
                    input: ({ context }) => ({ account: context.account, term: context.term }),
                    onDone: [
                      {
                        guard: 'successPlanAccepted',
                        target: '#account.active.phase.velocityMonitoring',
                        actions: 'recordNextTerm',
                      },
                      { target: '#account.active.phase.handoffAudit', actions: 'recordNextTerm' },
                    ],
                    onError: { target: 'withCsm' },
                  },
                },
                withCsm: {
                  meta: { waitsFor: { who: 'csm', what: 'baseline' } },
                  entry: { type: 'ask', params: { who: 'csm', what: 'baseline' } },
                  exit: { type: 'closeQuestion', params: { what: 'baseline' } },
                  on: {
                    'takeover.returned': { target: 'takingBaseline' },
                    'takeover.completed': [
                      {
                        guard: 'successPlanAccepted',
                        target: '#account.active.phase.velocityMonitoring',
                        actions: 'recordNextTerm',
                      },
                      { target: '#account.active.phase.handoffAudit', actions: 'recordNextTerm' },
                    ],
                  },
                  after: {
                    reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'baseline' } } },
                    escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'baseline' } } },
                    askAgain: { target: 'withCsm', reenter: true },
                  },
                },
              },
            },
          },
        },
        evidence: {
          description: 'Documents come at any time and are read as they come.',
          initial: 'current',
          states: {
            current: {
              always: { guard: 'somethingUnread', target: 'reading', actions: 'recordReadingBegun' },
            },
            reading: {
              invoke: {
                src: 'readDocuments',
                id: 'readDocuments',
                input: ({ context }) => ({ account: context.account, upTo: context.received }),
                onDone: {
                  target: 'current',
                  actions: [{ type: 'recordReading', params: ({ event }) => event.output }, 'fillContract'],
                },
                onError: { target: 'unreadable' },
              },
            },
            unreadable: {
              description: 'The agent cannot read what arrived; a person returns it or reads it.',
              meta: { waitsFor: { who: 'csm', what: 'unreadable_documents' } },
              entry: { type: 'ask', params: { who: 'csm', what: 'unreadable_documents' } },
              exit: { type: 'closeQuestion', params: { what: 'unreadable_documents' } },
              always: { guard: 'moreArrived', target: 'reading', actions: 'recordReadingBegun' },
              on: {
                'reading.returned': { target: 'reading', actions: 'recordReadingBegun' },
                'reading.completed': { target: 'current', actions: 'recordReadByPerson' },
              },
              after: {
                reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'unreadable_documents' } } },
                escalation: {
                  actions: { type: 'escalate', params: { who: 'supervisor', what: 'unreadable_documents' } },
                },
                askAgain: { target: 'reading', actions: 'recordReadingBegun' },
              },
            },
          },
        },
        before: { description: 'Where a pause found the account.', type: 'history', history: 'deep' },
      },
    },
    paused: {
      description: 'Nothing runs; facts are still recorded. Looked at again every 30 days.',
      meta: { waitsFor: { who: 'csm', what: 'resume' } },
      exit: { type: 'closeQuestion', params: { what: 'resume' } },
      on: { 'account.resumed': { target: '#account.active.before', actions: 'releaseActions' } },
      after: {
        pauseReview: {
          target: 'paused',
          reenter: true,
          actions: { type: 'ask', params: { who: 'csm', what: 'resume' } },
        },
      },
    },
    churned: {
      description: 'The customer has left; what it teaches is written down.',
      initial: 'writingPostMortem',
      states: {
        writingPostMortem: {
          invoke: {
            src: 'writePostMortem',
            id: 'writePostMortem',
            input: ({ context }) => ({ account: context.account }),
            onDone: { target: '#account.closed', actions: 'stopCalendar' },
            onError: { target: 'withCsm' },
          },
        },
        withCsm: {
          meta: { waitsFor: { who: 'csm', what: 'post_mortem' } },
          entry: { type: 'ask', params: { who: 'csm', what: 'post_mortem' } },
          exit: { type: 'closeQuestion', params: { what: 'post_mortem' } },
          on: {
            'takeover.returned': { target: 'writingPostMortem' },
            'takeover.completed': { target: '#account.closed', actions: 'stopCalendar' },
          },
          after: {
            reminder: { actions: { type: 'remind', params: { who: 'csm', what: 'post_mortem' } } },
            escalation: { actions: { type: 'escalate', params: { who: 'supervisor', what: 'post_mortem' } } },
            askAgain: { target: 'withCsm', reenter: true },
          },
        },
      },
    },
    closed: { type: 'final' },
  },
});

export type AccountSnapshot = SnapshotFrom<typeof accountMachine>;
