import { layOut } from './layout';
import { loginsOf, loginTurn, replyTurn } from './turn.tickets';

const people = [
  { name: 'Vera Roe', email: 'vera.roe@calder.example' },
  { name: 'Hal Fitch', email: 'hal@calder.example' },
  { name: 'Hugo Fitch', email: null },
];
const logins = loginsOf(people);
const nobody = () => false;

describe('Who speaks in a ticket', () => {
  it.each([
    ['[17/11 10:02] vroe: yes', 'Vera Roe'],
    ['vera.roe 9:14: yes', 'Vera Roe'],
    ['hugof: yes', 'Hugo Fitch'],
    ['hfitch: yes', undefined],
    ['resolution: yes', undefined],
  ])('is on record under the login of: %s', (line, name) => {
    expect(loginTurn(line, logins)?.name).toBe(name);
  });

  it.each([
    ['-- public reply, V. Roe (cc), 29 Jul 07:15 --', 'V. Roe'],
    ['Comment by Vera Roe', 'Vera Roe'],
    ['Note: the Vera Roe file', undefined],
  ])('is named by the line above the words: %s', (line, name) => {
    expect(replyTurn(line)?.name).toBe(name);
  });

  it('is who opened it, until somebody answers', () => {
    const text =
      'KEY-5521 Status: open\nReporter: vera.roe@calder.example\n\nWe lose nine days.\n\n[18/11 08:30] hugof: I count ten.';
    const layout = layOut(text, 'ticket', 'Service Desk', nobody, new Map(), logins);
    const said = layout.blocks
      .filter(({ zone }) => zone === 'body')
      .map(({ start, end, speaker }) => [speaker, text.slice(start, end).trim()]);
    expect(said.at(0)?.[0]).toBe('Vera Roe');
    expect(said.at(-1)).toEqual(['Hugo Fitch', 'I count ten.']);
  });
});
