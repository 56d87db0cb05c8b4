import { describe, expect, it } from '@jest/globals';
import { commitmentsIn } from './commitments';

describe('what a text commits us to', () => {
  it.each([
    ['We can offer Acme a 15 % discount if they sign by Friday.', ['discount']],
    ['Waive the onboarding fee for the second team', ['discount']],
    ['Wir geben Ihnen 10 % Rabatt.', ['discount']],
    ['Hold the price for another year', ['price']],
    ['Shorten the notice period to 30 days', ['contract_change']],
    ['Add a contract amendment that lets them leave', ['contract_change']],
    ['We guarantee 99.99 % availability', ['legal_promise']],
    ['We offer two free months and guaranteed savings', ['discount', 'legal_promise']],
  ])('%s', (text, commitments) => expect(commitmentsIn([text])).toEqual(commitments));

  it.each([
    'The notice period ends on 3 May.',
    'Do not offer a discount; redeploy the idle seats first.',
    'Reassign 300 unused licences to the Leeds team.',
    'The contract runs until 2027-11-01.',
    'Reduce order errors from 4 % to 1 % by March.',
    'The champion left; meet the new head of operations.',
  ])('a mention or a refusal is no commitment: %s', (text) => expect(commitmentsIn([text])).toEqual([]));

  it('does not let a refusal in one clause cover an offer in the next', () => {
    expect(commitmentsIn(['They will not renew at this level. We offer a 20 % discount.'])).toEqual(['discount']);
  });
});
