import { describe, expect, it } from '@jest/globals';
import { type ActionsBlock, type KnownBlock } from '@slack/types';
import { approvalCard, decidedCard, type ApprovalCard } from './approval.card';
import { clipped, LIMITS, link, pieces, shown } from './block-kit';
import { draftThread } from './draft.thread';
import { actionMessage } from './slack.outbound';

const card: ApprovalCard = {
  approval: 'apr_1',
  digest: `sha256:${'a'.repeat(64)}`,
  action: 'Send an e-mail',
  title: 'Ask for a review meeting',
  account: 'Acme',
  recipients: ['Kim', 'Lee'],
  consequence: 'It goes to 2 people at once.',
  facts: [['Risk', '62, high']],
  because: 'customers read it',
  expiresAt: new Date('2026-11-27T12:00:00Z'),
  editableLength: 120,
  url: 'https://vim.vendor.example/approvals/apr_1',
};
const buttonsOf = ({ blocks }: { blocks: KnownBlock[] }) =>
  blocks
    .filter((block): block is ActionsBlock => block.type === 'actions')
    .flatMap(({ elements }) => elements.map((element) => ('action_id' in element ? element.action_id : '')));

describe('the card of an approval', () => {
  it('offers to approve, to edit and to reject exactly what it shows', () => {
    const blocks = approvalCard(card).blocks;
    expect(buttonsOf({ blocks })).toEqual(['vim.approve', 'vim.edit', 'vim.reject', 'vim.open']);
    const value = JSON.stringify({ approval: 'apr_1', digest: card.digest });
    expect(JSON.stringify(blocks).split(JSON.stringify(value))).toHaveLength(4);
  });

  it('says before the approval what follows from it', () => {
    expect(JSON.stringify(approvalCard(card))).toContain('It goes to 2 people at once.');
  });

  it.each([
    ['longer than a modal can hand back', LIMITS.input + 1],
    ['not there', null],
  ])('does not offer to edit a text that is %s', (_what, editableLength) => {
    expect(buttonsOf(approvalCard({ ...card, editableLength }))).not.toContain('vim.edit');
  });

  it('has nothing left to press once it is decided, and says by whom and why', () => {
    const ending = { status: 'rejected' as const, by: 'noor@vendor.example', at: new Date(0), reason: 'too early' };
    const decided = decidedCard({ ...card, url: null }, ending);
    expect(buttonsOf(decided)).toEqual([]);
    expect(JSON.stringify(decided)).toMatch(/Rejected.*noor@vendor\.example.*too early/);
  });

  it('calls an approval that ran out expired, not approved', () => {
    const ending = { status: 'expired' as const, by: null, at: new Date(0), reason: null };
    expect(JSON.stringify(decidedCard({ ...card, url: null }, ending))).not.toMatch(/approved/i);
  });
});

describe('an action that colleagues are told of', () => {
  it('names its account once, in the message and in its notice', () => {
    const { text, blocks } = actionMessage({
      id: 'wu_1',
      kind: 'escalate',
      account: { id: 'a', name: 'Acme', externalId: 'A-1' },
      payload: { title: 'Acme: the champion has left', text: 'Who takes it over?', recipients: [] },
      assignee: null,
      since: new Date(0),
    });
    expect(text).toBe('Acme: The champion has left');
    expect(JSON.stringify(blocks)).toContain('*The champion has left*');
  });
});

describe('texts', () => {
  it('are cut between characters and show that they were', () => {
    expect(clipped('ab😀cd', 5)).toBe('ab😀…');
    expect(clipped('ab😀cd', 4)).toBe('ab…');
    expect(shown('a<b', 5)).toBe('a…');
  });

  it('that are long lose nothing when they are cut into pieces', () => {
    const text = `${'word '.repeat(900)}\n\n${'😀'.repeat(2_000)}\nend`;
    const parts = pieces(text, 1_000);
    expect(parts.every((part) => part.length <= 1_000 && Buffer.from(part).toString() === part)).toBe(true);
    expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
  });

  it('cannot break out of a link', () => {
    expect(link('https://x.example/a|b>c', 'a|b>')).toBe('<https://x.example/a%7Cb%3Ec|a/b&gt;>');
  });

  it('of a draft that is too long for one message say where they go on', () => {
    const { blocks } = draftThread({ title: 't', text: 'x'.repeat(400_000), url: card.url });
    expect(JSON.stringify(blocks.at(-1))).toContain('It goes on');
  });
});
