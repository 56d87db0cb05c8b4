import { anchorOf, call, chat, mail, note, order, readCalder } from '../../../test/support/calder-dairy';

const pain = (...documents: Parameters<typeof readCalder>[0]) => anchorOf(readCalder(documents), 'painMetric');

describe('A measured pain', () => {
  it.each<[string, ReturnType<typeof call>[], number, number]>([
    [
      'answers across turns, with talk of others in between',
      [
        call(`Mona Fitch: We stand at 61 hours a batch. Sixty-one.
Ida Roe: Sixty-one, it is true.
Ben Lund: And where should that number come to?
Ida Roe: The lot next door are at twelve, they say.
Mona Fitch: I need thirty-six.`),
      ],
      61,
      36,
    ],
    [
      'a figure of a later day in another document',
      [
        mail('Mona Fitch', 'Rejects are at 6.4 % of all batches today.', '2026-07-08'),
        call('Mona Fitch: It stays at four percent of batches, counted on 30 September 2027.', '2026-08-27'),
      ],
      6.4,
      4,
    ],
    [
      'a benchmark the customer makes his own',
      [
        mail(
          'Ida Roe',
          'A shift packs 5.1 hours of the day; the benchmark is 6.0, and that is the figure I want by 31 March 2027.',
        ),
      ],
      5.1,
      6,
    ],
    [
      'a figure to reach that its speaker drops for another',
      [
        call(`Mona Fitch: In the last quarter we logged thirty-four spoilt batches, each one is a form and a visit.
Ben Lund: And where should that come to?
Mona Fitch: I was going to say a dozen.
Ida Roe: We sat down on Friday, it has to be eight batches a quarter.
Mona Fitch: Ida is right, eight, forget my dozen.`),
      ],
      34,
      8,
    ],
    [
      'so many of every hundred',
      [
        call(
          'Mona Fitch: Out of every hundred orders today, sixty-one come late. I want to see forty-five per hundred by 9 January 2027.',
        ),
      ],
      61,
      45,
    ],
    [
      'a deadline counted from the start',
      [
        call(
          'Mona Fitch: It takes us fifty-four minutes a file today. You would have been told no. Twenty minutes a file, and that within 90 days of go-live.',
        ),
      ],
      54,
      20,
    ],
    [
      'Italian, with a verb that ends like the English no',
      [
        call(
          'Mona Fitch: Oggi dal gestionale risultano 6,8 giorni per lotto. Obiettivo: 4 giorni entro il 30/06/2027.',
        ),
      ],
      6.8,
      4,
    ],
    [
      'Spanish, the figure to reach in two words',
      [
        call(
          'Ben Lund: ¿Y a cuánto queréis llegar con esto?\nMona Fitch: Hoy localizar un lote nos lleva noventa minutos. Diez minutos.',
        ),
      ],
      90,
      10,
    ],
    [
      'in the vendor’s own line for the goals on the form',
      [
        order(
          'BON 9\nIndicateurs convenus avec le client : rebuts à 6 % au plus en décembre 2026 (aujourd’hui 11,3 %)',
        ),
      ],
      11.3,
      6,
    ],
  ])('%s', (_, documents, baseline, target) => {
    expect(pain(...documents)).toMatchObject({ status: 'concrete', value: { baseline, target } });
  });

  it.each([
    [
      'nobody will name a target',
      call(
        'Mona Fitch: We are off by 7.8 percent today.\nBen Lund: And the target, two percent?\nMona Fitch: Two percent is what they have at Tulip. Leave the target empty.',
      ),
    ],
    [
      'the other figure is the trade’s',
      call(
        'Mona Fitch: I will not invent a number. The average of the industry is 22 percent, that is not us. All seven sites before Christmas.',
      ),
    ],
    [
      'the figures are those of the order',
      mail('Ida Roe', 'Users: 380. Period: 1 September 2026 up to 1 September 2027, 90 days notice.'),
    ],
  ])('none where %s', (_, document) => {
    expect(pain(document)?.status).not.toBe('concrete');
  });

  it('is open where somebody else insists on another figure for today', () => {
    const talk = call(`Mona Fitch: Nine point four percent of lines are short today.
Ida Roe: Sorry, it is 6.1, same month.
Mona Fitch: I stay with 9.4 percent.
Ida Roe: And I stay with 6.1.
Ben Lund: And the target?
Mona Fitch: Three percent, by 30 September 2027.`);
    expect(pain(talk)?.status).toBe('conflicting');
  });

  it.each([
    `Mona Fitch: 310 hours a month go into rework, I counted every slip.
Ida Roe: I do not agree. My own sheet shows 140 hours, repairs of paint are no rework.
Ben Lund: And the target?
Mona Fitch: 80 hours a month by 30 September 2027.`,
    `Mona Fitch: 310 Stunden im Monat gehen in Nacharbeit, das habe ich selbst gezählt.
Ida Roe: Da bin ich anderer Meinung. Meine Liste zeigt 140 Stunden.
Ben Lund: Und das Ziel?
Mona Fitch: 80 Stunden im Monat bis zum 30. September 2027.`,
    `Mona Fitch: 310 heures de reprise par mois, c'est mon relevé.
Ida Roe: Je ne suis pas d'accord. Mon tableau donne 140 heures.
Ben Lund: Et l'objectif ?
Mona Fitch: 80 heures par mois d'ici le 30 septembre 2027.`,
  ])('is open where somebody else objects to the figure and gives one far from it', (talk) => {
    expect(pain(call(talk))?.status).toBe('conflicting');
  });

  it('is settled where the other gives in', () => {
    const talk = call(`Mona Fitch: We run eighteen percent on hired hands today. Eighteen.
Ida Roe: The report says fourteen. Fourteen, in print.
Mona Fitch: That was last year.
Ida Roe: Fine, then it is eighteen.
Ben Lund: And where do you want to be?
Mona Fitch: Nine percent, by 31 March 2027.`);
    expect(pain(talk)).toMatchObject({ status: 'concrete', value: { baseline: 18, target: 9 } });
  });

  it('is at least named where only the vendor wrote the trouble down', () => {
    expect(pain(note('Mona says it is a mess, a total mess, they missed some orders.'))?.status).toBe('vague');
    expect(
      pain(chat('Nell Brand 9:21 AM: what hurts them?\nBen Lund 9:25 AM: the phone rings and nobody can pick up'))
        ?.status,
    ).toBe('vague');
  });
});

