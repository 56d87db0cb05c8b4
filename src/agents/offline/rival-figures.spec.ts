import { CALDER, anchorOf as anchor, readCalder } from '../../../test/support/calder-dairy';
import { type Dossier, type DossierDocument } from '../../evidence/dossier.types';
import { type Reading } from '../../evidence/evidence.types';
import { type Claim } from '../../evidence/extraction';
import { storyOf } from './offline.reader';
import { rivalFigures } from './rival-figures';
import { LEARNT } from './senses/senses';

const order = (fee: string): DossierDocument => ({
  id: 'order',
  kind: 'order_form',
  date: '2026-08-26',
  author: null,
  text: `ORDER 9\nCustomer: Calder Dairy\nUsers: 40\n${fee}\nSigned, Calder Dairy: Ida Roe, Managing Director, 26 August 2026`,
});
const call: DossierDocument = {
  id: 'call',
  kind: 'call_transcript',
  date: '2026-08-03',
  author: 'Ben Lund',
  text: `Ben Lund: How long does a batch release take today?
Mona Fitch: Nine days on average last year, straight from the system.
Ben Lund: And where do you want to be?
Mona Fitch: Four days. That is decided.`,
};
const document = (kind: string, author: string, text: string): DossierDocument => ({
  id: 'later',
  kind,
  date: '2026-09-02',
  author,
  text: kind === 'email' ? `From: ${author}\nTo: Ben Lund\nSubject: figures\n\n${text}\n` : text,
});
const readWith = (documents: DossierDocument[], contract: Partial<Dossier['contract']> = {}): Reading =>
  readCalder(documents, { contract: { ...CALDER.contract, entitlements: [], ...contract } });

describe('A yearly amount', () => {
  const rupees = { arr: 6_400_000, currency: 'INR' };

  it.each(['Annual fee: Rs. 64 lakh', 'Annual fee: ₹ 0.64 crore', 'Annual fee: INR 64,00,000'])(
    'is understood in the counting of South Asia: %s',
    (fee) => {
      expect(anchor(readWith([order(fee)], rupees), 'arr')).toMatchObject({
        status: 'concrete',
        value: { amount: 6.4e6 },
      });
    },
  );

  it('conflicts with an order in lakh that says otherwise', () => {
    expect(anchor(readWith([order('Annual fee: Rs. 46 lakh')], rupees), 'arr')?.status).toBe('conflicting');
  });

  it.each(['Annual fee: 11,900 florins', 'Price per year (net): 11 900,-'])(
    'is in doubt when the order states one the reader cannot make out: %s',
    (fee) => {
      const arr = anchor(readWith([order(fee)]), 'arr');
      expect(arr?.status).not.toBe('concrete');
      expect(arr?.doubts.join(' ')).toContain('order');
    },
  );

  it('stands when the order repeats it without a currency', () => {
    expect(anchor(readWith([order('Annual fee: 12,400')]), 'arr')?.status).toBe('concrete');
  });

  it.each([
    'Our system says 12,400 EUR and the paper at theirs 14,200 EUR. Nobody can tell which one is right.',
    'Der Preis: 12.400 EUR bei uns, 14.200 EUR bei denen. Welche Zahl stimmt, weiß noch keiner.',
    'El precio es 12.400 EUR en el CRM y 14.200 EUR en su copia. ¿Cuál vale?',
    'Le prix : 12 400 EUR chez nous, 14 200 EUR chez eux. Lequel est le bon ? Rien de tranché.',
  ])('is in doubt once a note holds two against each other: %s', (text) => {
    const reading = readWith([order('Annual fee: EUR 12,400'), document('crm_note', 'Ben Lund', text)]);
    expect(anchor(reading, 'arr')).toMatchObject({
      status: 'conflicting',
      value: { candidates: [{ amount: 12400 }, { amount: 14200 }] },
    });
  });

  it('stands when the second amount is only another price', () => {
    const text = 'They pay 12,400 EUR a year. The larger plan is 14,200 EUR, they may take it next year.';
    const reading = readWith([order('Annual fee: EUR 12,400'), document('crm_note', 'Ben Lund', text)]);
    expect(anchor(reading, 'arr')?.status).toBe('concrete');
  });
});

