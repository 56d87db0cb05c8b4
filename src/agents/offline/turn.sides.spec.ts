import { layOut } from './layout';

const isKnown = (name: string) => /^(?:astrid lunn|oriel sandford)$/iu.test(name);

function said(text: string, kind: string) {
  return layOut(text, kind, null, isKnown)
    .blocks.filter(({ zone }) => zone === 'body')
    .map(({ start, end, speaker, side }) => [speaker, side, text.slice(start, end).trim()]);
}

describe('Who speaks, where no record knows the name', () => {
  it('is a handle of a chat whose lines open with handles', () => {
    const text =
      'dee: stems binned last week: 9,300\nrog_2: and the goal\ndee: 2,000 by valentines\nnote: she renews then';
    expect(said(text.replace('rog_2', 'rog'), 'slack_thread')).toEqual([
      ['dee', null, 'stems binned last week: 9,300'],
      ['rog', null, 'and the goal'],
      ['dee', null, '2,000 by valentines\nnote: she renews then'],
    ]);
  });

  it('is no word before a colon in a talk of few labels', () => {
    const text = 'we talked for an hour\nthe goal they named: nine\nand lunch was good\ncoffee: also';
    expect(said(text, 'slack_thread')).toEqual([[null, null, text]]);
  });

  it('is a side that the label tells, with the name beside it or without', () => {
    const text = 'Vendor: How many?\nKundin (Petra Vane): Nine.\nAgency head: Four, the rest are drafts.';
    expect(said(text, 'call_transcript')).toEqual([
      ['Vendor', 'vendor', 'How many?'],
      ['Petra Vane', 'customer', 'Nine.'],
      ['Agency head', 'customer', 'Four, the rest are drafts.'],
    ]);
  });

  it('lists among the speakers nobody of whom only the side is told', () => {
    const text = 'Vendor: How many?\nCustomer (Petra Vane): Nine.\nCustomer: Ten.';
    expect(layOut(text, 'call_transcript', null, isKnown).speakers.map(({ name }) => name)).toEqual(['Petra Vane']);
  });

  it('is any full name in a ticket written as a talk', () => {
    const text = 'Astrid Lunn: who enrols?\nTilda Prowse: not me\nOriel Sandford: nor me\nWilf Wainwright: nor me';
    expect(said(text, 'ticket').map(([speaker]) => speaker)).toEqual([
      'Astrid Lunn',
      'Tilda Prowse',
      'Oriel Sandford',
      'Wilf Wainwright',
    ]);
    expect(said('Server Room: 12 degrees\nSecond Floor: 14 degrees', 'ticket')).toEqual([
      [null, null, 'Server Room: 12 degrees\nSecond Floor: 14 degrees'],
    ]);
  });
});
