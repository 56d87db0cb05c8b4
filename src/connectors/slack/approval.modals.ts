import { type InputBlock, type ModalView } from '@slack/types';
import { REJECTION_REASONS, type RejectionReason } from '../../policy/rejection.reasons';
import { clipped, LIMITS, plain } from './block-kit';

/** What a modal must hand back, so that its answer finds the approval and the card it came from. */
export interface ModalOrigin {
  approval: string;
  digest: string;
  channel: string;
  ts: string;
}

const LONGEST_NAME = 200;

/** Names of a modal's callback, blocks and elements; `interaction.ts` reads answers by the same names. */
export const FORM = {
  edit: 'vim.edited',
  reject: 'vim.rejected',
  title: 'title',
  text: 'text',
  readers: 'readers',
  anotherEmail: 'another_email',
  anotherName: 'another_name',
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

/** A text of a draft under the name that people give it. */
export interface OfferedText {
  label: string;
  value: string;
  longest: number;
}

/** Somebody a message can go to. */
export interface OfferedReader {
  key: string;
  label: string;
  isNamed: boolean;
}

/** Whom a form makes a message go to: those it offered, by their keys, and somebody who was typed in. */
export interface ChosenReaders {
  chosen: string[];
  another: { name: string; email: string };
}

/**
 * @param readers who could receive it; null where it is sent to no one
 * @throws RangeError when a text is longer than a modal can hand back uncut
 */
export function editModal(
  origin: ModalOrigin,
  { title, text, readers }: { title: OfferedText; text: OfferedText; readers: OfferedReader[] | null },
): ModalView {
  return {
    ...frame(origin, FORM.edit, 'Edit the draft', 'Save'),
    blocks: [
      ...(readers === null ? [] : choosing(readers)),
      rewriting(FORM.title, title, title.value.includes('\n')),
      {
        ...rewriting(FORM.text, text, true),
        hint: plain('What you change is judged by the policy again and approved by somebody else.', 150),
      },
    ],
  };
}

function rewriting(block: string, { label, value, longest }: OfferedText, multiline: boolean): InputBlock {
  const limit = Math.min(longest, LIMITS.input);
  if (value.length > limit) throw new RangeError(`A text of ${value.length} characters is edited in the console`);
  return {
    type: 'input',
    block_id: block,
    label: plain(label, 50),
    element: {
      type: 'plain_text_input',
      action_id: FORM.answer,
      multiline,
      max_length: limit,
      initial_value: value,
    },
  };
}

/** Whoever is named is chosen already; all fields may be left empty, since it can be named later. */
function choosing(readers: OfferedReader[]): InputBlock[] {
  const offered = readers.slice(0, LIMITS.options);
  const optionOf = ({ label, key }: OfferedReader) => ({ text: plain(label, LIMITS.option), value: key });
  const named = offered.filter(({ isNamed }) => isNamed).map(optionOf);
  const known: InputBlock = {
    type: 'input',
    block_id: FORM.readers,
    optional: true,
    label: plain('Who receives it', 50),
    element: {
      type: 'multi_static_select',
      action_id: FORM.answer,
      options: offered.map(optionOf),
      ...(named.length === 0 ? {} : { initial_options: named }),
    },
  };
  return [
    ...(offered.length === 0 ? [] : [known]),
    {
      type: 'input',
      block_id: FORM.anotherEmail,
      optional: true,
      label: plain('Another address', 50),
      element: { type: 'email_text_input', action_id: FORM.answer },
    },
    {
      type: 'input',
      block_id: FORM.anotherName,
      optional: true,
      label: plain('Whose it is', 50),
      element: { type: 'plain_text_input', action_id: FORM.answer, multiline: false, max_length: LONGEST_NAME },
    },
  ];
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
