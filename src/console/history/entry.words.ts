import { z } from 'zod';
import { alarmInWords } from '../../evidence/drafting/alarm.wording';
import { capital, inWords, counted } from '../../evidence/drafting/wording';
import { type JournalEntry } from '../../store/entities';
import { anchorInWords } from '../account.facts';
import { spelled } from '../layout';

/** What the agent has done when an actor of it answers. */
const DONE: Record<string, string> = {
  readDocuments: 'read the documents',
  fetchAnchors: 'looked for what the handoff lacks',
  mapStakeholders: 'mapped the people',
  checkPainMetric: 'checked the measured pain',
  assessRisk: 'assessed the risk',
  proposeMitigation: 'drafted a mitigation plan',
  draftSuccessPlan: 'drafted a success plan',
  draftRenewalBrief: 'drafted a renewal brief',
  submitDraft: 'put the draft before the policy',
  executeMitigation: 'carried the mitigation plan out',
  takeBaseline: 'took the baseline of the new term',
  writePostMortem: 'wrote the post-mortem',
};

const HAPPENED: Record<string, string> = {
  'account.opened': 'The account was handed over',
  'documents.added': 'Documents arrived',
  'anchor.stated': 'Somebody stated what the handoff lacked',
  'contract.changed': 'The contract changed',
  'signals.measured': 'The scores changed',
  'draft.approved': 'The draft was approved',
  'draft.rejected': 'The draft was refused',
  'draft.expired': 'The draft expired, undecided',
  'draft.superseded': 'The draft was superseded',
  'mitigation.executed': 'The mitigation plan was carried out',
  'mitigation.failed': 'A step of the mitigation plan failed',
  'stance.taken': 'A stance was taken on the renewal',
  'renewal.recorded': 'The renewal ended',
  'account.paused': 'The account was paused',
  'account.resumed': 'The account was resumed',
  'takeover.returned': 'The work was given back to the agent',
  'takeover.completed': 'A person finished the work by hand',
  'reading.returned': 'The agent was asked to read again',
  'reading.completed': 'A person read what the agent could not',
  'transition.forced': 'A supervisor moved the account',
  checkpoint: 'The account was written down as it stood',
};

const CAME: Record<string, string> = {
  reminder: 'A day without an answer: a reminder was due',
  escalation: 'Two days without an answer: the supervisor was told',
  askAgain: 'A week without an answer: it was asked again',
  planDeadline: 'Day 30 came without an accepted success plan',
  pauseReview: 'The pause had lasted for 30 days',
  coverReview: 'The answer to the risk was to be looked at again',
  executionCheck: 'The mitigation plan was to be looked at again',
};

/** What an entry of the journal means to people. */
export function entryInWords({ type, payload }: Pick<JournalEntry, 'type' | 'payload'>): string {
  const [, how, name = ''] = /^xstate\.(done\.actor|error\.actor|after)\.([^.]+)/.exec(type) ?? [];
  if (how === 'after') return CAME[name] ?? `Time passed: ${inWords(name)}`;
  const said = DONE[name] ?? inWords(name);
  if (how === 'error.actor') return `The agent failed, where it would have ${said}`;
  const what =
    how === undefined ? (HAPPENED[type] ?? capital(inWords(type.replaceAll('.', ' ')))) : `The agent ${said}`;
  const details = detailsOf(payload ?? {});
  return details === '' ? what : `${what}: ${details}`;
}

const Details = z.looseObject({
  key: z.string().optional(),
  risk: z.object({ score: z.number().nullable(), hardRed: z.array(z.string()) }).optional(),
  stance: z.string().optional(),
  outcome: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
  why: z.string().optional(),
  guidance: z.string().nullish(),
  output: z
    .looseObject({
      tier: z.string().optional(),
      rule: z.string().nullish(),
      found: z.number().optional(),
      unresolved: z.number().optional(),
      score: z.number().nullish(),
    })
    .optional(),
});

const TIERS: Record<string, string> = {
  auto: 'it passed',
  approval_required: 'a person decides',
  blocked: 'it is never allowed',
};

function detailsOf(payload: object): string {
  const parsed = Details.safeParse(payload);
  if (!parsed.success) return '';
  const { key, risk, stance, outcome, to, reason, why, guidance, output } = parsed.data;
  const { tier, rule, found, unresolved, score } = output ?? {};
  return [
    key === undefined ? null : anchorInWords(key).toLowerCase(),
    risk === undefined ? null : `risk ${risk.score ?? 'not known'}`,
    ...(risk?.hardRed.map(alarmInWords) ?? []),
    ...[stance, outcome].map((code) => (code === undefined ? null : inWords(code))),
    to === undefined ? null : `to ${inWords(to)}`,
    reason ?? why ?? guidance ?? null,
    tier === undefined ? null : `${TIERS[tier] ?? inWords(tier)}, by the rule “${spelled(rule ?? 'none')}”`,
    found === undefined ? null : found === 0 ? 'nothing new' : counted(found, 'new source'),
    unresolved ? `${unresolved} unresolved` : null,
    typeof score === 'number' ? `risk ${score}` : null,
  ]
    .filter((detail) => detail !== null)
    .join('; ');
}
