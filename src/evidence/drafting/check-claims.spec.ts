import { describe, expect, it } from '@jest/globals';
import { handoff, record } from '../../../test/support/account-record';
import { checkClaims, whyUnsupported } from './check-claims';
import { knownFacts } from './known-facts';

const known = knownFacts(record);
const why = (text: string, ...evidence: string[]) => whyUnsupported({ text, evidence }, known, handoff);

describe('a sentence stays when its evidence bears it out', () => {
  it.each([
    ['The contract is worth 60,000 USD a year.', 'contract.arr'],
    ['A quarter is used: 25 % of the seats.', 'utilisation'],
    ['Dwell time stands at 74 minutes and is to reach 50.', 'anchor.painMetric'],
    ['Simone Achterberg asked for a mobile app.', 'promise.p1', 'person.1'],
    ['The contract renews on 2027-07-01.', 'contract.renewalDate'],
    ['The 400 seats cost 60,000 USD a year.', 'contract.seats', 'contract.arr'],
  ])('%s', (text, ...evidence) => {
    expect(why(text, ...evidence)).toBeNull();
  });
});

describe('a sentence is taken out when it', () => {
  it.each([
    ['cites what is not on record', 'All is well.', ['usage.invented'], 'cites usage.invented, which is not on record'],
    [
      'states another amount',
      'The contract is worth 90,000 USD.',
      ['contract.arr'],
      'the number 90,000 stands in none',
    ],
    [
      'hides the number in words',
      'They will save ninety percent.',
      ['contract.arr'],
      'the number ninety stands in none',
    ],
    [
      'states another date',
      'It renews on 2028-07-01.',
      ['contract.renewalDate'],
      'the number 2028-07-01 stands in none',
    ],
    ['takes a number from a fact it does not cite', 'There are 400 seats.', ['contract.arr'], 'the number 400'],
    ['names somebody nobody named', 'The sponsor is Gordon Blackwood, they say.', ['contract.arr'], 'Gordon Blackwood'],
    ['gives an address nobody gave', 'Write to boss@evil.example.', ['contract.arr'], 'boss@evil.example'],
    ['cites an inherited property', 'All is well.', ['constructor'], 'cites constructor'],
  ])('%s', (_, text, evidence, reason) => {
    expect(why(text, ...evidence)).toContain(reason);
  });
});

it('hands back what it removed, with the reason', () => {
  const claims = [
    { text: 'The plan is Business.', evidence: ['contract.plan'] },
    { text: 'They love us at 99 %.', evidence: ['contract.plan'] },
  ];
  const checked = checkClaims(claims, known, handoff);
  expect(checked.claims).toEqual([claims[0]]);
  expect(checked.removed).toEqual([
    { text: 'They love us at 99 %.', why: 'the number 99 stands in none of the facts it cites' },
  ]);
});

describe('a capital alone makes no name', () => {
  it.each([
    'Guten Tag Frau Achterberg,\n\nhaben Sie Ihre Fragen schon im Team besprochen? Die Berichte stehen bereit. Vielen Dank.',
    'Sehr geehrter Herr Achterberg, passt Ihnen ein Termin für den Excel-Import?',
    'Bonjour Madame, quel jour vous convient ?',
    'Is the Go-Live near?',
  ])('%s', (text) => {
    expect(why(text, 'person.1')).toBeNull();
  });

  it.each([
    ['Guten Tag Frau Blackwood, passt es Ihnen?', 'Frau Blackwood'],
    ['Sprechen Sie mit Gordon Blackwood.', 'Gordon Blackwood'],
    ['Haben Sie Gordon Blackwood gefragt?', 'Gordon Blackwood'],
    ['The sponsor is Priya Das now.', 'Priya Das'],
    ['Ask Jan de Vries.', 'Jan de Vries'],
  ])('where a name stands it is still one: %s', (text, name) => {
    expect(why(text, 'person.1')).toContain(name);
  });
});
