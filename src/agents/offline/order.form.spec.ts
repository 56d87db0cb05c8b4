import { anchorOf, order, readCalder } from '../../../test/support/calder-dairy';
import { EMPTY_CONTRACT } from '../../../test/support/empty-contract';

const reading = (text: string, contract = {}) =>
  readCalder([order(text)], { contract: { ...EMPTY_CONTRACT, ...contract } });

describe('The seats of an order', () => {
  it.each([
    ['a table of blanks', 'Business, named user         390        EUR 480.00     EUR 187 200,00', 390],
    ['a table of bars', '| Professional, named user | 160 | EUR 50.00 |', 160],
    ['Spanish', 'Plan Professional, usuario nominal          210       7,400.00', 210],
    ['a part number', '| ENT-NAMED | 1,250 | $31,250.00 |', 1250],
    ['Italian', 'Accessi nominali              26             compresi', 26],
    ['a column of quantities', '| Article | Qté | Total |\n| Accès Atelier | 18 | 7 020,00 EUR |', 18],
    ['dozens', 'Two dozen users (24) at EUR 720', 24],
    [
      'a quantity behind a gap',
      'Qty          160 responders\nBill-to      Hull; 410 employees declared for tax purposes',
      160,
    ],
  ])('%s', (_, line, seats) => {
    expect(anchorOf(reading(`ORDER 9\n${line}`), 'seats')).toMatchObject({ status: 'concrete', value: seats });
  });

  it.each([
    'Seats on this order: 60',
    'Usuarios contratados: 60 (sesenta)',
    'Benutzer gebucht: 60',
    'Postes souscrits : 60',
  ])('contradict the record under a label of more words: %s', (line) => {
    expect(anchorOf(reading(`ORDER 9\n${line}`, { seats: 40 }), 'seats')?.status).toBe('conflicting');
  });

  it.each([
    'This order supersedes the draft of 18 August (60 users, EUR 19,000.00 a year).',
    'Alternate pricing (not accepted): 60 users, EUR 19,000.00 a year.',
    'Este pedido anula el borrador de agosto (60 usuarios, 19.000,00 €).',
  ])('are not those of a paper out of force: %s', (line) => {
    const read = reading(`ORDER 9\nUsers: 40\nAnnual fee: EUR 12,400.00\n${line}`);
    expect(anchorOf(read, 'seats')).toMatchObject({ status: 'concrete', value: 40 });
    expect(anchorOf(read, 'arr')).toMatchObject({ status: 'concrete', value: { amount: 12400 } });
  });
});

describe('The fee of an order', () => {
  it('is not that of an option that was not ordered', () => {
    const text =
      'ORDER 9\nFee: €12,400 for each period of twelve months\nNot ordered: single sign-on pack (€6,000 p.a.)';
    expect(anchorOf(reading(text), 'arr')).toMatchObject({ value: { amount: 12400 } });
  });

  it.each<[string, string, number, string]>([
    [
      'under a currency that heads its column',
      'Item            | Qty | SEK per year\nTotal per year  |     | 337,000',
      337_000,
      'SEK',
    ],
    ['in rand', 'Annual subscription: R459 000 excluding VAT', 459_000, 'ZAR'],
    ['in Mexican pesos', 'Importe anual: MXN 648,000.00 M.N. más IVA', 648_000, 'MXN'],
    ['behind a word that ends like a negation', 'Canone per anno 12.000 EUR', 12_000, 'EUR'],
    [
      'below a head of a year’s price',
      'Pos. | Leistung | Menge | Jahrespreis\n10 | Netz, benannte Anwender | 66 | 52.800,00 €',
      52_800,
      'EUR',
    ],
    [
      'below a currency in brackets',
      '| Description | Qty | Amount (INR) |\n| Roster, annual subscription | 36 | 12,96,000 |',
      1_296_000,
      'INR',
    ],
    ['as what is left behind the sign', 'Annual fee: $18,600.00 USD less 8% courtesy = $17,112.00 USD', 17_112, 'USD'],
    ['which tells a price each before it', 'Cuota: $3,600 c/u al año\nCuota anual: 54,000 MXN', 54_000, 'MXN'],
    ['where only the tax is not included', '4. Valor: 21.840,00 € por ano, IVA não incluído', 21_840, 'EUR'],
    ['and not the price of a seat', 'Entgelt: 28.800 € netto im Jahr (40 € je Zugang und Monat)', 28_800, 'EUR'],
  ])('is read %s', (_, line, amount, currency) => {
    expect(anchorOf(reading(`ORDER 9\n${line}`), 'arr')).toMatchObject({
      status: 'concrete',
      value: { amount, currency },
    });
  });
});

