import { anchorOf, call, mail, note, order, readCalder } from '../../../test/support/calder-dairy';

const decider = (...documents: Parameters<typeof readCalder>[0]) => anchorOf(readCalder(documents), 'decisionMaker');

describe('An own yes with authority', () => {
  it.each([
    ['opens the mail', mail('Ida Roe', 'Ben - accepted, version three as attached, on my own authority.')],
    ['from the own pot', mail('Ida Roe', 'This comes out of my own cost centre. Approved.')],
    [
      'Portuguese, with the pen',
      mail('Ida Roe', 'Fechado, a caneta é minha e pode mandar cobrar já na segunda-feira.'),
    ],
    ['German', mail('Ida Roe', 'Genehmigt. Das zahle ich aus meinem Topf.')],
    ['sends the seller off and says whose money it is', mail('Ida Roe', 'Yes, go on. The PO follows, it is my money.')],
    ['answers whether it is a go', call('Ben Lund: Do we have your approval?\nIda Roe: Yes. I hold the budget.')],
  ])('%s', (_, text) => {
    expect(decider(text)).toMatchObject({ status: 'concrete', value: { name: 'Ida Roe' } });
  });

  it.each([
    ['it answers another question', call('Ben Lund: Do you have Excel?\nIda Roe: Yes.\nIda Roe: I hold the budget.')],
    ['it is suspended', mail('Ida Roe', 'My approval is suspended until the bank has answered. I hold the budget.')],
    ['it binds nobody', mail('Ida Roe', 'I have signed the form, my budget, on the footing that it binds nobody.')],
    ['it covers a part only', mail('Ida Roe', 'Approved, but I sign for procurement only.')],
    ['it hangs on something behind it', mail('Ida Roe', 'Accepted, on my own authority, once legal has cleared it.')],
  ])('is none where %s', (_, text) => {
    expect(decider(text)?.status).not.toBe('concrete');
  });

  it('is in conflict with another own yes that claims the money too', () => {
    const first = mail('Ida Roe', 'I hold the budget and I approve the purchase.');
    const second = mail(
      'Mona Fitch',
      'The decision is mine, the cost centre is mine, and I am buying it.',
      '2026-08-24',
    );

    expect(decider(first, second)?.status).toBe('conflicting');
  });

  it('stands when a goal or its day is still open with the buyer', () => {
    const reading = readCalder([
      mail('Ida Roe', 'Approved, on my own authority.', '2026-08-20'),
      mail('Mona Fitch', 'I haven’t agreed a date for the target with Ida yet.', '2026-09-02'),
    ]);
    expect(anchorOf(reading, 'decisionMaker')?.status).toBe('concrete');
  });
});

describe('An office that opens a sentence', () => {
  const signed = order('Order 12\nPlan: Works, 40 users\nSigned: Ida Roe, Managing Director, 26 August 2026');

  it('is somebody else than whoever was named before it', () => {
    const talk = note(
      'Ida Roe signs. The chairman hugged me and said he had not decided about the barn and cannot approve the roof.',
    );
    expect(decider(signed, talk)).toMatchObject({ value: { name: 'Ida Roe' } });
  });
});

describe('Two who claim the money', () => {
  const signed = order('Order 12\nPlan: Works, 40 users\nSigned: Ida Roe, Managing Director, 26 August 2026');
  const claim = 'Software is paid from my budget, which I alone hold, and nobody else can approve it without me.';

  it('are in conflict where the other one denies it to whoever signed', () => {
    expect(decider(signed, mail('Mona Fitch', claim, '2026-09-02'))?.status).toBe('conflicting');
  });

  it('are none where the other one only says who signs', () => {
    expect(decider(signed, mail('Mona Fitch', 'Above five thousand my boss signs.', '2026-08-20'))?.status).toBe(
      'concrete',
    );
  });
});
