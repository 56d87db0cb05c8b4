import { anchorOf, call, chat, document, mail, note, peopleOf, readCalder } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';

const person = (name: string) => ({ name, email: null, title: null, crmRole: null });
const metAmong = (names: string[], ...documents: DossierDocument[]) =>
  peopleOf(readCalder(documents, { contacts: names.map(person) })).filter((met) => !/, vendor$/u.test(met));

describe('A lone last name that several known people bear', () => {
  it('is nobody new', () => {
    const met = metAmong(
      ['Imke Roe', 'Hauke Roe'],
      call('Ben Lund: Frau Roe, wie viele gehen zurück?\nImke Roe: Acht.'),
    );
    expect(met).toEqual(['Imke Roe, customer', 'Hauke Roe, customer']);
  });
});

describe('A title without a name', () => {
  it.each([
    ['before nobody', mail('Ida Roe', 'Die Frau Doktor ist bis Monatsende am Gericht, bitte warten Sie.')],
    ['of honour', call('Ben Lund: Herr Kommerzialrat, wo drückt der Schuh?\nIda Roe: Überall.')],
    [
      'in the copy line',
      { ...mail('Ida Roe', ''), text: 'From: Ida Roe\nTo: Ben Lund\nCc: Mona Fitch, Mgr.\n\nSo be it.\n' },
    ],
  ])('%s is no person', (_, document) => {
    expect(metAmong(['Ida Roe', 'Mona Fitch'], document)).toEqual(['Ida Roe, customer', 'Mona Fitch, customer']);
  });

  it('is left off the name of somebody known', () => {
    const met = metAmong(['Col. (ret.) Otto Roe'], note('Spoke to Otto Roe and the day after to Col. Roe again.'));
    expect(met).toEqual(['Col. (ret.) Otto Roe, customer']);
  });
});

describe('Elder and younger of one name', () => {
  it('stay two people', () => {
    const met = metAmong(
      ['Otto Roe sen.'],
      note('Attending: Otto Roe sen. and Otto Roe jun., who runs the dairy now.'),
    );
    expect(met).toEqual(['Otto Roe sen., customer', 'Otto Roe jun., customer']);
  });
});

describe('Forms of address in chats', () => {
  it.each([
    ['ma’am', "ben: and mona ma'am is the one who made the leads swap"],
    ['ji', 'ben: mona ji said yes already'],
  ])('mean the one addressed: %s', (_, text) => {
    expect(metAmong(['Ida Roe', 'Mona Fitch'], chat(text))).toEqual(['Ida Roe, customer', 'Mona Fitch, customer']);
  });
});

describe('Whose words a mail holds', () => {
  const deeds = 'I wrote the case for it, trained the crews and ran the pilot in shed two.';
  const driver = (author: string, text: string) => anchorOf(readCalder([document('email', author, text)]), 'champion');

  it.each([
    [
      'who signs what a shared mailbox sends',
      'Calder Office',
      `From: Calder Office <office@calder.example>\nTo: Ben Lund\n\n${deeds}\n\nMona Fitch\nQuality lead\n`,
    ],
    [
      'who writes under another name from the same address',
      'Mona Fitch',
      `From: Pip <mona@calder.example>\nTo: Ben Lund\n\n${deeds}\n\nPip\n`,
    ],
  ])('those of %s', (_, author, text) => {
    expect(driver(author, text)).toMatchObject({ value: { name: 'Mona Fitch' } });
  });

  it('those of its author where no line says from whom it is', () => {
    expect(driver('Mrs Oonagh Calder', `To: Ben Lund\nDear Ben,\n${deeds}\n`)?.value).toMatchObject({
      name: 'Oonagh Calder',
    });
  });

  it('nobody’s where an office signs for itself', () => {
    const text = `From: Calder Office <office@calder.example>\nTo: Ben Lund\n\n${deeds}\n\nThe office\n`;
    expect(driver('Calder Office', text)?.status).toBe('missing');
  });
});
