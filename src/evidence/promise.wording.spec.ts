import { describe, expect, it } from '@jest/globals';
import { EMPTY_CONTRACT } from '../../test/support/empty-contract';
import { type Dossier } from './dossier.types';
import { type ExpectationGap } from './evidence.types';
import { promiseInWords } from './promise.wording';

const CALL = `Mavis Orr: The members gave me the authority.
Joelle: Does it run in the orchard, where nothing has signal?
Caleb Thornbury: Yes. It works offline, it syncs when you're back in the yard.
CY DORN: I told Joelle five hundred a month.
PO-LIN HSU: Is single sign-on in there?
CALEB: included. SAML.
JOELLE: I need everything live for the twelfth, all the old lists too.
CALEB: Twelve days after the start. Sure, we can make that happen.
BRUNA SALLES: I only ask that the techs can swap on their phones.
CALEB THORNBURY: They can.
Mavis: Then put it in writing.
Caleb: I'll give two remote training days at no charge.
Mavis: Nice.
Caleb: and I promise you'll see the first report within two weeks.
Joelle: We will want that in writing.`;
const NOTE = 'Caleb here.\nOsei wants automatic removal, I told him it works, have not double checked.';
const MAIL =
  'From: Joelle Hart\nTo: Caleb\n\nHello,\nCaleb said your connector reads version 9 directly. Please send proof.';

const dossier: Dossier = {
  today: '2026-10-01',
  account: {
    externalId: 'GGC',
    name: 'Greenhollow',
    segment: 'smb',
    industry: null,
    csm: { name: 'Cy Dorn', email: null },
    ae: { name: 'Caleb Thornbury', email: null },
  },
  contract: EMPTY_CONTRACT,
  opportunity: null,
  contacts: [
    { name: 'Joelle Hart', email: null, title: null, crmRole: null },
    { name: 'Bruna Salles', email: null, title: null, crmRole: null },
  ],
  documents: [
    { id: 'call', kind: 'call_transcript', date: '2026-01-30', author: 'Caleb Thornbury', text: CALL },
    { id: 'note', kind: 'crm_note', date: '2026-02-02', author: 'Caleb Thornbury', text: NOTE },
    { id: 'mail', kind: 'email', date: null, author: 'Joelle Hart', text: MAIL },
  ],
};

function gap(documentId: string, quote: string, promise = quote): ExpectationGap {
  const text = dossier.documents.find(({ id }) => id === documentId)?.text ?? '';
  const start = text.indexOf(quote);
  const evidence = [{ documentId, quote, start, end: start + quote.length }];
  return { promise, why: '', dueOn: null, evidence };
}

describe('a promise in the words of its source', () => {
  it.each([
    [
      gap('call', "I'll give two remote training days at no charge."),
      "Caleb Thornbury promised Mavis Orr on 2026-01-30: I'll give two remote training days at no charge",
    ],
    [
      gap('call', "and I promise you'll see the first report within two weeks."),
      "Caleb Thornbury promised Mavis Orr on 2026-01-30: you'll see the first report within two weeks",
    ],
    [
      gap('call', 'I told Joelle five hundred a month.'),
      'Cy Dorn told Caleb Thornbury on 2026-01-30: I told Joelle five hundred a month',
    ],
    [
      gap('call', 'included.', 'included. — SAML.'),
      'Caleb Thornbury promised Po-Lin Hsu on 2026-01-30, answering “Is single sign-on in there?”: included. SAML',
    ],
    [
      gap('call', 'Sure, we can make that happen.', 'Twelve days after the start. — Sure, we can make that happen.'),
      'Caleb Thornbury promised Joelle Hart on 2026-01-30, answering “I need everything live for the twelfth, all the old lists too”: Twelve days after the start. Sure, we can make that happen',
    ],
    [
      gap('call', 'They can.'),
      'Caleb Thornbury promised Bruna Salles on 2026-01-30, answering “I only ask that the techs can swap on their phones”: They can',
    ],
    [
      gap(
        'call',
        "It works offline, it syncs when you're back in the yard.",
        "Does it run in the orchard, where nothing has signal? — It works offline, it syncs when you're back in the yard.",
      ),
      "Caleb Thornbury promised Joelle Hart on 2026-01-30, answering “Does it run in the orchard, where nothing has signal?”: It works offline, it syncs when you're back in the yard",
    ],
    [
      gap('call', 'We will want that in writing.'),
      "Joelle Hart said on 2026-01-30, answering “you'll see the first report within two weeks”: We will want that in writing",
    ],
    [
      gap('note', 'Osei wants automatic removal, I told him it works, have not double checked.'),
      'Caleb Thornbury noted on 2026-02-02: Osei wants automatic removal, I told him it works, have not double checked',
    ],
    [
      gap('mail', 'Caleb said your connector reads version 9 directly.'),
      'Joelle Hart wrote: Caleb said your connector reads version 9 directly',
    ],
  ])('says who gave it to whom, when, and what was asked: %#', (given, words) =>
    expect(promiseInWords(given, dossier)).toBe(words),
  );

  it('stays as a reader worded it in words of its own', () => {
    const worded = gap('call', 'They can.', 'Techs can swap shifts on their phones');
    expect(promiseInWords(worded, dossier)).toBe('Techs can swap shifts on their phones');
  });

  it('stays as it is where nothing tells whose words they are', () => {
    const unsigned = { ...dossier, documents: dossier.documents.map((each) => ({ ...each, author: null })) };
    const said = gap('note', 'Osei wants automatic removal, I told him it works, have not double checked.');
    expect(promiseInWords(said, unsigned)).toBe(said.promise);
  });
});
