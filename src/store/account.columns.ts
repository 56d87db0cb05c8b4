import { type AccountSnapshot } from '../lifecycle/account.machine';
import { placeOf } from '../lifecycle/position';
import { riskBand } from '../scoring/risk';
import { defaultScoringPolicy } from '../scoring/scoring.policy';
import { type AccountRow } from './entities';

type Wait = Pick<AccountRow, 'state' | 'waitsForWho' | 'waitsForWhat' | 'waitsSince'>;
/** What lists filter and sort by. */
export type DerivedColumns = Wait &
  Pick<AccountRow, 'phase' | 'reading' | 'renewalDate' | 'arr' | 'riskValue' | 'riskBand' | 'hardRed'>;

/**
 * The columns that lists filter by, derived from the snapshot so that they never disagree with it.
 * `before` is the wait as it was; the same wait keeps its beginning.
 */
export function derivedColumns(account: AccountSnapshot, now: Date, before?: Wait): DerivedColumns {
  const { phase, state, reading, waitsFor } = placeOf(account);
  const { contract, risk } = account.context;
  const waitsForWho = waitsFor?.who ?? null;
  const waitsForWhat = waitsFor?.what ?? null;
  const waitsOn = before?.state === state && before.waitsForWho === waitsForWho && before.waitsForWhat === waitsForWhat;
  return {
    phase,
    state,
    reading,
    waitsForWho,
    waitsForWhat,
    waitsSince: waitsFor === null ? null : waitsOn ? before.waitsSince : now,
    renewalDate: contract.renewalDate,
    arr: contract.arr,
    riskValue: risk.score,
    riskBand: risk.score === null ? 'insufficient_data' : riskBand(risk.score, defaultScoringPolicy),
    hardRed: risk.hardRed,
  };
}
