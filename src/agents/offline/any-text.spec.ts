import fc from 'fast-check';
import { after, chat, mail, marlow, quotesOf } from '../../../test/support/marlow-components';
import { read } from './read';

describe('Any text at all', () => {
  const pieces = fc.constantFrom(
    '\u0000',
    '\uD800',
    '<b>',
    '\r\n',
    '> ',
    'From: ',
    'Peter Holt: ',
    '12 June 2027',
    '€ 4.500,00',
    '20 hours',
    '👩‍🔧',
    'é',
    '--\n',
    '09:12 | ',
    'Tom A. ',
    'half an hour',
    '; not included',
    '« Les délais sont de 9 jours »',
    'höchstens eine Viertelstunde',
    '<p>&nbsp;</p>',
    '"',
    '(',
    '1.',
    ' ',
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 })
    .map((parts) => parts.join(''));
  const kind = fc.constantFrom('email', 'call_transcript', 'order_form', 'crm_note', 'slack_thread', 'ticket', 'fax');

  it('is read without a crash, with quotes at their places', () => {
    fc.assert(
      fc.property(text, kind, (body, ofKind) => {
        const document = { id: 'x', kind: ofKind, date: '2026-09-12', author: null, text: body };
        for (const { documentId, quote, start, end } of quotesOf(after(document))) {
          const source = documentId === 'x' ? body : marlow.documents.find(({ id }) => id === documentId)?.text;
          expect(source?.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('may be a transcript of five thousand lines and a record of a thousand contacts', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, at) => `Speaker${at % 40} Name: we discussed item ${at} for ${at % 60} minutes and moved on.`,
    );
    const contacts = Array.from({ length: 1000 }, (_, at) => ({
      name: `Given${at} Family${at}`,
      email: `p${at}@marlow.example`,
      title: null,
      crmRole: null,
    }));
    const reading = read({
      ...marlow,
      contacts: [...marlow.contacts, ...contacts],
      documents: [...marlow.documents, { ...chat(lines.join('\n')), kind: 'call_transcript' }],
    });
    expect(reading.stakeholders.length).toBeGreaterThan(1000);
  });

  it('may repeat what makes careless patterns explode', () => {
    for (const piece of [
      'a',
      ' ',
      '1,',
      'A. ',
      'no ',
      '"',
      '<!--',
      'Signed for ',
      'from 1 to ',
      'not ',
      '00:42 | ',
      'half ',
      '; not included ',
      'Tom A. ',
      'pushed ',
    ]) {
      expect(() => after(mail('Peter Holt', piece.repeat(5_000)))).not.toThrow();
    }
  });
});
