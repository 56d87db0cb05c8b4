import { type RiskSignal, type RiskSignalKind } from '../evidence.types';
import { type AccountRecord } from './account-record.types';

/** What each sign says of the customer. */
const SIGNS: Record<RiskSignalKind, string> = {
  champion_left: 'the champion has left or is leaving',
  single_threaded: 'everything hangs on one person',
  detractor_active: 'somebody is against it and says so',
  procurement_pressure: 'procurement presses on the price',
  competitor_evaluation: 'another product is being looked at',
  budget_cut: 'the budget is being cut',
  unrealistic_timeline: 'more is expected by a date than can be done',
  integration_blocker: 'an integration is in the way',
  low_icp_fit: 'the product does not fit what they do',
  security_review_open: 'a security review is open',
  reorg: 'the organisation is being changed',
};

/** A sign is as old as the newest source that shows it; whoever is against it is named where the map knows them. */
export function signInWords(sign: RiskSignal, record: AccountRecord): string {
  const { signal, evidence } = sign;
  const { dossier } = record;
  const dates = evidence.flatMap((source) => {
    const document = 'quote' in source ? dossier.documents.find(({ id }) => id === source.documentId) : undefined;
    return document?.date ?? [];
  });
  const last = dates.sort().at(-1);
  const names = namedBy(sign, record);
  const named = names.length > 0 ? ` (on the map: ${names.join(', ')})` : '';
  return `Sign of risk in the sources${last ? `, last on ${last}` : ''}: ${SIGNS[signal]}${named}`;
}

/** People of the map whom a sign names, and who are therefore cited beside its passages. */
export function namedBy({ signal }: RiskSignal, { stakeholders }: AccountRecord): string[] {
  if (signal !== 'detractor_active') return [];
  return stakeholders
    .filter(({ role, resolved, left }) => role === 'detractor' && resolved && !left)
    .map(({ name }) => name);
}
