import { type DossierDocument } from '../../evidence/dossier.types';
import { after, chat, mail, marlow } from '../../../test/support/marlow-components';
import { read } from './read';

describe('A promise the order form leaves out', () => {
  const gapsAfter = (clause: string, document: DossierDocument) => {
    const form = {
      id: 'order-2',
      kind: 'order_form',
      date: '2026-09-10',
      author: null,
      text: `Order BL-9\n${clause}\n`,
    };
    return read({ ...marlow, documents: [...marlow.documents, form, document] })
      .gaps.map(({ promise }) => promise)
      .join(' | ');
  };

  it('finds an expectation the order form leaves out', () => {
    const reading = after(
      mail('Gita Anand', 'The GIS connector Tom promised us, is that live on day one? We are counting on it.'),
    );
    expect(reading.gaps.map(({ why }) => why).join(' ')).toContain('GIS connector');
  });

  it.each<[string, DossierDocument]>([
    ['in Spanish', mail('Gita Anand', 'Usted comentó que viene incluido el conector GIS, cuento con él.')],
    [
      'in a quoted mail',
      mail('Gita Anand', 'See below.\n\n> From: Tom Askew, 8 July\n> The GIS connector is included.'),
    ],
    ['in an exported chat', chat('[12/09/26, 09:02] Tom Askew: The GIS connector is included, count on it.')],
  ])('hears a promise the order form leaves out %s', (_, document) => {
    expect(
      after(document)
        .gaps.map(({ why }) => why)
        .join(' '),
    ).toContain('GIS connector');
  });

  it.each<[string, string, string]>([
    [
      'a clause',
      'The connector does not write to your maintenance system.',
      'It writes straight back to your maintenance system.',
    ],
    [
      'a label with a list',
      'Not part of this order: barcode scanners; on-site days',
      'The barcode scanners come along as well.',
    ],
    [
      'a German paragraph',
      '§ 4 Schreibende Schnittstellen sind gesondert zu beauftragen.',
      'Die schreibende Schnittstelle legen wir dazu.',
    ],
    ['a Portuguese sentence', 'Hardware e câmeras não fazem parte do escopo.', 'As câmeras entram junto, sem custo.'],
  ])('holds a promise against what the order leaves out in %s', (_, clause, promise) => {
    const order = {
      id: 'order-2',
      kind: 'order_form',
      date: '2026-09-10',
      author: null,
      text: `Order BL-9\n${clause}\n`,
    };
    const reading = read({ ...marlow, documents: [...marlow.documents, order, chat(`Tom Askew: ${promise}`)] });
    expect(reading.gaps.some(({ promise: text }) => text.includes(promise))).toBe(true);
  });

  it.each([
    [
      'a negated label',
      'Considera: planificador.\nNo considera: cámaras térmicas',
      'Las cámaras térmicas van por nuestra parte.',
    ],
    [
      'legal German',
      'Nicht Gegenstand dieses Vertrags ist die Anbindung alter Waagen.',
      'Die alten Waagen schließen wir mit an.',
    ],
  ])('takes %s for what the order leaves out', (_, clause, promise) => {
    expect(gapsAfter(clause, chat(`Tom Askew: ${promise}`))).toContain(promise);
  });

  it('takes any answer but a refusal for a promise when the question is about what the order leaves out', () => {
    const clause = 'Thermal cameras are sold separately.';
    const answered = (answer: string) =>
      gapsAfter(clause, chat(`Gita Anand: The thermal cameras, do those hang on it as well?\nTom Askew: ${answer}`));
    expect(answered('The whole plant, old and new.')).toContain('The whole plant, old and new');
    expect(answered('Those are an add-on, unfortunately.')).toBe('');
    expect(answered('Let me check and get back.')).toBe('');
  });

  it('reads in a note what the promised "it" of the sentence before is', () => {
    const note = {
      ...chat('Gita asked about thermal cameras. I told her we would throw it in.'),
      kind: 'crm_note',
      author: 'Tom Askew',
    };
    expect(gapsAfter('Thermal cameras are sold separately.', note)).toContain('throw it in');
  });
});
