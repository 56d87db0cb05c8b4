import { describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar/calendar';
import { crossSection, UnknownColumn } from './cross-section';
import { datedCases, type DatedRows } from './dated';
import { judge } from './judgement';
import { LeakingColumns, Mapping, refuseLeaks, type CrossSection, type Dated } from './mapping';
import { report } from './report';

const snapshot = Mapping.parse({
  mode: 'cross_section',
  id: 'customer',
  outcome: { column: 'churned', lost: ['1'] },
  signals: {
    csat: {
      column: 'score',
      curve: [
        [0, 1],
        [10, 5],
      ],
    },
    featureBreadth: { share: { columns: ['crm', 'payroll'], equal: ['Active'] } },
    ticketLoad: { column: 'minutes', overMedian: true },
  },
}) as CrossSection;

describe('a cross-section', () => {
  const row = { customer: 'a', churned: '0', score: '5', crm: 'Active', payroll: 'No', minutes: '12' };

  it('reads signals from columns by scale, share and comparison with the usual', () => {
    const [first] = crossSection([row, { ...row, minutes: '4' }, { ...row, minutes: '4' }], snapshot);
    expect(first).toMatchObject({
      id: 'a',
      isLost: false,
      facts: { signals: { csat: { value: 3 }, featureBreadth: { value: 0.5 }, ticketLoad: { value: 3 } } },
    });
  });

  it('does not make a number of an empty cell, and names a column that is not there', () => {
    const [first] = crossSection([{ ...row, score: '' }], snapshot);
    expect(first?.facts.signals.csat?.value).toBeNull();
    expect(() => crossSection([{ customer: 'a', churned: '1' }], snapshot)).toThrow(UnknownColumn);
  });

  it('refuses columns that leak the outcome', () => {
    expect(() => refuseLeaks(snapshot, ['crm', 'minutes', 'colour'])).toThrow(new LeakingColumns(['crm', 'minutes']));
    expect(() => refuseLeaks(snapshot, ['customer', 'churned'])).not.toThrow();
  });

  it('says "no signal" where the outcome has nothing to do with what was known', () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      ...row,
      churned: String(n % 2),
      score: String((n % 20) >> 1),
    }));
    const judgement = judge(crossSection(rows, snapshot));
    expect(judgement.signals.map(({ signal, separates }) => [signal, separates.verdict])).toContainEqual([
      'csat',
      'no_signal',
    ]);
    expect(report('All alike', judgement)).toMatch(/csat .*no signal/);
  });

  it('never takes too little data for a verdict', () => {
    const judgement = judge(
      crossSection(
        Array.from({ length: 40 }, () => row),
        snapshot,
      ),
    );
    expect(judgement.riskUnknown.value).toBe(1);
    expect(judgement.riskBands.every(({ lost }) => lost.value === null)).toBe(true);
  });
});

const history = Mapping.parse({
  mode: 'dated',
  usage: { account: 'account', date: 'day', activeUsers: 'users' },
  accounts: {
    file: 'accounts.csv',
    id: 'account',
    customerSince: 'since',
    seats: 'seats',
    decidedOn: 'decided',
    outcome: { column: 'outcome', lost: ['churned'] },
  },
  tickets: { file: 'tickets.csv', account: 'account', openedOn: 'opened' },
}) as Dated;

describe('dated histories', () => {
  const DECIDED = '2026-09-30';
  /** Healthy accounts stay as they are; those to be lost fade from 150 days before the decision on. */
  const usersOn = (isLost: boolean, daysBefore: number) =>
    isLost && daysBefore < 150 ? Math.max(2, daysBefore - 90) : 90;
  const base = (accounts: number): DatedRows => {
    const ids = Array.from({ length: accounts }, (_, n) => ({ account: `a${n}`, isLost: n % 2 === 0 }));
    return {
      accounts: ids.map(({ account, isLost }) => ({
        account,
        since: '2025-01-01',
        seats: '100',
        decided: DECIDED,
        outcome: isLost ? 'churned' : 'renewed',
      })),
      usage: ids.flatMap(({ account, isLost }) =>
        Array.from({ length: 250 }, (_, n) => {
          const daysBefore = 250 - n;
          return { account, day: addDays(DECIDED, -daysBefore), users: String(usersOn(isLost, daysBefore)) };
        }),
      ),
      tickets: ids.map(({ account }, n) => ({ account, opened: addDays(DECIDED, -240 + n) })),
    };
  };

  it('scores each account as it stood then, with nothing of what came later', () => {
    const rows = base(2);
    const then = datedCases(rows, history, 60);
    const future = rows.usage.map((row) => (row.day! >= addDays(DECIDED, -60) ? { ...row, users: '0' } : row));
    const laterTicket = { account: 'a1', opened: addDays(DECIDED, -10) };
    const tickets = [...(rows.tickets ?? []), ...Array.from({ length: 50 }, () => laterTicket)];
    expect(datedCases({ ...rows, usage: future, tickets }, history, 60)).toEqual(then);
  });

  it('finds the accounts that faded and leaves the others alone, nearer to the decision better than before', () => {
    const rows = base(40);
    const [at90, at60] = [judge(datedCases(rows, history, 90)), judge(datedCases(rows, history, 60))];
    expect(at60.riskSeparates).toMatchObject({ auc: 1, verdict: 'separates' });
    expect(at60.detection.recall.value).toBeGreaterThanOrEqual(at90.detection.recall.value ?? 1);
    expect(at60.falseGreen.lostAmongGreen.hits).toBe(0);
    expect(at60.lost).toMatchObject({ hits: 20, of: 40 });
  });

  it('knows nothing of an account without usage', () => {
    const [silent] = datedCases({ ...base(1), usage: [], tickets: null }, history, 60);
    expect(silent?.health.band).toBe('insufficient_data');
    expect(silent?.facts.signals.usageTrend?.value).toBeNull();
  });
});
