import { anchorOf, call, mail, note, readCalder } from '../../../test/support/calder-dairy';

const decider = (...documents: Parameters<typeof readCalder>[0]) => anchorOf(readCalder(documents), 'decisionMaker');

describe('Who gives the terms of the order again', () => {
  it('has decided where the office and the money go with it', () => {
    const terms = '40 of us, 12,400 euros a year, from 1 September 2026. The money is mine to spend.';
    expect(decider(mail('Ida Roe', terms))).toMatchObject({ status: 'concrete', value: { name: 'Ida Roe' } });
  });

  it('has not where the terms hang on something', () => {
    const asked = 'If it is 40 users for 12,400 euros a year, I shall ask the board.';
    expect(decider(mail('Ida Roe', asked))?.status).not.toBe('concrete');
  });
});

describe('Who is said to have signed', () => {
  it.each([
    ['by the seller', note('Contract signed by Ida Roe on 3 September, the budget is hers.')],
    ['by a pronoun', note('Ida Roe is Managing Director and holds the budget. She signed yesterday.')],
    ['in Dutch', note('Getekend door Ida Roe, directeur. Het budget is van haar.')],
    ['in Spanish', note('Ida Roe aprobó la compra y firmó; el presupuesto es suyo.')],
    [
      'by an own word in a talk',
      call('Ida Roe: My budget. It went back last night with my signature on it, have you seen it?'),
    ],
    [
      'by an own word in Italian',
      mail('Ida Roe', 'Il budget è mio. Il contratto è tornato a voi ieri con la mia firma.'),
    ],
    ['in the own mail', mail('Ida Roe', 'My budget, my decision. The signed copy is attached.')],
  ])('has decided: %s', (_, document) => {
    expect(decider(document)).toMatchObject({ status: 'concrete', value: { name: 'Ida Roe' } });
  });

  it('is whose name stands beside the word, and nobody else of the sentence', () => {
    const told = note('Mona Fitch leads, contract signed by Ida Roe on 3 September, the budget is hers.');
    expect(decider(told)).toMatchObject({ status: 'concrete', value: { name: 'Ida Roe' } });
  });

  it.each([
    ['signs another paper', note('Ida Roe holds the budget. She signed the NDA yesterday.')],
    ['is to sign', note('Ida Roe holds the budget, the contract is still to be signed by her.')],
    [
      'owes the own signature',
      mail('Ida Roe', 'I hold the budget. You will need my signature, and it comes after the board has met.'),
    ],
    ['is asked for', call('Ben Lund: Who signed?\nMona Fitch: Ida Roe has the budget.')],
  ])('has not where the person %s', (_, document) => {
    expect(decider(document)?.status).not.toBe('concrete');
  });
});
