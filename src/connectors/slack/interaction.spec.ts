import { describe, expect, it } from '@jest/globals';
import { readInteraction, UnreadableInteraction } from './interaction';

const form = (payload: unknown) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
const digest = `sha256:${'a'.repeat(64)}`;
const value = JSON.stringify({ approval: 'apr_1', digest });
const place = { channel: 'C042', ts: '1795300000.000100' };

const press = (action_id: string, more: object = {}) => ({
  type: 'block_actions',
  api_app_id: 'A1',
  team: { id: 'T1', domain: 'vendor' },
  user: { id: 'U7', username: 'dana', team_id: 'T1' },
  container: { type: 'message', message_ts: place.ts, channel_id: place.channel, is_ephemeral: false },
  trigger_id: '111.222.abc',
  response_url: 'https://hooks.slack.com/actions/T1/1/xyz',
  actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: '1795300111.000200', ...more }],
});
const submission = (callback_id: string, values: object) => ({
  type: 'view_submission',
  team: { id: 'T1' },
  user: { id: 'U7' },
  view: {
    id: 'V1',
    hash: 'h1',
    callback_id,
    private_metadata: JSON.stringify({ approval: 'apr_1', digest, ...place }),
    state: { values },
  },
});

describe('what somebody did in Slack', () => {
  it('is an approval of exactly the digest that the card showed', () => {
    expect(readInteraction(form(press('vim.approve')))).toEqual({
      verb: 'approve',
      approval: 'apr_1',
      digest,
      ...place,
      by: { userId: 'U7', teamId: 'T1' },
      replayKey: 'T1:U7:vim.approve:1795300111.000200',
    });
  });

  it.each([
    ['vim.edit', 'ask_edit'],
    ['vim.reject', 'ask_reject'],
  ])('asks for a modal by %s', (id, verb) => {
    expect(readInteraction(form(press(id)))).toMatchObject({ verb, triggerId: '111.222.abc', approval: 'apr_1' });
  });

  it('hands back the edited subject and text, of which one that was emptied is none', () => {
    const typed = (value: string | null) => ({ answer: { type: 'plain_text_input', value } });
    const edited = submission('vim.edited', { title: typed('Tuesday?'), text: typed('Dear Kim') });
    expect(readInteraction(form(edited))).toMatchObject({
      verb: 'edit',
      title: 'Tuesday?',
      text: 'Dear Kim',
      digest,
      ...place,
    });
    const emptied = submission('vim.edited', { title: typed(null), text: typed('Dear Kim') });
    expect(readInteraction(form(emptied))).toMatchObject({ verb: 'edit', title: '' });
  });

  it('hands back who is to receive it, where the form asked for that', () => {
    const readers = { answer: { type: 'multi_static_select', selected_options: [{ value: 'a1', text: {} }] } };
    const given = ['Tuesday?', 'Dear Kim', 'lee@x.example', null];
    const [title, text, email, name] = given.map((value) => ({ answer: { value } }));
    const values = { title, text, readers, another_email: email, another_name: name };
    expect(readInteraction(form(submission('vim.edited', values)))).toMatchObject({
      verb: 'edit',
      readers: { chosen: ['a1'], another: { name: '', email: 'lee@x.example' } },
    });
    const plain = submission('vim.edited', { title, text });
    expect(readInteraction(form(plain))).toMatchObject({ verb: 'edit', readers: null });
  });

  it('hands back the reason of a rejection, with or without words', () => {
    const reason = { answer: { type: 'static_select', selected_option: { value: 'wrong_tone', text: {} } } };
    const rejected = submission('vim.rejected', { reason, text: { answer: { value: null } } });
    expect(readInteraction(form(rejected))).toMatchObject({ verb: 'reject', reason: 'wrong_tone', text: '' });
  });

  it('has the same replay key when it is delivered twice, and another when it is done twice', () => {
    const keyOf = (payload: unknown) => readInteraction(form(payload))?.replayKey;
    expect(keyOf(press('vim.approve'))).toBe(keyOf(press('vim.approve')));
    expect(keyOf(press('vim.approve'))).not.toBe(keyOf(press('vim.approve', { action_ts: '1795300112.000100' })));
  });

  it.each([
    ['a link', press('vim.open', { value: undefined })],
    ['a shortcut', { type: 'shortcut', callback_id: 'x' }],
  ])('asks nothing of us when it is %s', (_what, payload) => {
    expect(readInteraction(form(payload))).toBeNull();
  });

  it.each([
    ['no payload', 'token=x'],
    ['no JSON', 'payload=%7B'],
    ['a press that names no approval', form(press('vim.approve', { value: 'apr_1' }))],
    [
      'a reason we did not offer',
      form(
        submission('vim.rejected', { reason: { answer: { selected_option: { value: 'x' } } }, text: { answer: {} } }),
      ),
    ],
    ['a modal that is not ours', form(submission('other', {}))],
  ])('is unreadable with %s', (_what, body) => {
    expect(() => readInteraction(body)).toThrow(UnreadableInteraction);
  });
});
