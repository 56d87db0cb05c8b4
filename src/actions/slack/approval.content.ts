import { kindInWords } from '../../evidence/drafting/kind.wording';
import { capital, inWords, titleBeside, writeMoney } from '../../evidence/drafting/wording';
import { type ArtifactRenderer } from '../../artifacts/artifact-renderer';
import { momentInWords } from '../../artifacts/render/reader';
import { type OfferedText } from '../../connectors/slack/approval.modals';
import { type ApprovalCard, type Ending } from '../../connectors/slack/approval.card';
import { ArtifactContent } from '../../evidence/drafting/artifact.types';
import { LONGEST_TEXT } from '../../evidence/limits';
import { type AccountRow, type Approval } from '../../store/entities';
import { catalogue, isActionKind, type Recipient } from '../action.catalogue';
import { NOBODY_TO_REACH, reachesNobody } from '../addressees';
import { namesOfTexts, recipientInWords, renderForPeople } from '../action.text';
import { LONGEST_TITLE } from '../edited.action';
import { approversOf } from '../approval.rules';
import { consequenceOf } from './consequence';
import { refusalInWords } from '../refusal.words';
import { notBorneOutInWords } from '../edited.grounds';

/** What is to be decided, for a reader in Slack. */
export interface Draft {
  title: string;
  /** In full, in plain words. */
  text: string;
  recipients: Recipient[];
  /** What can be rewritten in a modal; null for documents, which are edited in the console. */
  editable: { title: OfferedText; text: OfferedText } | null;
}

export function draftOf({ subjectKind, payload }: Approval, renderer: ArtifactRenderer): Draft {
  if (isActionKind(subjectKind)) {
    const read = catalogue[subjectKind].payload.parse(payload);
    const { title, text, recipients } = read;
    const names = namesOfTexts(subjectKind);
    const editable = {
      title: { label: names.title, value: title, longest: LONGEST_TITLE },
      text: { label: names.text, value: text, longest: LONGEST_TEXT },
    };
    return { title, text: renderForPeople(subjectKind, read), recipients, editable };
  }
  const content = ArtifactContent.parse(payload);
  return { title: content.title, text: renderer.words(content), recipients: [], editable: null };
}

/** An approval with what its card says of it. */
export interface Presented {
  approval: Approval;
  account: AccountRow;
  draft: Draft;
  /** What people wrote into it that nothing on record bears out. */
  notBorneOut: string[];
  /** Whether a connected system carries it out once it is approved. */
  isSent: boolean;
}

export function cardOf({ approval, account, draft, notBorneOut, isSent }: Presented, url: string | null): ApprovalCard {
  const { id, digest, subjectKind, payload, rule, expiresAt, needs } = approval;
  const missing = Math.max(1, needs - approversOf(approval).length);
  return {
    approval: id,
    digest,
    action: capital(kindInWords(subjectKind)),
    title: isToRecipients(subjectKind) ? draft.title : titleBeside(account.name, draft.title),
    account: account.name,
    recipients: draft.recipients.map(recipientInWords),
    consequence: consequenceOf({ kind: subjectKind, payload }, { missing, isSent }),
    facts: factsOf(approval, account, notBorneOut),
    because: `the policy rule "${rule.replaceAll('_', ' ')}" wants a person`,
    expiresAt,
    editableLength: draft.editable?.text.value.length ?? null,
    url,
  };
}

/** What its readers read is shown as they will read it. */
export function isToRecipients(kind: string): boolean {
  return isActionKind(kind) && catalogue[kind].reader === 'recipients';
}

/** How a closed approval ended, and by whom. */
export function endingOf({ status, decisions, decidedAt, expiresAt }: Approval): Ending | null {
  if (status === 'open') return null;
  const decision = decisions.findLast(({ verb }) => verb === (status === 'approved' ? 'approve' : 'reject'));
  const isDecided = status === 'approved' || status === 'rejected';
  return {
    status,
    by: isDecided ? (decision?.by ?? null) : null,
    at: decidedAt ?? expiresAt,
    reason: status === 'rejected' && decision?.reason != null ? refusalInWords(decision.reason) : null,
  };
}

/** The same for equal cards: an approval whose state is another one is shown anew. */
export function stateOf({ status, digest, decisions }: Approval): string {
  return `${status}:${digest}:${decisions.length}`;
}

function factsOf(approval: Approval, account: AccountRow, notBorneOut: string[]): ApprovalCard['facts'] {
  const { arr, currency, riskValue, riskBand, renewalDate } = account;
  const approvers = approversOf(approval);
  const facts: [string, string | null][] = [
    ['Contract', arr === null ? null : `${writeMoney(arr, currency)} a year`],
    ['Risk', riskValue === null ? null : `${riskValue} of 100${riskBand === null ? '' : `, ${riskBand}`}`],
    ['Renewal', renewalDate === null ? null : momentInWords(renewalDate)],
    [
      'Approvals',
      approval.needs > 1 ? `${approvers.length} of ${approval.needs} ${approvers.join(', ')}`.trim() : null,
    ],
    ['Handed to', approval.assignedTo],
    [
      'Look at',
      [
        ...approval.findings
          .filter(({ kind }) => kind !== 'nobody_to_reach')
          .map(({ kind, what }) => `${capital(inWords(kind))}: ${what}`),
        ...(reachesNobody({ kind: approval.subjectKind, payload: approval.payload })
          ? [`${NOBODY_TO_REACH} Say by an edit who receives it.`]
          : []),
        ...(notBorneOut.length > 0 ? [notBorneOutInWords(notBorneOut)] : []),
      ].join('\n') || null,
    ],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] satisfies [string, string]]));
}
