import { anchorOf, CALDER, mail, order, peopleOf, readCalder } from '../../../test/support/calder-dairy';

const decider = (...lines: string[]) => anchorOf(readCalder([order(lines.join('\n'))]), 'decisionMaker');

describe('A signature of the customer on the order form', () => {
  it.each([
    ['on one line', 'For Calder Dairy Ltd: I. Roe, Managing Director, 26 August 2026'],
    ['with two initials', 'For the customer: (e-signed) I. M. Roe, Managing Director, 26 August 2026 11:14'],
    ['in a block of lines', 'Signed for Calder Dairy Ltd\nIda Roe\nManaging Director\n26/08/2026'],
    ['below a label, marked as signed', 'Für den Auftraggeber:\ngez. Ida Roe, Geschäftsführerin, Hull, den 26.08.2026'],
    [
      'in capitals, below words of consent',
      'Bon pour accord,\nPour le client : I. ROE, directrice générale, le 26/08/2026',
    ],
    [
      'below place and day',
      'Bon pour accord\nLabarède, le 6 novembre 2026\nIda Roe, directrice\n[cachet et signature]',
    ],
    ['below a label that goes on with place and day', 'Voor akkoord, Aalsmeer, 29 september 2026\nI. Roe'],
    ['above the day of signing', 'Ida Roe, Managing Director\nSigned 26 Aug 2026'],
    ['with the name first', 'Ida Roe, Managing Director (signed)'],
    ['by a slash and an s', '/s/ Ida Roe, Managing Director'],
    ['by initial, below a name no form has used before', 'Gefertigt: Dr. jur. I. Roe e. h., Hull, 26. 8. 2026'],
    ['with abbreviated titles in lower case', 'Namens Calder Dairy: mr. dr. I. Roe, directeur, 26-08-2026'],
    ['below a label nobody knows, with office and day', 'Die Leitung: Ida Roe, Managing Director, 26.08.2026'],
    ['below a word of consent in a sentence of its own', 'Adjudicado. Ida Roe, gerente, con el sello de la casa'],
    [
      'behind a resolution that names the mover',
      'Adopted by motion of Ms Roe, 5-0, and signed by her: I. Roe, 08/26/2026',
    ],
    [
      'with what she is called between the names',
      'Accepted for the Dairy, Ida "Idi" Roe, Managing Director, 26 August 2026',
    ],
    ['with the last name first', 'PO released by: ROE I, Managing Director, 26.08.2026'],
    [
      'behind a numbered label and a gap',
      '10. For the Subscriber  I. Roe, Managing Director (stamp: CALDER DAIRY, 26 AUG 2026)',
    ],
    [
      'above small print that runs on',
      'you get    deliveries and alerts\naccepted   by Ida Roe (Managing Director), 26 Aug 2026\nterms at stillframe.example',
    ],
    ['behind an equals sign', 'Signed = I. Roe, Managing Director, by finger on tablet, 26/08/2026'],
    [
      'below a label, beside a stamp',
      'Timbro e firma del cliente:\n[timbro tondo] Ida Roe, titolare - Hull, 26.08.2026',
    ],
    ['in brackets behind the mark of a signature', 'For the Purchaser: sd/- (I. Roe), Managing Director'],
    ['behind leading dots', 'For the customer ... I. Roe, Managing Director, 26 August 2026'],
    [
      'behind a row of dots that leads to the name',
      'Who signs ........ ROE IDA, MANAGING DIRECTOR\nNotes ........ none',
    ],
    ['in a frame of lines', '├ Support ─ working days\n└ Conforme ─ Ida Roe, directora, 26/08/2026'],
    ['below her office alone', 'Managing Director / Directora .... I. Roe\nNotes: none'],
    ['behind what the customer is called', 'Customer ............ I. Roe, Managing Director, 26/08/26 (wet ink)'],
    ['signed for the customer, without a mark between', 'Signed for the customer I. Roe, Managing Director.'],
    ['who has paid', 'Paid on 26 August by I. Roe, Managing Director, company card ending 0417'],
    ['who ordered the transfer', 'Prepaid: transfer of 26/08/2026 ordered by Ms. Ida Roe, Managing Director.'],
    ['under a party that bears her name', 'Signed, for Roe: I. Roe, Managing Director, in violet.'],
    [
      'above the vendor’s',
      'Nutzer: 40\ngez. I. Roe, Geschäftsführerin, 26.08.2026\ngez. Oonagh Tierney, Stillframe AG, 27.08.2026',
    ],
    [
      'with office and day, early on a long form',
      `Ida Roe, Managing Director, 26 August 2026\n${'Statements go to the depot.\n'.repeat(9)}`,
    ],
    [
      'in capitals behind leading dots, with the office joined on',
      'APPR BY.....I ROE SVP OPS 08/26/2026\nTERMS NET 60',
    ],
    ['as the last line, by name and office', 'Ida Roe, Managing Director'],
    ['behind a stamp', 'Stamp and signature of the yard: [stamp] I. Roe, Managing Director, 26.08.2026'],
    ['accepted online', 'Accepted online by: Ida Roe, Managing Director, 26 Aug 2026 08:51, IP logged'],
  ])('%s', (_, text) => {
    expect(decider('ORDER 9', 'Users: 40', text)).toMatchObject({ status: 'concrete', value: { name: 'Ida Roe' } });
  });

  it.each([
    ['the field is still empty', 'For the customer: ______________ Ida Roe, Managing Director'],
    ['it was not returned yet', 'Customer signatory: Ida Roe, Managing Director   Signature: [not yet returned]'],
    ['it was sent out to be signed', 'Sent for signature to: I. Roe, Managing Director, 26 August 2026'],
    ['it is not back', 'Ter tekening verstuurd aan: I. Roe, bestuurder, 26-08-2026 (nog niet retour ontvangen)'],
    ['it is for whom it may concern', 'Accepted by: I. Roe, by e-mail, on behalf of whom it may concern'],
    ['it is only read', 'Para el cliente: I. Roe, a título informativo, sin que implique aceptación'],
    ['she is the contact', 'Ansprechpartnerin: Ida Roe, Geschäftsführerin, ab 26.08.2026'],
    ['she gets the invoice', 'Invoice to: Ida Roe, Managing Director, 26 August 2026'],
    ['she is a witness', 'Witness: Ida Roe, Managing Director, 26 August 2026'],
    ['it was ordered from her account', 'Accepted online from the account of Ida Roe, 26 August 2026'],
    [
      'only the vendor signed',
      'Contact: Ida Roe\nFor Stillframe Ltd: Oonagh Tierney, Commercial Director, 27 August 2026',
    ],
    ['a dotted line waits for her hand', 'Signed: ...................... I. Roe'],
    ['somebody without an office paid', 'Paid on 26 August by Mona Fitch'],
    ['she paid for somebody else', 'Paid on 26 August by I. Roe, for the owner'],
    ['a firm bears the name', 'Accepted for the customer: Roe & Fitch Ltd, 26 August 2026'],
    [
      'a second signature is still out',
      'Signed (1): I. Roe, Managing Director, 26/08/2026\nSigned (2): ...................... M. Fitch',
    ],
    ['somebody signs on behalf', 'For the customer: p.p. Mona Fitch, Quality lead, 26 August 2026'],
  ])('none where %s', (_, text) => {
    expect(decider('ORDER 9', 'Users: 40', text)?.status).not.toBe('concrete');
  });

  it('is no decision where who decides by the record withholds the yes', () => {
    const reading = readCalder(
      [
        order('ORDER 9\nUsers: 40\nFor the customer: Mona Fitch, Quality lead, 26 August 2026'),
        mail(
          'Ida Roe',
          'Mona signed to keep the price. My approval remains suspended until the bank has answered.',
          '2026-08-27',
        ),
      ],
      {
        contacts: CALDER.contacts.map((each) =>
          each.name === 'Ida Roe' ? { ...each, crmRole: 'Decision maker' } : each,
        ),
      },
    );
    expect(anchorOf(reading, 'decisionMaker')?.status).toMatch(/vague|conflicting/);
  });
});

it('makes who signs by name alone, with the office before it, one of the customer’s people', () => {
  const read = readCalder([order('ORDER 9\nUsers: 40\nPour l’acheteur : le Président, A. Fourcade'.replace('’', "'"))]);
  expect(peopleOf(read)).toContain('A. Fourcade, customer');
});

describe('A signature of the vendor', () => {
  it.each([
    ['by the name in the label', 'For Stillframe Ltd: Oonagh Tierney, Commercial Director, 27 August 2026'],
    ['by the word for the party', 'Pela contratada: Oonagh Tierney, Contratos, 27/08/2026'],
    ['by the name behind the signer', 'Accepted: Oonagh Tierney, Stillframe Orders, 27 August 2026'],
  ])('puts the signer on the vendor’s side, %s', (_, text) => {
    expect(peopleOf(readCalder([order(`ORDER 9\nUsers: 40\n${text}`)]))).toContain('Oonagh Tierney, vendor');
  });
});