describe('A row of blanks', () => {
  it('costs no more than it is long', () => {
    const row = `Total${' '.repeat(200_000)}x`;
    expect(anchorOf(reading(`ORDER 9\nItem  SEK per year\n${row}\nTotal per year    337,000`), 'arr')).toMatchObject({
      value: { amount: 337_000, currency: 'SEK' },
    });
  });
});

describe('A later paper', () => {
  it('replaces the figures of the order it amends', () => {
    const first = order('ORDER 9\nUsers: 48\nAnnual fee: EUR 12,400.00');
    const amendment = {
      ...order(
        'AMENDMENT 1\n“Forty-eight (48)” is replaced by “fifty-six (56)”;\n“EUR 12,400.00” is replaced by “EUR 14,900.00”.',
      ),
      id: 'd9',
    };
    const read = readCalder([first, amendment], { contract: EMPTY_CONTRACT });
    expect(anchorOf(read, 'seats')).toMatchObject({ status: 'concrete', value: 56 });
    expect(anchorOf(read, 'arr')).toMatchObject({ status: 'concrete', value: { amount: 14_900 } });
  });
});

describe('An annex', () => {
  it('that is all there is of the order contradicts the record', () => {
    const read = reading('CONTRATO MARCO HU-7 - ANEXO ECONÓMICO\nUsuarios: 40\nCuota anual: 12.600,00 EUR (sin IVA)', {
      seats: 40,
      arr: 14_400,
      currency: 'EUR',
    });
    expect(anchorOf(read, 'arr')).toMatchObject({
      status: 'conflicting',
      value: { candidates: [{ amount: 14_400 }, { amount: 12_600 }] },
    });
  });

  it('that only adds to an order nobody sent says nothing of the whole', () => {
    const read = reading('ADD-ON ORDER 9-2\nAdditional users: 10\nAnnual fee: EUR 3,000.00', { seats: 40 });
    expect(anchorOf(read, 'seats')).toMatchObject({ status: 'concrete', value: 40 });
  });
});

describe('A draft of the order', () => {
  const draft = 'ORDER 9 (draft)\nUsers: 75';

  it('that nothing in force settles contradicts the record', () => {
    const read = reading(draft, { seats: 60 });
    expect(anchorOf(read, 'seats')).toMatchObject({ status: 'conflicting', value: { candidates: [60, 75] } });
  });

  it('that agrees with the record takes nothing from it', () => {
    expect(anchorOf(reading(draft, { seats: 75 }), 'seats')).toMatchObject({ status: 'concrete', value: 75 });
  });

  it('makes nothing known by itself', () => {
    expect(anchorOf(reading(draft), 'seats')?.status).not.toBe('concrete');
  });
});