describe("Today's figure", () => {
  it('is firm as long as one is given', () => {
    expect(anchor(readWith([call]), 'painMetric')).toMatchObject({
      status: 'concrete',
      value: { baseline: 9, target: 4 },
    });
  });

  it.each<[string, DossierDocument]>([
    [
      'a note tells of two and of no answer',
      document(
        'crm_note',
        'Ben Lund',
        'On the phone she said 9 days, in the plant it was 13 days. I asked which holds and got no answer.',
      ),
    ],
    [
      'somebody else has another and calls it open',
      document(
        'email',
        'Ida Roe',
        'The figure to start from is 13 days, that of the annual report. Mona reckons otherwise. We have not settled it. It remains open between us.',
      ),
    ],
    [
      'a Portuguese note asks which counts',
      document(
        'crm_note',
        'Ben Lund',
        'Ela falou em 9 dias na call e 13 dias depois. Perguntei qual vale, não respondeu.',
      ),
    ],
  ])('conflicts when %s', (_, later) => {
    const pain = anchor(readWith([call, later]), 'painMetric');
    expect(pain?.status).toBe('conflicting');
    expect(pain?.doubts.join(' ')).toMatch(/9 days against 13 days|13 days against 9 days/);
  });

  it.each<[string, DossierDocument]>([
    ['the year before', document('email', 'Mona Fitch', 'In 2024 a batch release took 13 days, before the new lab.')],
    [
      'one site of several',
      document('email', 'Mona Fitch', 'The second plant alone needs 13 days, the average stays 9 days.'),
    ],
  ])('stands beside that of %s', (_, later) => {
    expect(anchor(readWith([call, later]), 'painMetric')?.status).toBe('concrete');
  });
});

describe('A question which of two figures holds', () => {
  const firm: Claim = {
    anchor: 'painMetric',
    value: { what: 'Batch release', unit: 'days', baseline: 9, target: 4 },
    standing: 'stated',
    quotes: [],
    by: 'Mona Fitch',
    doubt: null,
  };
  const heldAgainst = (text: string) => {
    const later = { ...call, id: 'later', date: '2026-09-02', text };
    return rivalFigures(storyOf({ ...CALDER, documents: [call, later] }, LEARNT).story, [firm]);
  };

  it('holds them against each other', () => {
    expect(heldAgainst('Ben Lund: Was it 9 or 13?\nMona Fitch: I shall look it up.')).toHaveLength(2);
  });

  it('holds nothing against the one that is given in answer', () => {
    expect(heldAgainst('Ben Lund: Was it 9 or 13?\nMona Fitch: 9, the 13 was a slip of mine.')).toEqual([]);
  });
});

describe('A figure', () => {
  const talk = (text: string) => anchor(readWith([{ ...call, text }]), 'painMetric');

  it('is a share when told as one in so many', () => {
    const text =
      'Ben Lund: How many batches fail today?\nMona Fitch: Today it is one in eight.\nBen Lund: And the target?\nMona Fitch: 5 percent.';
    expect(talk(text)?.value).toMatchObject({ unit: 'percent', baseline: 12.5, target: 5 });
  });
});

describe('A signature', () => {
  it('is read behind an academic title', () => {
    const form = order('Annual fee: EUR 12,400');
    const text = form.text.replace(
      /Signed.*$/u,
      'Bestellung freigegeben durch: Dipl.-Ing. Ida Roe, Vorstand, am 26.08.2026',
    );
    expect(anchor(readWith([{ ...form, text }]), 'decisionMaker')).toMatchObject({
      status: 'concrete',
      value: { name: 'Ida Roe' },
    });
  });
});

describe('Words in quotation marks', () => {
  it.each([
    'Ida Roe wrote to me: “I approve this purchase and the budget is mine.”',
    'Frau Roe hat mir geschrieben: „Ich habe die Mittel freigegeben, ich genehmige die Bestellung.“',
    'Ida me ha escrito: «Autorizo la compra, el presupuesto es mío.»',
  ])('are never the yes of who quotes them: %s', (text) => {
    const decider = anchor(readWith([document('email', 'Mona Fitch', text)]), 'decisionMaker');
    expect(decider?.value).not.toMatchObject({ name: 'Mona Fitch' });
    expect(decider?.status).not.toBe('concrete');
  });
});
