import { call, chat, mail, note, readCalder } from '../../../test/support/calder-dairy';

const signals = (...documents: Parameters<typeof readCalder>[0]) =>
  readCalder(documents).riskSignals.map(({ signal }) => signal);

describe('A warning sign', () => {
  it.each([
    [
      'procurement_pressure',
      mail('Mona Fitch', 'Procurement will not release the order unless you come down another eight percent.'),
    ],
    ['security_review_open', note('Their security questionnaire is still open, 40 questions unanswered.')],
    ['integration_blocker', call('Mona Fitch: The ERP has no interface, so nothing can be read out of it for now.')],
    ['detractor_active', call('Ida Roe: Hugo from the lab is dead against it and tells everyone to keep the paper.')],
  ])('%s', (signal, document) => {
    expect(signals(document)).toContain(signal);
  });

  it('is one of each kind, however often it shows', () => {
    const found = signals(
      note('Their security review is still open.'),
      chat('Ben Lund: The security questionnaire is still unanswered, the review stays open.'),
    );

    expect(found.filter((signal) => signal === 'security_review_open')).toHaveLength(1);
  });

  it('is shown by the sentence that tells of it', () => {
    const [signal] = readCalder([
      note('They count by hand. Their security questionnaire is still open, 40 questions unanswered.'),
    ]).riskSignals.filter((each) => each.signal === 'security_review_open');

    expect(JSON.stringify(signal?.evidence)).toContain('40 questions unanswered');
  });

  it.each([
    ['tells of nobody else', 'I asked for the lab manager. Nobody else ever picked up.', 'Nobody else ever picked up.'],
    [
      'names the one there is',
      'One short call with Mona Fitch. She could not say who pays.',
      'One short call with Mona Fitch.',
    ],
  ])('that all hangs on one person is shown by what %s, not by a greeting', (_, told, shown) => {
    const { riskSignals } = readCalder([
      mail('Mona Fitch', 'Hello Ben,\n\nWe wait nine days for a batch.'),
      note(told),
    ]);

    const [signal] = riskSignals.filter((each) => each.signal === 'single_threaded');
    expect(signal?.evidence).toMatchObject([{ quote: shown }]);
  });

  it('is none in the day-to-day of a project', () => {
    const found = signals(
      call('Mona Fitch: We have nine days per batch today.\nBen Lund: I see.\nIda Roe: Thank you.'),
    );

    expect(found.filter((signal) => signal !== 'single_threaded')).toEqual([]);
  });
});
