import { layOut } from './layout';
import { bookedIn, lettersIn, namesakesIn } from './turn.letters';
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
    ['Priya Raman — 10:01', 'Priya Raman', ''],
    ['00:42 | Priya', 'Priya', ''],
    ['PRIYA RAMAN', 'PRIYA RAMAN', ''],
    ['[Priya Raman 02:14] we lose nine days', 'Priya Raman', 'we lose nine days'],
    ['[Priya Raman] 14:03:11', 'Priya Raman', ''],
    ['priya.raman  [9:02 AM]', 'Priya Raman', ''],
    ['    ↳ priya.raman  [9:31 AM]  nine days', 'Priya Raman', 'nine days'],
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
      ['Priya Raman', 'nine days'],
      ['Speaker 2', 'who says?'],
      ['Priya Raman', 'I do'],
      ['Priya Raman', 'and again'],
    ]);
  });

  it('is nobody where the label is a letter, until the transcript names it', () => {
    const text = 'Speaker A: nine days\nSpeaker B: who says?\nSpeaker A (Priya Raman): I do';
    const { blocks } = layOut(text, 'call_transcript', null, isKnown, new Map());
    const turns = blocks.filter(({ zone }) => zone === 'body');
    expect(turns.map(({ speaker }) => speaker)).toEqual(['Priya Raman', 'Speaker B', 'Priya Raman']);
  });

  it('is whom initials stand for, an accent among them or not', () => {
    const text = 'ÉD: bonjour\nED: et bonjour';
    const layout = layOut(text, 'call_transcript', null, isKnown, new Map([['ed', 'Élodie Durand']]));
    const speakers = layout.blocks.filter(({ zone }) => zone === 'body').map(({ speaker }) => speaker);
    expect(speakers).toEqual(['Élodie Durand', 'Élodie Durand']);
  });

  it.each([
    ['a dash', 'Priya — nine days, all told\nTom Askew — who says?\nPriya — I do\nTom Askew — fine'],
    ['brackets', '[Priya R.] nine days, all told\n\n[Tom Askew] who says?\n\n[Priya R.] I do\n\n[Tom Askew] fine'],
    ['a gap', 'PR  nine days, all told\nTA  who says?\nPR  I do\nTA  fine'],
    [
      'the time alone',
      '#orders\nPriya Raman 10:02 nine days, all told\nTom Askew 10:05 who says?\nPriya Raman 10:07 I do\nTom Askew 10:08 fine',
    ],
    [
      'day and time',
      '11 ago 07:02 Priya: nine days, all told\n11 ago 07:15 Tom Askew: who says?\n11 ago 07:16 Priya: I do\n12 ago 09:00 Tom Askew: fine',
    ],
    [
      'a dash before the name',
      '— Priya : nine days, all told\n— Tom Askew : who says?\n— Priya : I do\n— Tom Askew : fine',
    ],
  ])('is known by %s where the whole talk is written so', (_, text) => {
    const initials = new Map([
      ['pr', 'Priya Raman'],
      ['ta', 'Tom Askew'],
    ]);
    const layout = layOut(text, 'call_transcript', null, isKnown, initials);
    const said = layout.blocks
      .filter(({ zone, speaker }) => zone === 'body' && speaker !== null)
      .map(({ start, end, speaker }) => [speaker?.charAt(0), text.slice(start, end).trim()]);
    expect(said).toEqual([
      ['P', 'nine days, all told'],
      ['T', 'who says?'],
      ['P', 'I do'],
      ['T', 'fine'],
    ]);
  });

  it('is one and the same by the full name and by the first', () => {
    const text = 'Priya Raman — nine days\nTom — who says?\nPriya — I do\nTom Askew — fine';
    const { blocks } = layOut(text, 'call_transcript', null, isKnown, new Map());
    expect(blocks.flatMap(({ zone, speaker }) => (zone === 'body' ? [speaker] : []))).toEqual([
      'Priya Raman',
      'Tom',
      'Priya',
      'Tom Askew',
    ]);
  });

  it('is nobody where a dash stands in some lines only', () => {
    const text =
      'Minutes of the call\nPriya — away until Monday\nThe pumps stood still for nine days.\nTom Askew has the list.\nNext call on Friday.';
    const layout = layOut(text, 'call_transcript', null, isKnown);
    expect(layout.speakers).toEqual([]);
  });

  it('is of two with one given name the one whom the document names in full', () => {
    const people = ['Josée Lavoie', 'Josée Lavigne', 'Mike Sarrazin'];
    const labels = new Map(namesakesIn('Call 13 August. Mike Sarrazin, Josée Lavoie', people));
    const layout = layOut('Josée: bonjour', 'call_transcript', null, isKnown, labels);
    expect(layout.speakers.map(({ name }) => name)).toEqual(['Josée Lavoie']);
    expect(namesakesIn('Josée Lavoie asks Josée Lavigne', people)).toEqual([]);
  });

  it('is whom single letters stand for, by the heading and the record', () => {
    const people = ['Nell Brand', 'Ben Lund', 'Mona Fitch', 'Ida Roe', 'Nora Falk'];
    const text = 'Call 3 May, Ben Lund and Nora Falk\nB: How many?\nN: Forty.\nB: And the rest?\nN: Later.';
    expect(lettersIn(text, people)).toEqual([
      ['b', 'Ben Lund'],
      ['n', 'Nora Falk'],
    ]);
    expect(lettersIn('A: one\nB: two\nA: three\nB: four', ['Ada Poe', 'Amy Low', 'Ben Lund'])).toEqual([
      ['b', 'Ben Lund'],
    ]);
    expect(lettersIn('A: the answer\nB: another', people)).toEqual([]);
  });

  it('is somebody else once an attribution inside the quotation says so', () => {
    const text = 'From: Priya Raman\nTo: Tom Askew\n\nMine.\n> On 3 May 2026, Tom Askew wrote:\n> Yours.';
    const layout = layOut(text, 'email', 'Priya Raman', isKnown);
    const quoted = layout.blocks.find(({ zone }) => zone === 'quoted');
    expect(quoted?.speaker).toBe('Tom Askew');
  });

  it('is who passes a mail on, below the line that ends it', () => {
    const text =
      '---------- Forwarded message ---------\nFrom: Tom Askew\nTo: Priya Raman\n\nMine is the budget.\n---------\nSee above, I did the count.';
    const layout = layOut(text, 'email', 'Priya Raman', isKnown);
    expect(layout.blocks.at(-1)).toMatchObject({ zone: 'body', speaker: 'Priya Raman' });
  });

  it.each([
    'El vie, 18 sept 2026 a las 13:05, Tom Askew (<tom@x.example>) escribió:',
    'Il giorno ven 18 set 2026 alle ore 13:05 Tom Askew <tom@x.example> ha scritto:',
    'Le ven. 18 sept. 2026 à 13:05, Tom Askew <tom@x.example> a écrit :',
    '----- Tom Askew schreef/a écrit (25/08 à 16:10) :',
  ])('is whom a mail program names above the quotation: %s', (line) => {
    const layout = layOut(`From: Priya Raman\n\nMine.\n${line}\n> Yours.`, 'email', 'Priya Raman', isKnown);
    expect(layout.blocks.find(({ zone }) => zone === 'quoted')?.speaker).toBe('Tom Askew');
  });

  it('is whom initials in the middle of an item stand for, up to the next item', () => {
    const text = '1. Count. PR: nine days.\n2. Goal. Four days are wanted.';
    const layout = layOut(text, 'call_transcript', null, isKnown, new Map([['pr', 'Priya Raman']]));
    const said = layout.blocks
      .filter(({ zone }) => zone === 'body')
      .map(({ start, end, speaker }) => [speaker, text.slice(start, end).trim()]);
    expect(said).toEqual([
      [null, '1. Count.'],
      ['Priya Raman', 'nine days.'],
      [null, '2. Goal. Four days are wanted.'],
    ]);
  });

  it('is whom a telephone has in its address book under trade or firm', () => {
    const text =
      '22/9/2026, 19:40 - Priya Sunvale: nine days\n[22/09/2026 19:41:02] Tom fitter: yes\n22/9/2026, 19:42 - Tom Lund: no';
    expect(bookedIn(text, ['Priya Raman', 'Tom Askew'], 'Sunvale Mills')).toEqual([
      ['Priya Sunvale', 'Priya Raman'],
      ['Tom fitter', 'Tom Askew'],
    ]);
  });

  it('is nobody where a transcript calls the speaker unknown', () => {
    const layout = layOut(
      'Priya Raman  00:03\nNine.\n\nUnknown Speaker  00:29\nTen.',
      'call_transcript',
      null,
      isKnown,
    );
    expect(layout.speakers.map(({ name }) => name)).toEqual(['Priya Raman']);
  });

  it('is whose note is forwarded, where the line that forwards it says so', () => {
    const text =
      "From: Tom Askew\nTo: Ann\n\nSee below.\n\n--- forwarded below, Priya's note to me ---\nMine is the budget.";
    const layout = layOut(text, 'email', 'Tom Askew', isKnown);
    expect(layout.blocks.at(-1)).toMatchObject({ zone: 'body', speaker: 'Priya' });
  });
});