describe('Two counts side by side in talk', () => {
  it.each(['40 or 38? I cannot provision on that', 'Seats: 40 vs 38 on their paper'])(
    'leave the seats open: %s',
    (text) => {
      const reading = readCalder([chat(`Nell Brand 09:12: ${text}`, '2026-09-01')]);
      expect(anchorOf(reading, 'seats')?.status).toBe('conflicting');
    },
  );
});

describe('Success criteria', () => {
  it('may end in a question that only asks for assent', () => {
    const reading = readCalder([
      call(
        'Ida Roe: Fourteen percent of returns, and I want to see it latest by 15 October 2027, otherwise what is the use, no?',
      ),
    ]);
    expect(anchorOf(reading, 'successCriteria')?.status).toBe('concrete');
  });

  it('may stand in a ticket of the customer', () => {
    const reading = readCalder([
      {
        id: 'ticket',
        kind: 'ticket',
        date: '2026-08-26',
        author: 'Mona Fitch',
        text: 'By 31 January 2027 surplus batches must be 90 or fewer, today we have 212 surplus batches.',
      },
    ]);
    expect(anchorOf(reading, 'successCriteria')?.status).toBe('concrete');
  });
});

describe('Success criteria', () => {
  const criteria = (...documents: Parameters<typeof readCalder>[0]) =>
    anchorOf(readCalder(documents), 'successCriteria');

  it('take no day of the count for a day to come', () => {
    const found = criteria(
      call(`Ben Lund: Spoilt batches, where are you?
Mona Fitch: They are at 13.5 percent, I counted them on the first of March.
Ben Lund: Target?
Mona Fitch: Six percent of batches by 1 December 2027.`),
    );
    expect(found).toMatchObject({ status: 'concrete', value: { criteria: [{ by: '2027-12-01' }] } });
  });

  it('are not those of a template the customer never took over', () => {
    const ours =
      'Our template says "20 days by 30 Sept 2027, 90% of users active by Easter": we wrote that, Calder never took it over.';
    expect(criteria(note(ours))?.status).toBe('vague');
  });

  it('are missing where a note says that goals never came up', () => {
    const said = 'Mona Fitch: It would make our mornings run smoothly.';
    expect(criteria(call(said))?.status).toBe('vague');
    expect(criteria(call(said), note('Goals were never discussed.'))?.status).toBe('missing');
  });
});
