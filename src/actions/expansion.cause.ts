import { type AccountRecord } from '../evidence/drafting/account-record.types';
import { growthShown, heldBackBy } from '../evidence/drafting/expansion';
import { knownFacts } from '../evidence/drafting/known-facts';
import { type Standing } from './account-standing';
import { causeOf } from './cause';
import { type NextBestAction } from './causes';
import { colleaguesOf } from './colleagues';

const CONDITIONS =
  'It is not sent while the health is red or unknown, a hard-red signal is on record, or a risk is being mitigated.';

/** Why nothing may be offered to the customer at this moment; empty when it may. */
export function whatForbidsOffers({ row, context }: Pick<Standing, 'row' | 'context'>): string[] {
  const isMitigated = row.phase === 'risk_mitigation';
  return heldBackBy({ healthBand: row.healthBand, hardRed: context.risk.hardRed, isMitigated });
}

/** The opportunity that a growing account asks for, with what shows it. Nothing while the account is in trouble. */
export function expansionOf(standing: Standing, record: AccountRecord): NextBestAction[] {
  const { row, context } = standing;
  if (!context.findings.includes('expansion') || whatForbidsOffers(standing).length > 0) return [];
  const shown = growthShown({ record, known: knownFacts(record) });
  const { value = null, extraSeats = null, signals = [] } = record.scores?.expansion ?? {};
  const seats = extraSeats === null ? 'more' : `${extraSeats} more`;
  return [
    {
      cause: EXPANSION,
      kind: 'open_expansion_opportunity',
      trigger: {
        finding: 'expansion',
        value,
        extraSeats,
        signals,
        evidence: shown.flatMap(({ evidence }) => evidence),
      },
      payload: {
        title: `${row.name}: usage asks for ${seats} seats`,
        text: [...shown.map(({ text }) => `- ${text}`), '', CONDITIONS].join('\n'),
        recipients: colleaguesOf(row, 'csm_and_ae'),
        extraSeats,
        amount: value,
        currency: row.currency,
      },
      assignee: row.ownerEmail,
    },
  ];
}

export const EXPANSION = causeOf.finding('expansion');
