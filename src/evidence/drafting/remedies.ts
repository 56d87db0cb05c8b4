import { type AccountRecord } from './account-record.types';
import { type ProposedStep } from './draft-answers';
import { executiveOf, firstContactOf, deciderOf } from './people-in-charge';

export type Remedy = Omit<ProposedStep, 'because'>;
export type Make = (record: AccountRecord) => Remedy;

/** What the field does about each driver of risk, by the name of the hard red or the input of the score. */
export const REMEDIES: Record<string, Make> = {
  p1_open: (record) => {
    const ids = record.openTickets.filter(({ priority }) => priority === 'P1').map(({ id }) => id);
    return internal('escalate', `Put the open P1 before the head of support: ${ids.join(', ') || 'see the queue'}`, 1, {
      detail: 'Ask for a named engineer, a date for the fix and a daily word to the customer until it is closed.',
      expectedEvidence: 'The ticket is closed, or a dated fix is on record',
    });
  },
  health_drop: () =>
    internal('schedule_meeting', 'Review with the account team what made the health fall', 3, {
      detail: 'Go through the inputs that fell most and agree on one owner for each.',
      expectedEvidence: 'An owner and a date stand beside each fallen input',
    }),
  no_login: (record) =>
    towards(record, firstContactOf(record), 'send_email', 'Ask what keeps the team from logging in', 2, {
      detail: 'Name the silence plainly, ask for the cause, and offer a working session on the blocked task.',
      subject: 'Can we help your team get going again?',
      says: 'We see that your team has not been in the product lately. Is something in the way? If a task is blocked, we gladly work on it together with you in a session at a time that suits you.',
      expectedEvidence: 'A reply, or a login on a later day',
    }),
  champion_left: (record) =>
    towards(
      record,
      deciderOf(record),
      'schedule_meeting',
      'Find the successor of the champion with the decision maker',
      5,
      {
        detail: 'Agree who carries the goals on inside the customer, and restate the goals to that person.',
        subject: 'Who works with us from here on?',
        says: 'The people we work with on your side have changed. We would like to agree with you on who carries on with your goals, and go through those goals with them. Please tell us which time suits you.',
        expectedEvidence: 'A named, reachable successor is on the stakeholder map',
      },
    ),
  executive_silent: (record) =>
    towards(record, executiveOf(record), 'send_email', 'Report progress to the executive and ask for a short call', 5, {
      detail: 'Report what was measured against the agreed goals, and ask which result matters most to them now.',
      subject: 'Where your goals stand',
      says: 'We would like to show you in a short call where the agreed goals stand, and hear which result matters most to you now. Which day suits you?',
      expectedEvidence: 'A two-way contact with an executive is on record',
    }),
  notice_given: () =>
    internal('escalate', 'Bring the notice of non-renewal to the head of customer success', 1, {
      detail: 'Decide who speaks with the decision maker, and what would have to be true for the customer to stay.',
      expectedEvidence: 'A conversation with the decision maker is held and its outcome recorded',
    }),
  expectationGaps: () =>
    internal('ask_human', 'Settle with the account executive what was promised beyond the contract', 3, {
      detail: 'For each open promise: is it met, to be renegotiated, or withdrawn, and who tells the customer?',
      expectedEvidence: 'No promise is left open in the ledger',
    }),
  conflictingAnchors: () =>
    internal('ask_human', 'Ask the account executive which of the conflicting sources holds', 3, {
      detail: 'Show both sources side by side and record the answer with its evidence.',
      expectedEvidence: 'The conflicting facts are concrete',
    }),
  fit: () =>
    internal('ask_human', 'Narrow the goals to what the product does well for this customer', 10, {
      detail: 'The fit is not strong: agree with the account executive which use cases to carry and which to leave.',
      expectedEvidence: 'The goals name only use cases the product covers',
    }),
  dealComplexity: () =>
    internal('create_crm_task', 'List the special terms and open reviews, each with an owner', 7, {
      detail: 'Every special term, security review and blocked integration gets an owner and a date.',
      expectedEvidence: 'The list stands on the CRM record',
    }),
  utilisation: () =>
    internal('reassign_licences', 'Give idle seats to people who will use them', 14, {
      detail:
        'List who is idle by team, offer the seats to teams that wait for one, and set a date for the second look.',
      expectedEvidence: 'The share of seats in use rises at the next scoring',
    }),
  usageTrend: () =>
    internal('run_enablement', 'Run enablement for the teams whose use fell', 14, {
      detail: 'Find the teams that fell most, ask for the task they gave up, and train on that task.',
      expectedEvidence: 'Daily use stops falling at the next scoring',
    }),
  integration: () =>
    internal('create_crm_task', 'Get the missing integration scheduled', 10, {
      detail: 'Name the blocker of each integration that is not live, its owner on both sides and a date.',
      expectedEvidence: 'The integration is reported live',
    }),
  champion: (record) =>
    towards(record, firstContactOf(record), 'schedule_meeting', 'Renew the contact with the champion', 7, {
      detail: 'Ask what changed in their goals and what would make the product worth defending inside.',
      subject: 'Your goals, and what has changed',
      says: 'We would like to hear what has changed in your goals, and what would make the product more useful to you. Please tell us which time suits you.',
      expectedEvidence: 'A two-way contact with the champion is on record',
    }),
  threading: (record) =>
    towards(
      record,
      firstContactOf(record),
      'send_email',
      'Ask for an introduction to a second and a third person',
      10,
      {
        detail: 'Ask who else depends on the result, and offer each of them something of their own.',
        subject: 'Who else should we work with?',
        says: 'Who else at your company depends on the results of this work? We would like to meet them and learn what would help them. Could you introduce us?',
        expectedEvidence: 'Three people of the customer had a two-way contact',
      },
    ),
  executiveContact: (record) =>
    towards(record, executiveOf(record), 'schedule_meeting', 'Hold a review with the executive', 14, {
      detail: 'Show the measured results against the goals and ask for the executive’s own criterion.',
      subject: 'A review of your results',
      says: 'We would like to go through what was measured against your goals, and hear by what you judge it yourself. Please tell us which time suits you.',
      expectedEvidence: 'A two-way contact with an executive is on record',
    }),
  stakeholderSentiment: () =>
    internal('schedule_meeting', 'Prepare an honest conversation with the people who are unhappy', 7, {
      detail: 'Collect what each of them said, word for word, and decide what can be put right and by when.',
      expectedEvidence: 'Each grievance has an answer on record',
    }),
  nps: (record) =>
    towards(record, firstContactOf(record), 'send_email', 'Ask what would raise the survey score', 7, {
      detail: 'Thank for the honest answer, ask for the one thing that would change it.',
      subject: 'Thank you for your answer to our survey',
      says: 'Thank you for your honest answer to our survey. What is the one thing we should change first?',
      expectedEvidence: 'A reply that names the reason',
    }),
  ticketLoad: () =>
    internal('create_crm_task', 'Find the common cause behind the tickets', 7, {
      detail:
        'Group the recent tickets by cause and bring the largest group to support with a request for a lasting fix.',
      expectedEvidence: 'Fewer new tickets in the fortnight after the fix',
    }),
  openSevere: () =>
    internal('escalate', 'Ask support for dates on the severe tickets', 2, {
      detail: 'Each open P1 and P2 gets a named engineer and a date that the customer is told.',
      expectedEvidence: 'The severe tickets are closed or dated',
    }),
  escalations: () =>
    internal('create_crm_task', 'Review the escalated and reopened tickets with support', 7, {
      detail: 'Find out why they came back and what the customer was told.',
      expectedEvidence: 'No new escalation in the following month',
    }),
  valueProof: () =>
    internal('create_crm_task', 'Measure the agreed criteria and put the result in writing', 14, {
      detail: 'Take a reading of each success criterion with the customer’s own data.',
      expectedEvidence: 'A reading of each criterion is on record',
    }),
  daysToRenewal: () =>
    internal('create_crm_task', 'Plan the renewal conversation', 7, {
      detail: 'Set the dates of the brief, the executive conversation and the proposal.',
      expectedEvidence: 'The dates stand on the CRM record',
    }),
};

export function internal(
  kind: ProposedStep['kind'],
  title: string,
  dueInDays: number,
  rest: Pick<Remedy, 'detail' | 'expectedEvidence'>,
): Remedy {
  return { kind, title, dueInDays, reaches: [], ...rest };
}

/** A step towards a person, who reads what it says to them; where nobody reachable is on record the CSM is asked for one. */
export function towards(
  record: AccountRecord,
  person: string | null,
  kind: ProposedStep['kind'],
  title: string,
  dueInDays: number,
  { subject, says, ...rest }: Pick<Remedy, 'detail' | 'expectedEvidence'> & { subject: string; says: string },
): Remedy {
  if (person === null)
    return internal('ask_human', `${title}: first find out whom to reach`, Math.min(dueInDays, 3), rest);
  const message = { subject, text: `Dear ${person},\n\n${says}` };
  return { kind, title, dueInDays, reaches: [person], message, ...rest };
}
