import { call, CALDER, chat, mail, note, order, peopleOf, readCalder } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';

const ON_RECORD = ['Mona Fitch', 'Ida Roe', 'Nell Brand', 'Ben Lund'];
const strangersIn = (...documents: DossierDocument[]) =>
  peopleOf(readCalder(documents)).filter((person) => !ON_RECORD.some((name) => person.startsWith(`${name},`)));

describe('People the record does not know', () => {
  it.each([
    ['in a list', note('Pilot users on the floor: Radka, Amrit Sandhu and Song Qiu start in May.'), 'Song Qiu'],
    ['in a list with articles', note('Las encargadas del turno son Noelia y la Nerea Soto.'), 'Nerea Soto'],
    ['by an initial and a last name', note('The budget was moved by K. Tessier and carried.'), 'K. Tessier'],
    ['by initials in a list', order('ORDER 9\nWitnesses: T. Amado; L. F. Reis'), 'L. F. Reis'],
    ['by an initial before a particle', note('The board is run by W. Osk, P. van Rijn and two others.'), 'P. van Rijn'],
    [
      'by a title before a particle',
      mail('Ida Roe', 'Bitte klären Sie das mit Frau van der Beek, sie weiß das.'),
      'van der Beek',
    ],
    ['with particles of several words', note('Spoke to Rosa de la Vega about the timing.'), 'Rosa de la Vega'],
    [
      'behind a Dutch "and"',
      mail('Ida Roe', 'Sanne Kok en Anouk de Waal doen mee met de test, wij beginnen.'),
      'Anouk de Waal',
    ],
    [
      'behind a Portuguese article',
      call('Ida Roe: A Marta e o Paulo vão testar a ferramenta no turno da noite.'),
      'Marta',
    ],
    ['as the one to ask', call('Ida Roe: The numbers are in the lab. Ask Yusra.'), 'Yusra'],
    ['by kin', mail('Ida Roe', 'My brother Odhran keeps the cold store and asks for nothing.'), 'Odhran'],
    [
      'by the office in brackets',
      chat("Ben Lund: I rang the director's assistant (Zuleyka), she will call."),
      'Zuleyka',
    ],
    ['by the office and a colon', note('Assistante : Gaëtane Le Bihan'), 'Gaëtane Le Bihan'],
    ['by two letters of office', chat('Ben Lund: spoke with his PA Trudy, he is away until Monday.'), 'Trudy'],
    [
      'by a German title in short',
      note('Teilnehmer: Fr. Quandt (Assistenz), Hr. Uhlig und ich. Wir haben das besprochen.'),
      'Quandt',
    ],
    [
      'with the article of everyday speech',
      call('Ida Roe: Der Gernot Pohl geht nächstes Jahr in Rente, das ist bei uns so.'),
      'Gernot Pohl',
    ],
    ['with other accents', call('Ida Roe: Et puis Inès a fait les bulletins avec la paie.'), 'Inès'],
    ['in capitals', note('ATTENDEES: ANSELM KORTE, RUPERT VASK'), 'Anselm Korte'],
    ['with an apostrophe inside', note("Met Leilani Tu'ipulotu at the plant."), "Leilani Tu'ipulotu"],
    ['in a language nobody reads', mail('Ida Roe', 'Dzień dobry, o umowę pyta księgowa Danuta Rak.'), 'Danuta Rak'],
    ['by an address alone', mail('Ida Roe', 'Please add greta.thiel@calder.example to the list.'), 'Greta Thiel'],
  ])('%s', (_, document, name) => {
    expect(strangersIn(document)).toContain(`${name}, customer`);
  });

  it('are the vendor’s where the customer speaks of "your last account manager"', () => {
    const letter = mail('Ida Roe', 'Your last account manager, Mr. Pollard, promised us the same for less.');
    expect(strangersIn(letter)).toEqual(['Pollard, vendor']);
  });

  it('are the vendor’s where an address says so', () => {
    const letter = mail('Ida Roe', 'The quote came from tomas.weir@stillframe.example last week.');
    expect(strangersIn(letter)).toEqual(['Tomas Weir, vendor']);
  });
});

describe('What is taken for nobody', () => {
  it.each([
    ['an annex', order('ORDER 9\nAnnex A (data) and Exhibit B (levels) form part of this order.')],
    ['a firm that says something', note('The chap from Northmoor Freight said it took them a year.')],
    ['a place that is something', call('Ida Roe: Barrow Plains is at six, we are at ten.')],
    ['a department behind an ampersand', note('R&M Cooling is being folded into the group.')],
    [
      'a mailbox in the copy line',
      {
        ...mail('Ida Roe', ''),
        text: 'From: Ida Roe\nTo: Ben Lund\nCc: Sekretariat; Facturación; invoices; Secrétariat; Comunicación interna; Agence comptable\nSubject: Signature\n\nSigned and on its way.\n',
      },
    ],
    ['a greeting', mail('Ida Roe', 'Wie erreiche ich Sie?\n\nHoi Ben\n\nKurze Frage zu dem Vertrag.')],
    ['"look" at the head of a Spanish sentence', call('Ida Roe: Mejor. Mira, yo ya lo he hablado con mi padre.')],
    [
      '"well" at the head of a French sentence',
      call('Mona Fitch: Ben oui, on a neuf ans de dossiers dans le logiciel.'),
    ],
    ['the heading of a call', call('Réunion : Calder Dairy, 29/09/2026\nIda Roe: Bonjour à tous.')],
    ['an office over two words', order('ORDER 9\nIda Roe\nDirectora General')],
    ['two months', note('Peak season is June-July, so nothing then.')],
    ['two months cut short', note('Peak season is Jan-Apr, so nothing then.')],
    ['"PS" before somebody known', mail('Ida Roe', 'Until Monday.\n\nP.S. Mona has the keys to the cold store.')],
    ['an office before somebody known', note('Foreman Fitch wants the crews in on Tuesday, says Mona.')],
    ['a verb before somebody known', note('Rang Ida twice about the order and left a message.')],
    ['an hour of a time zone', order('ORDER 9\nSupport: 8 AM to 6 PM Mountain Time')],
  ])('%s', (_, document) => {
    expect(strangersIn(document)).toEqual([]);
  });

  it('an earlier name of somebody known', () => {
    const reading = readCalder([
      mail('Ida Roe', 'Best\nIda Roe (formerly Sandoe)'),
      note('Mrs. Sandoe names the goal herself.'),
    ]);
    expect(reading.stakeholders).toHaveLength(ON_RECORD.length);
    expect(CALDER.contacts).toHaveLength(2);
  });
});
