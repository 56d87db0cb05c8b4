import { describe, expect, it } from '@jest/globals';
import { type OutboundAction } from '../outbound';
import { compose } from './letter';

const from = { name: 'Vendor Success', address: 'agent@Vendor.example' };
const action: OutboundAction = {
  id: 'wu_77',
  kind: 'send_email',
  account: { id: 'acc_1', name: 'Acme', externalId: 'crm-1' },
  payload: {
    title: 'Quarterly review',
    text: 'Dear Kim,\n\na < b & c',
    recipients: [{ name: 'Kim', email: 'kim@acme.example' }],
  },
  assignee: 'dana@vendor.example',
  since: new Date('2026-11-24T09:00:00Z'),
};
const written = async (changed: Partial<OutboundAction>, details: Record<string, unknown> = {}) => {
  const payload = { ...action.payload, ...changed.payload, ...details };
  const { bytes } = await compose({ ...action, ...changed, payload }, from);
  return bytes
    .toString('utf8')
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/=\r\n/g, '');
};

describe('a letter', () => {
  it('has the same marks however often it is composed', async () => {
    const marks = { messageId: '<wu_77@vendor.example>', actionId: 'wu_77' };
    expect((await compose(action, from)).marks).toEqual(marks);
    expect((await compose(action, from)).marks).toEqual(marks);
  });

  it('shows the same as text and as HTML, in which nothing of it is markup', async () => {
    const text = await written({});
    expect(text).toContain('Content-Type: multipart/alternative');
    expect(text).toContain('a < b & c');
    expect(text).toContain('<p>a &lt; b &amp; c</p>');
  });

  it('says that an assistant wrote it and how to reach a person, to whom replies go', async () => {
    const text = await written({});
    expect(text.match(/prepared by an automated assistant/g)).toHaveLength(2);
    expect(text).toMatch(/^Reply-To: dana@vendor\.example\r$/m);
    expect(text).toMatch(/^List-Unsubscribe: <mailto:dana@vendor\.example\?subject=unsubscribe>\r$/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('joins the conversation that it answers', async () => {
    const inReplyTo = '<q2@acme.example>';
    expect(await written({}, { inReplyTo })).toMatch(
      /In-Reply-To: <q2@acme\.example>\r\nReferences: <q2@acme\.example>\r/,
    );
    const references = ['<q1@acme.example>', inReplyTo];
    expect(await written({}, { inReplyTo, references })).toContain('References: <q1@acme.example> <q2@acme.example>');
  });

  it('takes no header from what others wrote', async () => {
    const title = 'Hello\r\nBcc: everybody@acme.example';
    const name = 'Kim"\r\nBcc: everybody@acme.example';
    const payload = { ...action.payload, title, recipients: [{ name, email: 'kim@acme.example' }] };
    const letter = await compose({ ...action, payload }, from);
    expect(letter.bytes.toString('utf8')).not.toMatch(/^Bcc:/im);
    expect(letter.envelope.to).toEqual(['kim@acme.example']);
  });

  it.each([
    ['kim@acme.example\r\nRCPT TO:<x@y.example>', 'is not an e-mail address'],
    ['kim', 'is not an e-mail address'],
    ['a@b.example, c@d.example', 'is not an e-mail address'],
    ['', 'no e-mail address is known'],
  ])('goes to nobody at %j', async (email, reason) => {
    const payload = { ...action.payload, recipients: [{ name: 'Kim', email }] };
    const { envelope, notDelivered } = await compose({ ...action, payload }, from);
    expect(envelope.to).toEqual([]);
    expect(notDelivered).toEqual([{ recipient: 'Kim', reason: expect.stringContaining(reason) }]);
  });

  it('goes to each address once', async () => {
    const recipients = [
      { name: 'Kim', email: 'kim@acme.example' },
      { name: 'K.', email: 'KIM@acme.example' },
    ];
    expect((await compose({ ...action, payload: { ...action.payload, recipients } }, from)).envelope.to).toEqual([
      'kim@acme.example',
    ]);
  });
});

describe('an invitation', () => {
  const meeting = { startsAt: '2026-12-01T10:00:00+01:00', minutes: 45, place: 'Room 1; 2nd floor' };

  it('comes with a letter about a meeting whose begin is known', async () => {
    const text = await written({ kind: 'schedule_meeting' }, meeting);
    expect(text).toContain('Content-Type: text/calendar; charset=utf-8; method=REQUEST');
    const parts = [...text.matchAll(/\r\n\r\n([A-Za-z0-9+/=\r\n]{200,}?)\r\n--/g)].map(([, base64 = '']) =>
      Buffer.from(base64, 'base64').toString('utf8'),
    );
    const calendar = [...parts, text].find((part) => part.includes('BEGIN:VCALENDAR')) ?? '';
    const lines = calendar.replace(/\r\n[ \t]/g, '').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:wu_77@vendor.example',
        'SEQUENCE:0',
        'DTSTAMP:20261124T090000Z',
        'DTSTART:20261201T090000Z',
        'DTEND:20261201T094500Z',
        'SUMMARY:Quarterly review',
        'LOCATION:Room 1\\; 2nd floor',
      ]),
    );
  });

  it('is left out while no time is known, and of letters about something else', async () => {
    expect(await written({ kind: 'schedule_meeting' })).not.toContain('text/calendar');
    expect(await written({}, meeting)).not.toContain('text/calendar');
  });

  it('with a begin that is no instant makes no letter', async () => {
    await expect(written({ kind: 'schedule_meeting' }, { startsAt: 'next week' })).rejects.toThrow('startsAt');
  });
});
