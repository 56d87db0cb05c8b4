import { moneyIn } from '../../evidence/text/money';
import { numbersIn } from '../../evidence/text/numbers';
import { FEE_LABEL, RENEWAL, SEAT_UNIT, YEARLY } from './contract.words';
import { AGREED, APPROXIMATE, ORDER_TALK, RUNS } from './contract.talk.words';
import { HEDGE } from './doubt.words';
import { type Passage } from './passage';
import { type Story } from './story';

/** Mails, notes and chats that state the order itself once it is closed: "18 seats, Team plan, $5,400 for the year". */
export function orderStatements({ dossier, passages }: Pick<Story, 'dossier' | 'passages'>): Passage[] {
  const closed = dossier.opportunity?.closeDate ?? null;
  return passages.filter(
    (passage) =>
      isWritten(passage) &&
      !(closed !== null && passage.date !== null && passage.date < closed) &&
      isPlain(passage.text) &&
      namesTerms(passage),
  );
}

function isWritten({ zone, kind, language }: Passage): boolean {
  return zone === 'body' && kind !== 'call_transcript' && kind !== 'order_form' && language !== 'und';
}

function isPlain(text: string): boolean {
  return !/\?/.test(text) && !HEDGE.test(text) && ORDER_TALK.test(text) && !APPROXIMATE.test(text);
}

function namesTerms({ text, language }: Passage): boolean {
  if (numbersIn(text, language).some(({ end }) => SEAT_UNIT.test(text.slice(end)))) return true;
  if (!AGREED.test(text)) return false;
  const yearlySum = moneyIn(text, language).length > 0 && (YEARLY.test(text) || FEE_LABEL.test(text));
  return yearlySum || RENEWAL.test(text) || RUNS.test(text);
}
