import { type ModalView } from '@slack/types';
import { REJECTION_REASONS, type RejectionReason } from '../../policy/rejection.reasons';
import { clipped, LIMITS, plain } from './block-kit';

/** What a modal must hand back, so that its answer finds the approval and the card it came from. */
export interface ModalOrigin {
  approval: string;
  digest: string;
  channel: string;
  ts: string;
}

/** Names of a modal's callback, blocks and elements; `interaction.ts` reads answers by the same names. */
export const FORM = {
  edit: 'vim.edited',
  reject: 'vim.rejected',
  text: 'text',
  reason: 'reason',
  answer: 'answer',
} as const;

const IN_WORDS: Record<RejectionReason, string> = {
  wrong_facts: 'The facts are wrong',
  wrong_tone: 'The tone is wrong',
  wrong_time: 'Not the right moment',
  too_risky: 'Too risky',
  not_needed: 'Not needed',
  other: 'Something else',
};

/** @throws RangeError when the text is longer than a modal can hand back uncut */
export function editModal(origin: ModalOrigin, draft: { title: string; text: string }): ModalView {
  if (draft.text.length > LIMITS.input) {
    throw new RangeError(`A text of ${draft.text.length} characters is edited in the console`);
  }
  return {
    ...frame(origin, FORM.edit, 'Edit the draft', 'Save'),
    blocks: [
      { type: 'section', text: plain(draft.title, LIMITS.section) },
      {
        type: 'input',
        block_id: FORM.text,
        label: plain('Text', 50),
        hint: plain('The edited text is judged by the policy again and approved by somebody else.', 150),
        element: {
          type: 'plain_text_input',
          action_id: FORM.answer,
          multiline: true,
          max_length: LIMITS.input,
          initial_value: draft.text,
        },
      },
    ],
  };
}

export function rejectModal(origin: ModalOrigin, draft: { title: string; isDraft: boolean }): ModalView {
  const options = REJECTION_REASONS.map((value) => ({ text: plain(IN_WORDS[value], 75), value }));
  return {
    ...frame(origin, FORM.reject, 'Reject', 'Reject'),
    blocks: [
      { type: 'section', text: plain(draft.title, LIMITS.section) },
      {
        type: 'input',
        block_id: FORM.reason,
        label: plain('Reason', 50),
        element: { type: 'static_select', action_id: FORM.answer, options },
      },
      {
        type: 'input',
        block_id: FORM.text,
        optional: true,
        label: plain(draft.isDraft ? 'What should the next draft do better?' : 'Why not, for whoever asks later', 100),
        element: { type: 'plain_text_input', action_id: FORM.answer, multiline: true, max_length: LIMITS.input },
      },
    ],
  };
}

function frame(origin: ModalOrigin, callback: string, title: string, submit: string) {
  return {
    type: 'modal' as const,
    callback_id: callback,
    title: plain(clipped(title, LIMITS.modalTitle), LIMITS.modalTitle),
    submit: plain(submit, LIMITS.modalTitle),
    close: plain('Back', LIMITS.modalTitle),
    private_metadata: JSON.stringify(origin),
  };
}
