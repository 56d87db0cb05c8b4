import { anchorOf, call, CALDER, chat, mail, note, readCalder } from '../../../test/support/calder-dairy';

const champion = (...documents: Parameters<typeof readCalder>[0]) => anchorOf(readCalder(documents), 'champion');

describe('Who drives the purchase', () => {
  it.each([
    [
      'wearing the boss down for months',
      mail('Ida Roe', 'Mona has been on at me about this since Easter and I ran out of reasons to refuse.'),
    ],
    [
      'the case she worked up, told with what she will do',
      mail('Ida Roe', 'Mona made the case and will run it for us.'),
    ],
    [
      'going round the house',
      call('Mona Fitch: I spoke to each of the foremen, one by one, and I will see this through.'),
    ],
    [
      'a short form of the name',
      mail('Ida Roe', 'Moni hat die Vorlage seit Februar dreimal umgeschrieben und lässt nicht locker.'),
    ],
    [
      'in a note that goes on without a subject',
      note('Mona Fitch, quality. Badgered the MD for four months, did the comparison of three tools.'),
    ],
    ['French', call('Mona Fitch : Ida, je la tanne depuis janvier, j’ai fait le tableau.')],
    ['Spanish', call('Ida Roe: Mona me lleva dando la lata desde la primavera.')],
    ['Portuguese', note('Quem puxou: Mona (qualidade). Sem ela não tinha negócio.')],
    ['Italian', call('Mona Fitch: Ho fatto il giro dei reparti e seguirò il progetto fino in fondo.')],
    [
      'a pronoun that goes back to who spoke before',
      call(
        'Mona Fitch: Nine days a batch.\nIda Roe: She has worn us down about this since spring, and she did the spreadsheet.',
      ),
    ],
  ])('%s', (_, text) => {
    expect(champion(text)).toMatchObject({ status: 'concrete', value: { name: 'Mona Fitch' } });
  });

  it('stays open where who drove it has gone since, however that is said', () => {
    const drove = mail('Ida Roe', 'Mona made the case, won the foremen over and ran the pilot.', '2026-08-20');
    const gone = mail(
      'Ida Roe',
      "Mona's gone, as of Friday, to a rival of all places. Nobody sits in her chair.",
      '2026-09-10',
    );
    expect(champion(drove)?.status).toBe('concrete');
    expect(champion(drove, gone)?.status).not.toBe('concrete');
  });

  it('a weak word alone leaves it open', () => {
    expect(champion(call('Mona Fitch: You can reach me about the project on Tuesdays.'))?.status).not.toBe('concrete');
  });

  it('a question mark behind the role on record makes it no role', () => {
    const contacts = CALDER.contacts.map((each) => ({
      ...each,
      crmRole: each.name === 'Mona Fitch' ? 'Champion?' : null,
    }));
    const talk = call('Mona Fitch: You can reach me about the project on Tuesdays.');
    expect(anchorOf(readCalder([talk], { contacts }), 'champion')?.status).not.toBe('concrete');
  });

  it('somebody else moves up only on words of their own when the one on record goes', () => {
    const contacts = CALDER.contacts.map((each) => ({
      ...each,
      crmRole: each.name === 'Mona Fitch' ? 'Champion' : null,
    }));
    const talk = call('Mona Fitch: I wrote the business case.\nIda Roe: I have read her paper twice.', '2026-08-01');
    const farewell = mail('Mona Fitch', 'Friday is my last day at Calder.', '2026-09-01');
    expect(anchorOf(readCalder([talk, farewell], { contacts }), 'champion')?.status).not.toBe('concrete');
  });

  it('of two who answer each other’s claim neither is the one', () => {
    const talk = call(`Ben Lund: Who drives it?
Mona Fitch: Me, I wrote the business case and went round all the foremen since spring.
Ida Roe: With respect, I wrote the business case and went round all the foremen since spring.`);
    expect(champion(talk)?.status).not.toBe('concrete');
  });

  it('whoever was asked to do it does it, not who asked', () => {
    const text = 'Ida asked me to do the comparison, I wrote the business case and I convinced the board.';
    expect(champion(mail('Mona Fitch', text))).toMatchObject({ status: 'concrete', value: { name: 'Mona Fitch' } });
  });

  it('who says to hold the purse does not drive by it', () => {
    expect(
      champion(call('Ben Lund: Who is behind this?\nIda Roe: I am the one who signs everything.'))?.status,
    ).not.toBe('concrete');
  });

  it('the person nagged is not the one who drives', () => {
    expect(
      champion(mail('Mona Fitch', 'I have been pestering Ida since March, I did the spreadsheet myself.')),
    ).toMatchObject({
      value: { name: 'Mona Fitch' },
    });
  });

  it('whoever was worn down is not the one who drives, also where the doer names no self', () => {
    const farewell = mail(
      'Mona Fitch',
      'Friday is my last day. I feel bad about it, having nagged Ida about this since spring and got her to sign.',
    );
    expect(champion(farewell)).toMatchObject({ status: 'vague', value: { name: 'Mona Fitch' } });
  });

  it('who decides does not drive for having told how others drove', () => {
    const talk = call(`Ben Lund: Chi ha spinto?
Ida Roe: Uno dei nostri. Mi ha fatto una testa così da gennaio, ha raccolto i dati, ha convinto i capiturno.
Ida Roe: Io alla fine ho detto di sì per sfinimento.`);
    const contacts = CALDER.contacts.map((each) => ({
      ...each,
      crmRole: each.name === 'Ida Roe' ? 'Decision maker' : null,
    }));
    expect(anchorOf(readCalder([talk], { contacts }), 'champion')?.status).not.toBe('concrete');
  });

  it('a guess stays a guess', () => {
    expect(champion(note('Probably Mona did the comparison and nagged the MD since spring?'))?.status).not.toBe(
      'concrete',
    );
  });
});

describe('A departure told in a later document', () => {
  const drives = mail('Ida Roe', 'Mona made the case, went round all the foremen and will run it for us.');

  it.each([
    [
      'of somebody else, by way of the champion',
      note('News from Mona: Karl Voss has left the company on 31 August.', '2026-09-02'),
    ],
    [
      'of somebody else, by the champion',
      mail('Mona Fitch', 'Karl Voss left us in July, to the competition.', '2026-09-02'),
    ],
  ])('leaves the champion where it is that %s', (_, later) => {
    expect(champion(drives, later)).toMatchObject({ status: 'concrete', value: { name: 'Mona Fitch' } });
  });

  it('unsettles whose it is', () => {
    const later = note('Mona has left the company on 31 August.', '2026-09-02');
    expect(champion(drives, later)?.status).not.toBe('concrete');
  });
});

describe('A farewell that others pass on in quotation marks', () => {
  const drove = mail('Mona Fitch', 'I wrote the business case and I convinced the board.', '2026-08-01');

  it('is of whom the sentence names', () => {
    const reading = readCalder([
      drove,
      chat(
        'Nell Brand 09:02\nMona’s auto-reply this morning: "I have left Calder. My last day was Friday."',
        '2026-09-01',
      ),
    ]);
    expect(anchorOf(reading, 'champion')?.status).toBe('vague');
    expect(reading.stakeholders.find(({ name }) => name === 'Mona Fitch')?.left).toBe(true);
  });

  it('closes the gate even where it is not clear whose it is', () => {
    const reading = readCalder(
      [drove, chat('Nell Brand 09:02\nthis came back today: "I am no longer with the company."', '2026-09-01')],
      { contacts: CALDER.contacts },
    );
    expect(anchorOf(reading, 'champion')?.status).toBe('vague');
  });
});
