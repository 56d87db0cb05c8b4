import { mail, marlow, statusOf } from '../../../test/support/marlow-components';
import { read } from './read';

describe('The yes of the one who pays', () => {
  const said = (text: string) =>
    statusOf(
      read({ ...marlow, documents: [{ ...mail('Peter Holt', text), text: `From: Peter Holt\n\n${text}\n` }] }),
      'decisionMaker',
    );

  it.each([
    'I approve this purchase.',
    'Autorizo la compra, el presupuesto es mío.',
    'Le confirmo que tienen mi visto bueno.',
    'J’approuve cette commande.',
    'Ich genehmige die Bestellung.',
    'Aprovo a compra.',
  ])('counts: %s', (text) => {
    expect(said(text)).toBe('concrete');
  });

  it.each([
    'Provided legal clears the contract, you have my approval.',
    'You have my approval as soon as legal signs.',
    'I approve this purchase once the works council agrees.',
    'Unless finance objects, I approve this purchase.',
    'Autorizo la compra cuando firme jurídico.',
    'Siempre que jurídico lo firme, tienen mi visto bueno.',
    'J’approuve cette commande dès que le juridique a signé.',
    'Sous réserve de l’avis du juridique, j’approuve cette commande.',
    'Ich stimme der Bestellung zu, sobald die Rechtsabteilung unterschrieben hat.',
    'Ich stimme zu, allerdings erst, wenn der Beirat einverstanden ist.',
    'Aprovo a compra assim que o jurídico assinar.',
    'Approvo l’acquisto se il legale firma.',
    'I approved this purchase last week, but I am withdrawing that.',
    'I approve this purchase. Actually, hold that: I take it back.',
    'Approved, obviously. Not.',
    'Betrachten Sie das bitte nicht als Zusage.',
  ])('does not count: %s', (text) => {
    expect(said(text)).not.toBe('concrete');
  });
});
