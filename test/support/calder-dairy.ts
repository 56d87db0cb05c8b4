import { type Dossier, type DossierDocument } from '../../src/evidence/dossier.types';
import { type AnchorKey, type Reading } from '../../src/evidence/evidence.types';
import { read } from '../../src/agents/offline/read';

/** An invented account: who is on record, and a contract that the documents may confirm or contradict. */
export const CALDER: Omit<Dossier, 'documents'> = {
  today: '2026-09-15',
  account: {
    externalId: 'CAL-1',
    name: 'Calder Dairy',
    segment: 'smb',
    industry: 'Food',
    csm: { name: 'Nell Brand', email: 'nell@stillframe.example' },
    ae: { name: 'Ben Lund', email: 'ben@stillframe.example' },
  },
  contract: {
    arr: 12400,
    currency: 'EUR',
    seats: 40,
    startDate: '2026-09-01',
    renewalDate: '2027-09-01',
    noticePeriodDays: 30,
    plan: null,
    entitlements: ['Batch release', 'Mobile app', 'Support on working days'],
  },
  opportunity: null,
  contacts: [
    { name: 'Mona Fitch', email: 'mona@calder.example', title: 'Quality lead', crmRole: null },
    { name: 'Ida Roe', email: 'ida@calder.example', title: 'Managing Director', crmRole: null },
  ],
};

let count = 0;
export const document = (kind: string, author: string | null, text: string, date = '2026-08-20'): DossierDocument => ({
  id: `d${(count += 1)}`,
  kind,
  date,
  author,
  text,
});
export const call = (text: string, date?: string) => document('call_transcript', 'Ben Lund', text, date);
export const order = (text: string, date = '2026-08-26') => document('order_form', null, text, date);
export const note = (text: string, date?: string) => document('crm_note', 'Ben Lund', text, date);
export const chat = (text: string, date?: string) => document('slack_thread', '#calder', text, date);
export const mail = (author: string, text: string, date?: string) =>
  document('email', author, `From: ${author}\nTo: Ben Lund\nSubject: Calder\n\n${text}\n`, date);

export const readCalder = (documents: DossierDocument[], changes: Partial<Dossier> = {}): Reading =>
  read({ ...CALDER, ...changes, documents });
export const anchorOf = (reading: Reading, key: AnchorKey) => reading.anchors.find((each) => each.key === key);
export const peopleOf = (reading: Reading) => reading.stakeholders.map(({ name, side }) => `${name}, ${side}`);
