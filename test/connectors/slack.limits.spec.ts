import { describe, expect, it } from '@jest/globals';
import { approvalCard, decidedCard } from '../../src/connectors/slack/approval.card';
import { editModal, rejectModal } from '../../src/connectors/slack/approval.modals';
import { LIMITS } from '../../src/connectors/slack/block-kit';
import { draftThread } from '../../src/connectors/slack/draft.thread';
import { digestMessage } from '../../src/connectors/slack/digest.message';
import { actionMessage } from '../../src/connectors/slack/slack.outbound';
import { AcceptedMessage, AcceptedModal } from '../support/fakes/slack.block-kit';

const endless = '<&>😀'.repeat(5_000);

/** The same builders, given little and given far too much. */
function given(text: string, times: number) {
  const many = <Thing>(thing: Thing) => Array<Thing>(times).fill(thing);
  const card = {
    approval: 'apr_1',
    digest: `sha256:${'a'.repeat(64)}`,
    action: text,
    title: text,
    account: text,
    recipients: many(text),
    consequence: text,
    facts: many<[string, string]>([text, text]),
    because: text,
    expiresAt: new Date('2026-11-27T12:00:00Z'),
    editableLength: 10,
    url: 'https://vim.vendor.example/approvals/apr_1',
  };
  const { url } = card;
  const item = { account: text, title: text, why: text, dueOn: '2026-11-30', asks: 'work' as const, minutes: 5, url };
  const day = { date: '2026-11-24', minutes: 240, planned: 90, later: times, url };
  const ending = { status: 'rejected' as const, by: text, at: new Date(0), reason: text };
  const origin = { approval: 'apr_1', digest: card.digest, channel: 'C042', ts: '1795300000.000100' };
  const payload = { title: text, text: text.repeat(times), recipients: [] };
  const account = { id: 'acc_1', externalId: 'crm-1', name: text };
  /** As much of it as the form takes. */
  const written = (longest: number) => ({
    label: text,
    value: text.slice(0, Math.min(longest, LIMITS.input)),
    longest,
  });
  return {
    messages: {
      'approval card': approvalCard(card),
      'decided card': decidedCard(card, ending),
      draft: draftThread({ title: text, text: text.repeat(times), url: card.url }),
      digest: digestMessage({ person: text, today: many(item), ...day }),
      action: actionMessage({ id: 'wu_1', kind: 'post_slack', account, payload, assignee: null, since: new Date(0) }),
    },
    modals: {
      edit: editModal(origin, { title: written(1_000), text: written(20_000), readers: null }),
      readers: editModal(origin, {
        title: written(1_000),
        text: { ...written(20_000), value: '' },
        readers: many({ key: 'a1', label: text, isNamed: true }),
      }),
      reject: rejectModal(origin, { title: text, isDraft: true }),
    },
  };
}

describe.each([
  ['nothing', given('', 0)],
  ['a word', given('Acme', 1)],
  ['far too much', given(endless, 90)],
])('built from %s', (_amount, { messages, modals }) => {
  it.each(Object.entries(messages))('Slack takes the message: %s', (_name, message) => {
    expect(AcceptedMessage.safeParse(message).error?.issues).toBeUndefined();
  });

  it.each(Object.entries(modals))('Slack takes the modal: %s', (_name, modal) => {
    expect(AcceptedModal.safeParse(modal).error?.issues).toBeUndefined();
  });
});

it('a text that a modal could not hand back whole is not put into one', () => {
  const origin = { approval: 'apr_1', digest: 'sha256:a', channel: 'C042', ts: '1.2' };
  const [title, text] = [
    { label: 'Subject', value: 't', longest: 1_000 },
    { label: 'Message', value: 'x', longest: 20_000 },
  ];
  const long = (longest: number) => 'x'.repeat(longest + 1);
  expect(() => editModal(origin, { title, text: { ...text, value: long(LIMITS.input) }, readers: null })).toThrow(
    'edited in the console',
  );
  expect(() => editModal(origin, { title: { ...title, value: long(1_000) }, text, readers: null })).toThrow(
    'edited in the console',
  );
});
