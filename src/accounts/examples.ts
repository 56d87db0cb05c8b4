import { ApiParam } from '@nestjs/swagger';
import { publicEvents } from '../lifecycle/account.types';

/** The account of a path; the example is the one that the packet below opens. */
export const AccountParam = () =>
  ApiParam({ name: 'id', description: 'Our id, or `ext:` and the externalId', example: 'ext:crm-1001' });

/** A packet that can be sent as it stands, and the same account with all that an audit asks for. */
export const packetExamples = {
  handoff: {
    summary: 'A handoff with one call',
    value: {
      account: {
        externalId: 'crm-1001',
        name: 'Harbour Logistics',
        segment: 'mid_market',
        industry: 'logistics',
        csm: { name: 'Dana Ortiz', email: 'dana.ortiz@example.com' },
        ae: { name: 'Sam Lee', email: 'sam.lee@example.com' },
      },
      contract: {
        arr: 60000,
        currency: 'USD',
        seats: 400,
        startDate: '2026-03-01',
        renewalDate: '2027-03-01',
        noticePeriodDays: 60,
        plan: 'Business',
        entitlements: ['SSO', 'API access'],
      },
      opportunity: {
        name: 'Harbour Logistics, new business',
        stage: 'Closed Won',
        amount: 60000,
        closeDate: '2026-02-20',
        nextStep: 'Kick-off',
      },
      contacts: [
        {
          name: 'Priya Raman',
          email: 'priya.raman@harbour.example',
          title: 'VP Operations',
          crmRole: 'Economic Buyer',
        },
      ],
      documents: [
        {
          id: 'call-1',
          kind: 'call_transcript',
          date: '2026-02-12',
          author: 'Sam Lee',
          text: 'Priya Raman: We lose 14 hours a week to manual reports and want that at 4 hours by 30 June 2026.',
        },
      ],
    },
  },
};

/** For the anchors in their order, so that the first goes with the first key. */
export const anchorExamples = {
  contractTerm: { value: { value: { startDate: '2026-03-01', renewalDate: '2027-03-01', noticePeriodDays: 60 } } },
  arr: { value: { value: { amount: 60000, currency: 'USD' } } },
  seats: { value: { value: 400 } },
  painMetric: {
    value: { value: { what: 'hours a week on manual reports', unit: 'hours', baseline: 14, target: 4 } },
  },
  champion: { value: { value: { name: 'Priya Raman', email: 'priya.raman@harbour.example' } } },
  decisionMaker: { value: { value: { name: 'Priya Raman', title: 'VP Operations' } } },
  successCriteria: {
    value: { value: { criteria: [{ text: 'Manual reports take at most 4 hours a week', by: '2026-12-31' }] } },
  },
};

/** The facts that stand beside these depend on the type; the examples show them. */
export const EVENT = {
  type: 'object',
  required: ['eventId', 'type'],
  properties: {
    eventId: { type: 'string', description: 'An id of your own; sent again it gives the first answer' },
    type: { type: 'string', enum: Object.keys(publicEvents) },
    answersTo: {
      type: 'string',
      description: 'What the account asks, as in `waitsFor.what`; when it is no longer asked the event is refused',
      example: 'renewal_brief',
    },
    askedSince: {
      type: 'string',
      format: 'date-time',
      description:
        'Beside `answersTo`: since when it is asked, as in `waitsFor.since`; when it is asked anew since, the event is refused',
    },
  },
  additionalProperties: true,
};

const example = (type: string, facts: object) => ({ value: { eventId: `example-${type}`, type, ...facts } });

export const eventExamples = {
  'contract.changed': example('contract.changed', { contract: { seats: 420 } }),
  'anchor.stated': example('anchor.stated', { key: 'seats', value: 400 }),
  'stance.taken': example('stance.taken', { stance: 'renew', reason: 'Both success criteria are met.' }),
  'renewal.recorded': example('renewal.recorded', { outcome: 'renewed', contract: { renewalDate: '2028-03-01' } }),
  'takeover.returned': example('takeover.returned', { guidance: null, answersTo: 'renewal_brief' }),
  'takeover.completed': example('takeover.completed', { artifact: 'plan-written-by-hand' }),
  'account.paused': example('account.paused', { reason: 'The customer is being reorganised until March.' }),
  'account.resumed': example('account.resumed', {}),
  'transition.forced': example('transition.forced', { to: 'diagnostic', reason: 'The missing anchor will not come.' }),
};
