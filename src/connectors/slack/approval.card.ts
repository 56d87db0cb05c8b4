import { type KnownBlock } from '@slack/types';
import {
  actions,
  clipped,
  button,
  context,
  facts,
  header,
  instant,
  linkButton,
  LIMITS,
  paragraph,
  plain,
  shown,
  type Content,
} from './block-kit';

/** What a reviewer needs to see before deciding. */
export interface ApprovalCard {
  approval: string;
  /** Digest of the payload shown; a decision names it, so that it holds for nothing else. */
  digest: string;
  /** What would happen, such as "E-mail". */
  action: string;
  title: string;
  account: string;
  /** Whom it reaches, as names or addresses. */
  recipients: string[];
  /** What follows from a yes. */
  consequence: string;
  /** Figures of the account that matter for the decision, such as its ARR or risk. */
  facts: [label: string, value: string][];
  /** Why a person is asked: the policy rule, in words. */
  because: string;
  expiresAt: Date;
  /** Length of the text that a reviewer may edit; null when there is none. */
  editableLength: number | null;
  /** Where the console shows it in full. */
  url: string | null;
}

export const APPROVE = 'vim.approve';
export const ASK_EDIT = 'vim.edit';
export const ASK_REJECT = 'vim.reject';

export function approvalCard(card: ApprovalCard): Content {
  const value = JSON.stringify({ approval: card.approval, digest: card.digest });
  return {
    text: `${shown(card.account, 200)}: approval needed. ${shown(card.title, 500)}`,
    blocks: [
      ...summary(card),
      context(
        `Asked because ${shown(card.because, 300)}`,
        `Expires ${instant(card.expiresAt)}, which approves nothing`,
      ),
      actions(
        button('Approve', { id: APPROVE, value }, { style: 'primary', confirm: confirmation(card) }),
        ...(fitsModal(card) ? [button('Edit', { id: ASK_EDIT, value })] : []),
        button('Reject', { id: ASK_REJECT, value }, { style: 'danger' }),
        ...(card.url ? [linkButton('Open in the console', card.url)] : []),
      ),
    ],
  };
}

/** How an approval ended, each word meaning something else. */
export interface Ending {
  status: 'approved' | 'rejected' | 'expired' | 'superseded';
  /** Who decided; nobody does when time or events did. */
  by: string | null;
  at: Date;
  reason: string | null;
}

const SAYS: Record<Ending['status'], string> = {
  approved: ':white_check_mark: *Approved*',
  rejected: ':no_entry: *Rejected*',
  expired: ':hourglass: *Expired* without a decision; nothing was done',
  superseded: ':fast_forward: *Superseded*; the question no longer stands',
};

/** Takes the place of the card: the same facts, the decision, and nothing to press. */
export function decidedCard(card: ApprovalCard, ending: Ending): Content {
  const { status, by, at, reason } = ending;
  const who = by === null ? '' : ` by ${shown(by, 200)}`;
  return {
    text: `${shown(card.account, 200)}: ${status}. ${shown(card.title, 500)}`,
    blocks: [
      ...summary(card),
      paragraph(
        `${SAYS[status]}${who}, ${instant(at)}${reason ? `\n>${shown(reason, 1_000).replaceAll('\n', '\n>')}` : ''}`,
      ),
      ...(card.url ? [actions(linkButton('Open in the console', card.url))] : []),
    ],
  };
}

function summary(card: ApprovalCard): KnownBlock[] {
  const to = card.recipients.length === 0 ? '' : `\nTo: ${shown(card.recipients.join(', '), 1_000)}`;
  return [
    header(card.account),
    paragraph(`*${shown(card.action, 100)}*: ${shown(card.title, 1_000)}${to}`),
    ...facts(card.facts),
  ];
}

function confirmation({ action, consequence }: ApprovalCard) {
  const said = (words: string) => ({ type: 'plain_text' as const, text: words });
  return {
    title: said(clipped(`Approve: ${action}?`, LIMITS.confirmTitle)),
    text: plain(consequence, LIMITS.confirmText),
    confirm: said('Approve'),
    deny: said('Back'),
  };
}

/** A longer text would come back from the modal cut off. */
function fitsModal({ editableLength }: ApprovalCard): boolean {
  return editableLength !== null && editableLength > 0 && editableLength <= LIMITS.input;
}