describe('The term of an order', () => {
  it('may name the last day and the renewal in one label', () => {
    const text = 'ORDER 9\nBegins: 1 October 2026\nEnds / renews: 30 September 2027 / 1 October 2027\nWay out: 60 days';
    expect(anchorOf(reading(text), 'contractTerm')).toMatchObject({
      value: { startDate: '2026-10-01', renewalDate: '2027-10-01' },
    });
  });

  it('does not end on the day the fee is asked for', () => {
    const text =
      'BON DE COMMANDE 9\n12 400 € HT par an, facturés au 1er novembre de chaque année\nEngagement : 24 mois, du 01/11/2026 au 31/10/2028, préavis 90 jours';
    expect(anchorOf(reading(text), 'contractTerm')).toMatchObject({
      value: { startDate: '2026-11-01', renewalDate: '2028-11-01', noticePeriodDays: 90 },
    });
  });

  it('may name the first day and the renewal in one label', () => {
    const text = 'ORDER 9\nBeginn / Verlängerung 01.11.2026 / 01.11.2027, Kündigung 60 Tage';
    expect(anchorOf(reading(text), 'contractTerm')).toMatchObject({
      value: { startDate: '2026-11-01', renewalDate: '2027-11-01', noticePeriodDays: 60 },
    });
  });
});

describe('The day of another paper', () => {
  it('is that on which the order was issued', () => {
    const term = 'Vigência: 01/10/2026 a 30/09/2028, renovação 01/10/2028';
    const read = anchorOf(reading(`ORDEM DE COMPRA 4500 - emissão 31/08/2026\n${term}`), 'contractTerm');
    expect(read).toMatchObject({ status: 'concrete', value: { startDate: '2026-10-01', renewalDate: '2028-10-01' } });
  });

  it('begins no term', () => {
    const text =
      "Conferma d'ordine n. 1447/26\nVs. rif.: ordine di acquisto 8800412 del 21/10/2026, emesso da Ufficio Acquisti\nDecorrenza 01/11/2026, scadenza e rinnovo 01/11/2027, disdetta 90 gg.";
    expect(anchorOf(reading(text), 'contractTerm')).toMatchObject({
      value: { startDate: '2026-11-01', renewalDate: '2027-11-01' },
    });
  });
});

describe('A day before the term begins', () => {
  const term = { startDate: '2026-08-01', renewalDate: '2027-08-01', noticePeriodDays: 90 };
  it.each([
    'Actiekorting verwerkt, geldig t/m 16 juli 2026\nStartdatum: 1 augustus 2026\nVerlengingsdatum: 1 augustus 2027',
    'From 1 August 2026\nUntil 31 July 2027, renews 1 August 2027\nBill to: cost centre CAT-11, released 20/07/2026 by I. Roe',
  ])('is not its end: %s', (lines) => {
    expect(anchorOf(reading(`ORDER 9\n${lines}`, term), 'contractTerm')).toMatchObject({
      status: 'concrete',
      value: term,
    });
  });
});

describe('A field for the seats that is still open', () => {
  it('is not filled by the number the price is good for', () => {
    const text =
      'ORDER 9\nUtilizadores: a indicar pelo cliente\nPreço: 21.600 € por ano, até 80 utilizadores, acima disso a combinar';
    expect(anchorOf(reading(text), 'seats')?.status).not.toBe('concrete');
  });
});

describe('The notice of an order', () => {
  it.each([
    'Vigencia: 01/05/2026 al 30/04/2027; se renueva el 01/05/2027 por periodos de doce meses salvo aviso con 60 días de anticipación.',
    'Laufzeit: 01.05.2026 bis 30.04.2027, Verlängerung ab 01.05.2027 um jeweils 12 Monate, sofern nicht mit einer Frist von 60 Tagen gekündigt wird.',
  ])('is not the length of the next term: %s', (line) => {
    expect(anchorOf(reading(`ORDER 9\n${line}`), 'contractTerm')).toMatchObject({
      value: { startDate: '2026-05-01', renewalDate: '2027-05-01', noticePeriodDays: 60 },
    });
  });

  it('stands on its own line below another field', () => {
    const text = 'ORDER 9\nstart: 1 May 2026\nrenews: 1 May 2027, automatically, for twelve months\nnotice: 30 days';
    expect(anchorOf(reading(text), 'contractTerm')).toMatchObject({ value: { noticePeriodDays: 30 } });
  });
});
