import { layOut } from './layout';
import { turnIn } from './turns';

const isKnown = (name: string) => /(?:priya|raman)$/iu.test(name);

describe('Who takes the word in a transcript', () => {
  it.each([
    ['Priya Raman: we lose nine days', 'Priya Raman', ' we lose nine days'],
    ['[00:12] PRIYA RAMAN (Northwind): we lose nine days', 'PRIYA RAMAN', ' we lose nine days'],
    ['[08/07/26, 10:14] Priya Raman: we lose nine days', 'Priya Raman', ' we lose nine days'],
    ['[08-07-26 9:14 a. m.] Priya Raman: we lose nine days', 'Priya Raman', ' we lose nine days'],
    ['[08.07.26, 21:14 Uhr] Priya Raman: we lose nine days', 'Priya Raman', ' we lose nine days'],
    ['Priya Raman  9:12 AM  we lose nine days', 'Priya Raman', 'we lose nine days'],
    ['9:12 AM  Priya Raman  we lose nine days', 'Priya Raman', 'we lose nine days'],
    ['Priya Raman   0:03:11', 'Priya Raman', ''],
    ['00:42 | Priya', 'Priya', ''],
    ['PRIYA RAMAN', 'PRIYA RAMAN', ''],
    ['<v Priya Raman> we lose nine days', 'Priya Raman', 'we lose nine days'],
    ['Priya Raman | 00:06 | we lose nine days', 'Priya Raman', 'we lose nine days'],
    ['13:02:10 Priya Raman (Northwind): we lose nine days', 'Priya Raman', ' we lose nine days'],
    ['Raman, Priya (Northwind)   18/02 10:19', 'Priya Raman', ''],
    ['Priya Raman   18/02 10:12', 'Priya Raman', ''],
    ['priya raman: we lose nine days', 'priya raman', ' we lose nine days'],
    ['priya raman 9:14: we lose nine days', 'priya raman', ' we lose nine days'],
    ['priya raman 9:14 : nous perdons', 'priya raman', ' nous perdons'],
    ['9:14 priya: we lose nine days', 'priya', ' we lose nine days'],
    ['Priya 5:57p: nine days', 'Priya', ' nine days'],
    ['Priya Raman 9 h 05 : neuf jours', 'Priya Raman', ' neuf jours'],
    ['Reinhold te Laak: neun Tage', 'Reinhold te Laak', ' neun Tage'],
    ['Josef Tannhuber jun.: neun Tage', 'Josef Tannhuber jun', ' neun Tage'],
    ['Priya Raman : « nous perdons neuf jours »', 'Priya Raman', ' « nous perdons neuf jours »'],
  ])('%s', (line, name, words) => {
    const turn = turnIn(line, true, isKnown);
    expect(turn?.name).toBe(name);
    expect(line.slice(turn?.length)).toBe(words);
  });

  it.each([
    'Budget: 40,000',
    'Next steps',
    '10:30 | Agenda',
    'We said 9:30 and meant it',
    'the goal: nine days',
    'meeting 9:14: nine days',
  ])('nobody in: %s', (line) => {
    expect(turnIn(line, true, isKnown)).toBeNull();
  });

  it('changes in the middle of a line of minutes', () => {
    const text = 'TOP 4 Works council. Priya Raman: agrees to it. Raman: so do I.';
    const layout = layOut(text, 'call_transcript', null, isKnown);
    const said = layout.blocks
      .filter(({ zone }) => zone === 'body')
      .map(({ start, end, speaker }) => [speaker, text.slice(start, end).trim()]);
    expect(said).toEqual([
      [null, 'TOP 4 Works council.'],
      ['Priya Raman', 'agrees to it.'],
      ['Raman', 'so do I.'],
    ]);
  });

  it('is whom a label stands for, once the transcript has named it', () => {
    const text = 'Speaker 1 (Priya Raman): nine days\nSpeaker 2  0:09\nwho says?\nSpeaker 1: I do\nPR: and again';
    const layout = layOut(text, 'call_transcript', null, isKnown, new Map([['pr', 'Priya Raman']]));
    const said = layout.blocks
      .filter(({ zone }) => zone === 'body')
      .map(({ start, end, speaker }) => [speaker, text.slice(start, end).trim()]);
    expect(said).toEqual([
      ['Priya Raman', 'nine days\nSpeaker 2  0:09\nwho says?'],
      ['Priya Raman', 'I do'],
      ['Priya Raman', 'and again'],
    ]);
  });

  it('is whom initials stand for, an accent among them or not', () => {
    const text = 'ÉD: bonjour\nED: et bonjour';
    const layout = layOut(text, 'call_transcript', null, isKnown, new Map([['ed', 'Élodie Durand']]));
    const speakers = layout.blocks.filter(({ zone }) => zone === 'body').map(({ speaker }) => speaker);
    expect(speakers).toEqual(['Élodie Durand', 'Élodie Durand']);
  });

  it('is somebody else once an attribution inside the quotation says so', () => {
    const text = 'From: Priya Raman\nTo: Tom Askew\n\nMine.\n> On 3 May 2026, Tom Askew wrote:\n> Yours.';
    const layout = layOut(text, 'email', 'Priya Raman', isKnown);
    const quoted = layout.blocks.find(({ zone }) => zone === 'quoted');
    expect(quoted?.speaker).toBe('Tom Askew');
  });
});
