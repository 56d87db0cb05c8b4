import { describe, expect, it } from '@jest/globals';
import { consequenceOf } from './consequence';

const ina = { name: 'Ina', email: 'ina@customer.example' };
const joe = { name: 'Joe', email: 'joe@customer.example' };
const unknown = { name: 'Kim', email: null };
const said = (kind: string, recipients: object[], missing = 1, isSent = true) =>
  consequenceOf({ kind, payload: { recipients } }, { missing, isSent });

describe('what follows from an approval', () => {
  it.each([
    ['a mail goes to those who have an address', said('send_email', [ina, unknown]), 'It goes to 1 person at once.'],
    ['each once', said('send_email', [ina, ina, joe]), 'It goes to 2 people at once.'],
    [
      'not before the second yes',
      said('send_email', [ina, joe], 2),
      'It goes to 2 people once one more colleague has approved it.',
    ],
    [
      'by a colleague where no mail is connected',
      said('schedule_meeting', [ina], 1, false),
      'You allow exactly what it shows. A colleague then sends it to 1 person.',
    ],
    [
      'what colleagues read is sent to none of them by it',
      said('escalate', [{ name: 'Supervisor', email: null }]),
      'You allow exactly what it shows. Nothing of it is sent to the customer.',
    ],
    [
      'nor does it go anywhere outside because it names somebody',
      said('update_crm_field', [joe]),
      'You allow exactly what it shows. Nothing of it is sent to the customer.',
    ],
    ['a document', said('renewal_brief', []), 'You allow exactly what it shows.'],
    [
      'a mail to nobody',
      said('send_email', [unknown]),
      'It names nobody with an e-mail address, so it would reach nobody.',
    ],
  ])('%s', (_what, text, expected) => {
    expect(text).toBe(expected);
  });
});
