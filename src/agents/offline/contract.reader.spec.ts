import { anchorOf, call, chat, mail, note, order, readCalder } from '../../../test/support/calder-dairy';
import { EMPTY_CONTRACT } from '../../../test/support/empty-contract';
import { type DossierDocument } from '../../evidence/dossier.types';

/** Where the record is empty, what the documents alone say. */
const readWithoutRecord = (...documents: DossierDocument[]) => readCalder(documents, { contract: EMPTY_CONTRACT });
/** Calder's record says 40 seats. */
const seatsWith = (...documents: DossierDocument[]) => anchorOf(readCalder(documents), 'seats');

describe('The seats of the record', () => {
  it.each([
    ['a name of the trade', 'Milking stations: 55', 55],
    ['two languages at once', 'Licensed operators / operadores licenciados: 55', 55],
    ['a count repeated in words', 'Postos: 55 (cinquenta e cinco)', 55],
    ['fewer than on record', 'Benches: 26', 26],
  ])('conflict with an order that counts another number under %s', (_, line, seats) => {
    const read = seatsWith(order(`ORDER 9\n${line}\nAnnual fee: EUR 12,400`));
    expect(read).toMatchObject({ status: 'conflicting', value: { candidates: [40, seats] } });
    expect(read?.doubts.join(' ')).toContain(`The order counts ${seats}`);
  });

  it('conflict with an order that repeats another number in words', () => {
    const read = seatsWith(order('ORDER 9\nPlan Dairy, 55 (fifty-five) users\nAnnual fee: EUR 12,400'));
    expect(read).toMatchObject({ status: 'conflicting', value: { candidates: [40, 55] } });
  });

  it('conflict with an order that counts more of what talk calls them', () => {
    const talk = call(
      'Ben Lund: How many benches?\nMona Fitch: We have forty benches in the hall, one for each of us.',
    );
    const form = order('ORDER 9\nPlan Dairy for 55 benches\nAnnual fee: EUR 12,400');
    expect(seatsWith(talk, form)).toMatchObject({ status: 'conflicting', value: { candidates: [40, 55] } });
    expect(seatsWith(form)?.status).toBe('concrete');
  });

  it.each([
    ['a number of the order', 'Order form no.: 55'],
    ['days', 'Payment days: 30'],
    ['a discount', 'Discount: 25'],
    ['places', 'Sites: 26'],
    ['another size', 'Tanks: 4'],
    ['the number on record beside it', 'Stations: 40\nTanks: 30'],
    ['seats in words the reader knows', 'Users: 40\nStations: 30'],
  ])('stand against an order that gives %s', (_, lines) => {
    expect(seatsWith(order(`ORDER 9\n${lines}\nAnnual fee: EUR 12,400`))?.status).toBe('concrete');
  });

  it('conflict with a remark on the form that leaves them open', () => {
    const remark = 'Order desk: the system shows 40 users and the form 36, to be clarified with Ben.';
    expect(seatsWith(order(`ORDER 9\nAnnual fee: EUR 12,400\n${remark}`))).toMatchObject({
      status: 'conflicting',
      value: { candidates: [40, 36] },
    });
  });
});

