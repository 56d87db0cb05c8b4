import { type DossierDocument } from '../../evidence/dossier.types';
import { after, chat, mail, statusOf } from '../../../test/support/marlow-components';

describe('People who speak of their own leaving', () => {
  it.each<[string, DossierDocument]>([
    [
      'an automatic reply inside a ticket',
      {
        ...chat(
          'Case 301\nAffected user: g.anand@marlow.example\n08:00 Automatic reply received:\n"I am no longer with Marlow as of 3 September. Please turn to the plant office. Gita"\n09:12 agent: noted',
        ),
        kind: 'ticket',
        author: 'Support desk',
      },
    ],
    ['a mail with a signature', mail('Gita Anand', 'Hello, I have left Marlow. Thank you for the good time.\n\nGita')],
    ['a badge handed in', mail('Peter Holt', 'Gita handed in her badge yesterday.')],
    ['goodbyes', mail('Peter Holt', 'We said our goodbyes to Gita on Thursday.')],
    ['a role elsewhere', mail('Peter Holt', 'Gita took a role at a competitor.')],
    ['French', mail('Gita Anand', 'Bonjour, je ne travaille plus chez Marlow depuis lundi.\n\nGita')],
    ['German', mail('Gita Anand', 'Guten Tag, ich bin seit Montag nicht mehr bei Marlow.\n\nGita')],
  ])('close the champion: %s', (_, document) => {
    expect(statusOf(after(document), 'champion')).not.toBe('concrete');
  });

  it.each([
    ['who has gone quiet', 'Gita has gone quiet over the ledger, she is counting.'],
    ['who is away for a fortnight', 'Gita has gone to Portugal for a fortnight, golf.'],
    ['who follows whoever left', 'Since Nadia Okafor left, Gita answers for this.'],
    [
      'who is named beside whoever left',
      'Change the record, please: Nadia Okafor is gone, Gita has had it since summer.',
    ],
  ])('are told from somebody %s', (_, text) => {
    const { stakeholders } = after(mail('Peter Holt', text));
    expect(stakeholders.find(({ name }) => name === 'Gita Anand')?.left).toBe(false);
  });

  it('are told from the colleague who passes it on', () => {
    const reading = after(chat('[12/09/26, 09:02] Peter Holt: Gita has left Marlow, sorry.'));
    const left = (name: string) => reading.stakeholders.find((person) => person.name === name)?.left;
    expect([left('Gita Anand'), left('Peter Holt')]).toEqual([true, false]);
  });
});
