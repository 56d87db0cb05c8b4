import { after, chat, mail, marlow, statusOf } from '../../../test/support/marlow-components';
import { read } from './read';

describe('Everybody a handoff names', () => {
  it('puts everybody on the map and keeps a lone first name as unresolved', () => {
    const reading = after(
      mail('Gita Anand', 'Hamish Orr (field crews) will join. Ask Bruna from payroll about the shifts.'),
    );
    expect(reading.stakeholders.find(({ name }) => name === 'Hamish Orr')).toMatchObject({ side: 'customer' });
    expect(reading.stakeholders.find(({ name }) => name === 'Bruna')).toMatchObject({ resolved: false });
  });

  it('tells two people of one first name by the initial of the last', () => {
    const contacts = [
      ...marlow.contacts,
      { name: 'Peter Vance', email: 'p.vance@marlow.example', title: null, crmRole: null },
    ];
    const document = chat('Gita Anand: Peter V. and Peter H. will both be there. Peter brings the keys.');
    const people = read({ ...marlow, contacts, documents: [...marlow.documents, document] }).stakeholders;
    expect(people.map(({ name }) => name).filter((name) => name.startsWith('Peter'))).toEqual([
      'Peter Holt',
      'Peter Vance',
    ]);
  });

  it('takes software for no person', () => {
    const people = after(chat('Gita Anand: Does it talk to Quarkly? Tom promised a Quarkly sync.')).stakeholders;
    expect(people.map(({ name }) => name)).not.toContain('Quarkly');
  });

  it('meets who is named in passing and no department', () => {
    const document = mail(
      'Gita Anand',
      'The presses are looked after by Nerys Maddox. Bertie Crane is against the whole thing and says so to everybody.',
    );
    const reading = after({
      ...document,
      text: document.text.replace('\nSubject', '\nCc: Peter Holt; Legal\nSubject'),
    });
    const people = reading.stakeholders.map(({ name }) => name);
    expect(people).toEqual(expect.arrayContaining(['Nerys Maddox', 'Bertie Crane']));
    expect(people).not.toContain('Legal');
    expect(reading.riskSignals.map(({ signal }) => signal)).toContain('detractor_active');
  });

  it('claims nothing from a language it does not know', () => {
    const text =
      'Tom Askew: Ile trwa to dzisiaj?\nGita Anand: Dzisiaj średnio 14 dni. Musimy zejść do 7 dni do 31 marca 2027. To mój budżet i mówię tak.';
    const reading = read({
      ...marlow,
      documents: [{ id: 'pl', kind: 'call_transcript', date: '2026-07-08', author: null, text }],
    });
    expect(statusOf(reading, 'painMetric')).toBe('missing');
    expect(reading.notUnderstood.map(({ documentId }) => documentId)).toEqual(['pl']);
  });
});
