import { changesBetween, changesInWords } from './edited.words';

const plan = {
  title: 'Renewal brief',
  proposal: { stance: 'renew', target: 'Renew at 36,900 EUR a year.' },
  sections: [
    { heading: 'Terms', claims: [{ text: 'It renews soon.', evidence: ['e1'] }] },
    { heading: 'Use', claims: [] },
  ],
  questions: ['Who signs?', 'How often?'],
  dueOn: '2026-12-01',
};

describe('what an edit changed', () => {
  it('is nothing where every word stayed', () => {
    expect(changesBetween(plan, structuredClone(plan))).toEqual([]);
  });

  it('is each text as it was and as it is, wherever it stands', () => {
    const edited = {
      ...plan,
      proposal: { ...plan.proposal, target: 'Renew at 39,000 EUR a year.' },
      dueOn: '2026-12-05',
    };
    expect(changesBetween(plan, edited)).toEqual([
      { what: 'target', was: 'Renew at 36,900 EUR a year.', is: 'Renew at 39,000 EUR a year.' },
      { what: 'dueOn', was: '2026-12-01', is: '2026-12-05' },
    ]);
  });

  it('is what was taken out of a list or added to it, and not all that moved up', () => {
    const edited = { ...plan, questions: ['How often?', 'Who pays?', 'Where?'], sections: plan.sections.slice(1) };
    expect(changesBetween(plan, edited)).toEqual([
      { what: 'sections', was: 'It renews soon.', is: null },
      { what: 'questions', was: 'Who signs?', is: null },
      { what: 'questions', was: null, is: 'Who pays?' },
      { what: 'questions', was: null, is: 'Where?' },
    ]);
  });

  it('is kept short, however much was written', () => {
    const [change] = changesBetween({ text: 'a' }, { text: 'b'.repeat(5_000) });
    expect(change?.is?.length).toBeLessThanOrEqual(300);
    const many = Object.fromEntries([...Array(200).keys()].map((key) => [`k${key}`, `text ${key}`]));
    expect(changesBetween({}, many).length).toBeLessThanOrEqual(20);
  });

  it('reads as a sentence', () => {
    expect(
      changesInWords([
        { what: 'text', was: 'Renew at 36,900.', is: 'Renew at 39,000.' },
        { what: 'dueOn', was: '2026-12-01', is: '2026-12-05' },
        { what: 'questions', was: 'Who signs?', is: null },
        { what: 'questions', was: null, is: 'Who pays?' },
      ]),
    ).toBe(
      '“Renew at 36,900.” became “Renew at 39,000.”; due on: 1\u00a0Dec\u00a02026 became 5\u00a0Dec\u00a02026; “Who signs?” was taken out; “Who pays?” was added',
    );
  });
});