describe('Seats that are only spoken of', () => {
  it.each([
    [
      'a guess after the question',
      call('Ben Lund: And how many folks?\nMona Fitch: Could be eight, could be fifteen.'),
    ],
    [
      'a guess without a number',
      call('Ben Lund: And how many users will there be?\nMona Fitch: Oh, I would say a handful.'),
    ],
    ['a dozen', call('Ben Lund: Was kostet es? Das hängt ab.\nMona Fitch: Wir sind ein gutes Dutzend, plus Lernende.')],
    ['whom it is for', mail('Mona Fitch', 'Our drivers will use it as well. There are some forty of them, or fifty.')],
    [
      'a point of a letter',
      mail(
        'Mona Fitch',
        'Caro Ben, respondo por pontos.\n\n3. Utilizadores: não sei, entre nós será bastante gente, depois logo se conta.',
      ),
    ],
    ['a label in a mail', mail('Mona Fitch', 'Dear Ben, for your form, as far as I know today:\nUsers: 40')],
    ['a chat', chat('ben: how many in the crew\nnell: dunno\nben: could be 12 could be 40')],
  ])('are vague, with the passage: %s', (_, document) => {
    const seats = anchorOf(readWithoutRecord(document), 'seats');
    expect(seats?.status).toBe('vague');
    expect(seats?.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    ['a date', 'Who will use it? Call me on 8/10, between 1 and 3 pm.'],
    ['sums', 'How many users is open. The card is charged $199.'],
    ['a share', 'How many users we do not know yet. Returns stand at 11 %.'],
  ])('take no figure from %s', (_, text) => {
    expect(anchorOf(readWithoutRecord(note(text)), 'seats')?.value ?? null).toBeNull();
  });
});

describe('An amount that is only spoken of', () => {
  it.each([
    ['slang, after the question', 'Mona Fitch: ¿Y cuánto es eso?\nBen Lund: Unos veinte palos al año, por ahí.'],
    ['tens, after the question', 'Ben Lund: And the price we said...\nMona Fitch: Somewhere in the forties.'],
    ['a month', 'Ben Lund: We said four hundred-ish a month, or thereabouts.'],
  ])('is vague, with the passage: %s', (_, text) => {
    const arr = anchorOf(readWithoutRecord(call(text)), 'arr');
    expect(arr?.status).toBe('vague');
    expect(arr?.evidence.length).toBeGreaterThan(0);
  });

  it('is vague where the form leaves the price open', () => {
    const form = order('ORDER 9\nPlan: Dairy\nPrice: to be agreed with the account manager');
    expect(anchorOf(readWithoutRecord(form), 'arr')?.status).toBe('vague');
  });

  it.each([
    'So at present there is no price agreed, whatever anybody told you.',
    'What did you tell them about the price?',
    'We lose 12 churns a week, some 600 litres.',
  ])('is missing without any figure for it: %s', (text) => {
    expect(anchorOf(readWithoutRecord(note(text)), 'arr')?.status).toBe('missing');
  });
});

describe('A term that is only spoken of', () => {
  it.each([
    [
      'a length after the question',
      'Ben Lund: And length, a year, three?\nMona Fitch: A year with a look at it after.',
    ],
    ['German', 'Ben Lund: Und die Laufzeit?\nMona Fitch: Zwei Jahre hätte ich im Kopf, ab Neujahr vielleicht.'],
    [
      'a doubtful year',
      'Mona Fitch: Anfang November soll es losgehen, ein Jahr vielleicht, das schreibt noch wer auf.',
    ],
    ['a supposition', 'Mona Fitch: On partirait avant l’été, pour deux ans je pense, à confirmer.'],
  ])('is vague, with the passage: %s', (_, text) => {
    const term = anchorOf(readWithoutRecord(call(text)), 'contractTerm');
    expect(term?.status).toBe('vague');
    expect(term?.evidence.length).toBeGreaterThan(0);
  });

  it('is vague where the form leaves it open', () => {
    const form = order('INTENTIE\nPakket: Kas\nIngangsdatum: in overleg, looptijd nader te bepalen');
    expect(anchorOf(readWithoutRecord(form), 'contractTerm')?.status).toBe('vague');
  });

  it.each([
    'Ben Lund: And the term?\nMona Fitch: That is for legal, nobody spoke to me about it.',
    'Mona Fitch: We have lost churns for two years.',
  ])('is missing where nobody gives a length: %s', (text) => {
    expect(anchorOf(readWithoutRecord(call(text)), 'contractTerm')?.status).toBe('missing');
  });
});

describe('Two days that a note of the order joins', () => {
  it.each([
    ['in digits, without a label', 'Signed: Dairy plan, $12,400 a year, 12/1/26 to 12/1/27, invoice paid.'],
    ['without years', 'Signed: flat fee, USD 12,400 a year, 1 Dec to 1 Dec, invoice paid.'],
  ])('are start and renewal: %s', (_, text) => {
    const contract = { ...EMPTY_CONTRACT, currency: 'USD', startDate: '2026-12-01', renewalDate: '2027-12-01' };
    const term = anchorOf(readCalder([note(text)], { contract }), 'contractTerm');
    expect(term).toMatchObject({
      status: 'concrete',
      value: { startDate: '2026-12-01', renewalDate: '2027-12-01' },
    });
  });
});

describe('The days of a term', () => {
  it('are the two that are joined, not the day before them on which the order came', () => {
    const came =
      "Ordine arrivato per PEC l'8 luglio a nome della direzione (Fitch): 40 utenti, 12.400 €/anno, 1/9/2026–1/9/2027, disdetta 30 gg.";
    const term = anchorOf(readCalder([note(`${came} Ho caricato tutto nel CRM.`, '2026-07-09')]), 'contractTerm');
    expect(term).toMatchObject({ status: 'concrete', value: { startDate: '2026-09-01', renewalDate: '2027-09-01' } });
  });
});

describe('The renewal of an order', () => {
  it.each([
    ['beside it', 'Échéance : 31 août 2027 ; reconduction le 1er septembre 2027 pour un an'],
    ['alone', 'Renewal: 31 August 2027'],
  ])('is that of the record where the form names the last day, %s', (_, line) => {
    const term = anchorOf(readCalder([order(`ORDER 9\nStart: 1 September 2026\n${line}`)]), 'contractTerm');
    expect(term).toMatchObject({ status: 'concrete', value: { renewalDate: '2027-09-01' } });
  });

  it('conflicts with the record where the form is two days off', () => {
    const form = order('ORDER 9\nStart: 1 September 2026\nRenewal: 30 August 2027');
    expect(anchorOf(readCalder([form]), 'contractTerm')?.status).toBe('conflicting');
  });

  it.each([
    'First day 1 May 2026. Minimum term twelve months, then 1 May 2027 renewal.',
    'Start: 1 May 2026\nTerm: twelve months to 1 May 2027 (renewal date)',
  ])('is the day that is called so behind it: %s', (lines) => {
    const read = readWithoutRecord(order(`ORDER 9\n${lines}`));
    expect(anchorOf(read, 'contractTerm')).toMatchObject({
      value: { startDate: '2026-05-01', renewalDate: '2027-05-01' },
    });
  });
});
