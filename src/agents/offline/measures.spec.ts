import { after, chat, mail, marlow, statusOf } from '../../../test/support/marlow-components';
import { read } from './read';

describe('A figure is not a firm one', () => {
  it.each([
    'Please scrap the forty-three hours I gave you.',
    'I misspoke about the downtime.',
    'The forty-three hours turned out to be bogus.',
    'We do not have a baseline, to be frank.',
    'We do not know the real number.',
    'No tenemos una cifra fiable de partida.',
    'Nous n’avons pas de chiffre fiable.',
    'Wir haben keinen verlässlichen Ausgangswert.',
  ])('after its author says: %s', (text) => {
    expect(statusOf(after(mail('Gita Anand', text)), 'painMetric')).not.toBe('concrete');
  });

  it.each([
    'Twenty hours? In your dreams.',
    'Something like 20 hours would be nice one day.',
    'Tom suggested 20 hours but I have not agreed.',
    'The rival promised 20 hours.',
    'Probablemente serán 20 horas, pero eso lo decide el comité.',
  ])('as a target when the customer only says: %s', (text) => {
    const call = `[00:00:09] Gita Anand: We have forty-three hours of unplanned downtime a month today.\n[00:00:20] Tom Askew: And the target?\n[00:00:25] Gita Anand: ${text}`;
    const documents = [{ ...chat(call), kind: 'call_transcript' }];
    expect(statusOf(read({ ...marlow, documents }), 'painMetric')).not.toBe('concrete');
  });
});
