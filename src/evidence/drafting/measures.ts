import { type AccountRecord } from './account-record.types';
import { type ProposedStep } from './draft-answers';
import { firstContactOf } from './people-in-charge';
import { internal, REMEDIES, towards, type Make } from './remedies';

const usage: Make = () =>
  internal('create_crm_task', 'Bring in the daily usage, by a feed or as a file', 5, {
    detail: 'Name who at the customer or in the product team can send it, and set the day of the first delivery.',
    expectedEvidence: 'Daily use of the last 28 days is on record',
  });
const tickets: Make = () =>
  internal('create_crm_task', 'Bring in the support tickets of the last quarter', 5, {
    detail: 'Connect the support queue, or send its tickets once as a file.',
    expectedEvidence: 'The tickets are on record with priority and dates',
  });
const talk: Make = (record) =>
  towards(
    record,
    firstContactOf(record),
    'schedule_meeting',
    'Hold a conversation about what goes well and what does not',
    5,
    {
      detail: 'Ask who uses the product, for which task, who looks at the result, and what would make them stop.',
      subject: 'How your work with the product goes',
      says: 'We would like to hear from you what goes well with the product and what does not: who uses it, for which tasks, and what is missing. Please tell us which time suits you.',
      expectedEvidence: 'A two-way contact is on record, with what was said',
    },
  );

/** What makes an input of the risk score known that nobody has measured. */
const MEASURES: Record<string, Make | undefined> = {
  utilisation: usage,
  usageTrend: usage,
  ticketLoad: tickets,
  openSevere: tickets,
  escalations: tickets,
  executiveContact: talk,
  champion: talk,
  threading: talk,
  stakeholderSentiment: talk,
  nps: (record) =>
    towards(record, firstContactOf(record), 'send_email', 'Ask for one honest mark and the reason for it', 7, {
      detail: 'One question, how likely they are to recommend us, and why.',
      subject: 'One question to you',
      says: 'How likely are you to recommend us to a colleague, from not at all to certainly, and why?',
      expectedEvidence: 'An answer is on record',
    }),
  integration: () =>
    internal('create_crm_task', 'Find out which of the integrations are live', 7, {
      detail: 'List the integrations the start needs, and which of them carry data today.',
      expectedEvidence: 'Each integration is on record as live or not',
    }),
  fit: () =>
    internal('ask_human', 'Ask the account executive how well the product fits what was sold', 5, {
      detail: 'Strong, partial or poor, with the use case that makes it so.',
      expectedEvidence: 'The fit is on record',
    }),
  valueProof: REMEDIES.valueProof,
};

/** Steps that make an unknown risk known, the weightiest unknown input first; one step may answer several inputs. */
export function measuresFor(record: AccountRecord, missing: readonly string[]): ProposedStep[] {
  return missing.flatMap((input): ProposedStep[] => {
    const measure = MEASURES[input]?.(record);
    return measure ? [{ ...measure, because: [`unknown.${input}`] }] : [];
  });
}
