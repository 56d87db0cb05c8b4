import { describe, expect, it } from '@jest/globals';
import { publicEvents } from '../../lifecycle/account.types';
import { entryInWords } from './entry.words';

describe('an entry of the journal', () => {
  it.each([
    [
      'xstate.done.actor.submitDraft',
      { output: { rule: 'success_plan_out_of_routine', tier: 'approval_required', policyVersion: 1 } },
      'The agent put the draft before the policy: a person decides, by the rule “success plan out of routine”',
    ],
    [
      'signals.measured',
      { risk: { score: 50, hardRed: ['p1_open'] }, findings: [] },
      'The scores changed: risk 50; a ticket of priority P1 is open',
    ],
    [
      'xstate.done.actor.fetchAnchors',
      { output: { found: 0 } },
      'The agent looked for what the handoff lacks: nothing new',
    ],
    [
      'xstate.done.actor.fetchAnchors',
      { output: { found: 2 } },
      'The agent looked for what the handoff lacks: 2 new sources',
    ],
    ['anchor.stated', { key: 'decisionMaker', by: 'ana' }, 'Somebody stated what the handoff lacked: decision maker'],
    ['xstate.error.actor.readDocuments', {}, 'The agent failed, where it would have read the documents'],
    ['xstate.after.planDeadline.account.active.phase.successPlan', {}, 'Day 30 came without an accepted success plan'],
    [
      'transition.forced',
      { to: 'velocity_monitoring', reason: 'It will not come.' },
      'A supervisor moved the account: to velocity monitoring; It will not come.',
    ],
  ])('%s is said in words', (type, payload, said) => {
    expect(entryInWords({ type, payload })).toBe(said);
  });

  it('has words for everything that may come from outside, also when what it said was erased', () => {
    for (const type of Object.keys(publicEvents)) expect(entryInWords({ type, payload: null })).not.toContain('.');
  });
});
