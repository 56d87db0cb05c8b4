import { describe, expect, it } from '@jest/globals';
import { findingsIn, type OnRecord } from './findings';

const record: OnRecord = {
  addresses: ['priya@harbour.example', 'dana@vendor.example'],
  otherAccounts: ['Globex', 'Ben'],
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
    expect(inText('As for GLOBEX, they renewed')).toEqual([{ kind: 'another_account', what: 'Globex' }]);
    expect(inText('The benefit is clear')).toEqual([]);
  });
});
