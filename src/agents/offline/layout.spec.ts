import { type DossierDocument } from '../../evidence/dossier.types';
import { type AnchorKey } from '../../evidence/evidence.types';
import { chat, mail, marlow } from '../../../test/support/marlow-components';
import { read } from './read';

describe('Forms and notes in other shapes', () => {
  const firm = (documents: DossierDocument[], key: AnchorKey) => {
    const reading = read({ ...marlow, contract: { ...marlow.contract, seats: null }, documents });
    return reading.anchors.find((anchor) => anchor.key === key);
  };
  const order = (text: string): DossierDocument => ({
    id: 'form',
    kind: 'order_form',
    date: '2026-08-26',
    author: null,
    text,
  });

  it.each([
    'Workshop edition, 31 people @ £300 each, £9,300 / year',
    'Licence for 31 named users, £9,300 a year',
    'Number of people ....... 31',
    'Staff accounts | 31',
  ])('gives the seats of: %s', (line) => {
    expect(firm([order(`Order BL-1\n${line}\n`)], 'seats')).toMatchObject({ status: 'concrete', value: 31 });
  });

  it('takes the name below a line of consent as the signature', () => {
    const form = order('BON DE COMMANDE\n\nBon pour accord, lu et approuvé\nPeter Holt, Directeur, le 26 août 2026\n');
    expect(firm([form], 'decisionMaker')).toMatchObject({ status: 'concrete', value: { name: 'Peter Holt' } });
  });

  it.each([
    'Peter Holt, Directeur (signé le 26 août 2026)',
    'Pela contratante: Peter Holt, Diretor, 26/08/2026',
    'Signed, Marlow: P. Holt, Plant Director, 26/8/2026',
  ])('takes the signature in: %s', (line) => {
    const form = order(`ORDER BL-2 (supersedes quotation BL-1, now void)\n\n${line}\n`);
    expect(firm([form], 'decisionMaker')).toMatchObject({ status: 'concrete', value: { name: 'Peter Holt' } });
  });

  it('hears what minutes report of a person', () => {
    const minutes = {
      ...mail('Tom Askew', ''),
      kind: 'call_transcript',
      author: 'Tom Askew',
      text: "Compte rendu\n\nGita Anand indique que le délai est aujourd'hui de 9 jours. Elle précise que l'objectif est de 4 jours au plus tard le 31 mars 2027.",
    };
    expect(firm([minutes], 'painMetric')?.value).toMatchObject({ baseline: 9, target: 4 });
  });

  it('hears the speaker of a row of minutes and of an exported chat', () => {
    const minutes = {
      ...mail('Tom Askew', ''),
      kind: 'crm_note',
      text: 'MINUTES\n\n| No | Said by | What |\n|----|----|----|\n| 1 | Gita Anand | Today it takes us nine days, by 31 March 2027 we want four. |\n',
    };
    const exported = chat(
      '[12/09/26, 09:41] Tom Askew: Los números, por favor.\n12/09/2026 09:55 - Gita Anand: Hoy son 9 días. Nuestra meta es 4 días a más tardar el 31 de marzo de 2027.',
    );
    for (const document of [minutes, exported])
      expect(firm([document], 'painMetric')?.value).toMatchObject({ baseline: 9, target: 4 });
    expect(firm([exported], 'successCriteria')?.status).toBe('concrete');
  });
});
