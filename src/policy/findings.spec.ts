import { describe, expect, it } from '@jest/globals';
import { findingsIn, type OnRecord } from './findings';

const record: OnRecord = {
  addresses: ['priya@harbour.example', 'dana@vendor.example'],
  otherAccounts: ['globex', 'ben', 'blue harbour'],
};
const inText = (text: string) => findingsIn([text], [], record);

describe('what is not safe about a message', () => {
  it('is a recipient who is not on the record of the account', () => {
    expect(findingsIn([], ['Priya@Harbour.example', 'joe@elsewhere.example', null], record)).toEqual([
      { kind: 'recipient_not_on_record', what: 'joe@elsewhere.example' },
    ]);
  });

  it.each([
    ['see https://evil.example/login', 'evil.example'],
    ['see https://vendor.example@evil.example/login', 'evil.example'],
    ['see www.evil.example', 'evil.example'],
    ['see https://notvendor.example', 'notvendor.example'],
    ['see http://10.0.0.1/x', '10.0.0.1'],
  ])('is a link to a domain nobody on record has: %s', (text, what) => {
    expect(inText(text)).toEqual([{ kind: 'unknown_link', what }]);
  });

  it.each(['see https://vendor.example/plan', 'see https://docs.vendor.example', 'see http://harbour.example/a?b'])(
    'is not a link to a domain of theirs or ours: %s',
    (text) => {
      expect(inText(text)).toEqual([]);
    },
  );

  it('is the name of another account, as a name', () => {
    expect(inText('As for GLOBEX, they renewed')).toEqual([{ kind: 'another_account', what: 'GLOBEX' }]);
    expect(inText('Blue\nharbour had it too')).toEqual([{ kind: 'another_account', what: 'Blue\nharbour' }]);
    expect(inText('The benefit is clear')).toEqual([]);
    expect(inText('They ben over backwards')).toEqual([]);
  });

  it.each([
    ['write to kim@elsewhere.example', 'kim@elsewhere.example'],
    ['call Kim on +49 (30) 901820-55', '+49 (30) 901820-55'],
    ['pay to DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['the card 4111 1111 1111 1111', '4111 1111 1111 1111'],
  ])('is what is nobody’s business: %s', (text, what) => {
    expect(inText(text)).toEqual([{ kind: 'personal_data', what }]);
  });

  it.each([
    'write to Dana@vendor.example',
    '100 of 400 seats, 45,000 USD a year since 2026-01-01',
    '+20 % users in 2026',
  ])('is not an address of theirs or ours, nor a figure: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });
});
