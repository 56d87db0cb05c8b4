import { CALDER, call, chat, mail, note } from '../../../test/support/calder-dairy';
import { type DossierDocument } from '../../evidence/dossier.types';
import { storyOf } from './offline.reader';
import { LEARNT } from './senses/senses';

const person = (name: string) => ({ name, email: null, title: null, crmRole: null });
const storyAmong = (names: string[], ...documents: DossierDocument[]) =>
  storyOf({ ...CALDER, contacts: names.map(person), documents }, LEARNT).story;
/** Whom the sentence with these words names, among people of the record and whoever else the documents bring. */
const namedBeside = (words: string, names: string[], ...documents: DossierDocument[]) => {
  const story = storyAmong(names, ...documents);
  const passage = story.passages.find(({ text }) => text.includes(words));
  return passage ? story.named(passage).map(({ member }) => member.name) : null;
};
const customersOf = (names: string[], ...documents: DossierDocument[]) =>
  storyAmong(names, ...documents).cast.members.flatMap(({ name, side }) => (side === 'vendor' ? [] : [name]));

describe('Initials inside a sentence', () => {
  it.each([
    ['of the record alone', 'The group notes that ZR had visited all teams.', ['Zita Roe']],
    ['without the title', 'TF hat die Zählung geprüft, das gilt.', ['Mag. Theo Fitch']],
    ['with a double name', 'JAK reported that the wards wait.', ['Sister Joy Addo-Kerr']],
    ['with a particle', 'OvB merkt op dat dit zo niet kan, zonder ZR.', ['Drs. Okke van Brook', 'Zita Roe']],
    ['behind a decision', 'Beschluss ZR: der Plan wird gekauft.', ['Zita Roe']],
  ])('mean the person: %s', (_, sentence, names) => {
    const record = ['Zita Roe', 'Mag. Theo Fitch', 'Drs. Okke van Brook', 'Sister Joy Addo-Kerr'];
    expect(namedBeside(sentence, record, note(sentence))).toEqual(names);
    expect(customersOf(record, note(sentence))).toEqual(record);
  });

  it.each([
    ['beside the name', 'Present: Zita Roe (ZR), Tomas Fitch (TF, purchasing).'],
    ['in other words', 'Anwesend: Mag. Zita Roe (kurz ZR), Tomas Fitch (nachfolgend TF, Einkauf).'],
    ['last name first', 'Present: Roe, Zita (chair, ZR); Fitch, Tomas (TF).'],
    ['with stops', 'Étaient présents : ROE Zita (présidente), FITCH Tomas (ci-après T.F.)'],
  ])('are those the list of those present gives: %s', (_, list) => {
    expect(
      namedBeside(
        'obtained',
        ['Zita Roe'],
        note(`${list}\n${/T\.F\./u.test(list) ? 'T.F.' : 'TF'} obtained the consent of both yards.`),
      ),
    ).toEqual(['Tomas Fitch']);
  });

  it.each([
    ['Present: ZR (chair), AR.', '4.4 AR to go on with it.'],
    ['In attendance: Z. Roe, A. Ross.', 'The yard was asked. AR has trained both mates.'],
    ['Aanw: ZR, AR', 'AR heeft de ploegbazen ingedeeld.'],
  ])('mean whom the list of those present gives by them or by last name: %s', (list, sentence) => {
    const record = ['Zita Roe', 'Anna Ross'];
    expect(namedBeside(sentence.slice(-16), record, note(`${list}\n${sentence}`))).toEqual(['Anna Ross']);
  });

  it.each([
    ['of two people', ['Zita Roe', 'Zoe Rand'], 'The group notes that ZR had visited all teams.'],
    ['that are a word', ['Ines Tann'], 'They note that IT had visited all teams.'],
    ['that the text uses as a word', ['Zita Roe'], 'The ZR is late, they said, and ZR had visited all teams.'],
    ['of the company', ['Sven Berg'], 'They note that SB had visited all teams.'],
  ])('mean nobody: %s', (_, names, sentence) => {
    const account = { ...CALDER.account, name: 'SB Dairy' };
    const dossier = { ...CALDER, account, contacts: names.map(person), documents: [note(sentence)] };
    const { story } = storyOf(dossier, LEARNT);
    expect(story.passages.flatMap((passage) => story.named(passage))).toEqual([]);
    expect(story.cast.members.filter(({ side }) => side !== 'vendor').map(({ name }) => name)).toEqual(names);
  });
});

describe('A last name that several bear', () => {
  const said = 'It is Frau Roe who won over the drivers.';

  it('means the one whom the document names in full', () => {
    expect(namedBeside(said, ['Imke Roe', 'Hauke Roe'], note(`Present: Roe, Imke.\n\n${said}`))).toEqual(['Imke Roe']);
  });

  it('means the one on the record where the document names neither', () => {
    const elsewhere = call('Ben Lund: And you?\nHauke Roe: I pack six hundred a day.');
    expect(namedBeside(said, ['Imke Roe'], elsewhere, note(said))).toEqual(['Imke Roe']);
  });

  it('means nobody where both are named, or both are on the record', () => {
    const both = note(`Imke Roe and Hauke Roe were there.\n\n${said}`);
    expect(namedBeside(said, ['Imke Roe', 'Hauke Roe'], both)).toEqual([]);
    expect(namedBeside(said, ['Imke Roe', 'Hauke Roe'], note(said))).toEqual([]);
  });

  it('means the one whose initial stands before it', () => {
    expect(namedBeside('agreed', ['Imke Roe', 'Hauke Roe'], note('They say that H. Roe agreed to it.'))).toEqual([
      'Hauke Roe',
    ]);
  });
});

describe('A last name before the first', () => {
  it.each([
    ['in a list of those present', note('Present: Roe, Ida (chair); Wragg, Philip (adviser); Vask, Henning.')],
    [
      'in a copy line',
      {
        ...mail('Ida Roe', ''),
        text: 'From: Ida Roe\nTo: Ben Lund\nCc: Wragg, Philip <philip.wragg@calder.example>; Henning Vask <h.vask@calder.example>\n\nSo be it.\n',
      },
    ],
  ])('is one person: %s', (_, document) => {
    expect(customersOf(['Ida Roe'], document)).toEqual(['Ida Roe', 'Philip Wragg', 'Henning Vask']);
  });

  it('leaves a list of first names alone', () => {
    const met = customersOf(['Ida Roe'], note('Present: Martin, Philip, Henning (all Calder); Ida Roe.'));
    expect(met).not.toContain('Philip Martin');
  });
});

describe('Names in chats', () => {
  it.each([
    ['a family', 'ben: there are two Roes, ask the Roes about it'],
    ['a verb behind a first name', 'ben: ida ärgert sich halt'],
  ])('brings nobody new: %s', (_, text) => {
    expect(customersOf(['Ida Roe'], chat(text))).toEqual(['Ida Roe']);
  });
});
