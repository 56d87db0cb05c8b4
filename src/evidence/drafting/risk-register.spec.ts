import { describe, expect, it } from '@jest/globals';
import { record } from '../../../test/support/account-record';
import { type AccountRecord } from './account-record.types';
import { knownFacts } from './known-facts';
import { riskRegister } from './risk-register';

const registered = (scores: Partial<NonNullable<AccountRecord['scores']>>, more: Partial<AccountRecord> = {}) => {
  const account = { ...record, ...more, scores: { ...record.scores!, ...scores } };
  return riskRegister({ record: account, known: knownFacts(account) });
};
const figure = (value: number, band: string) => ({ value, band, contributions: [], missing: [] });
const mura = (band: string) => ({ ...figure(0.674, band), expectedLoss: 2485.58, assumptions: null });
const health = {
  ...figure(87, 'green'),
  contributions: [{ input: 'consistency', value: 0.674, points: 2, weight: 8, concern: 0.74 }],
};

describe('the risks of a renewal', () => {
  it('hold use that swings, which no input of the risk score tells', () => {
    expect(registered({ mura: mura('red'), health }).at(-1)).toMatchObject({
      risk: 'Erratic use: swings by 67.4 % from week to week',
      likelihood: 'high',
      impact: 'medium',
      evidence: ['mura', 'mura.expectedLoss'],
    });
    expect(registered({ mura: mura('green'), health }).some(({ risk }) => risk.startsWith('Erratic'))).toBe(false);
  });

  it('name the severe tickets that are meant', () => {
    const severe = { ...figure(50, 'high'), contributions: [{ input: 'openSevere', value: 4, points: 3 }] };
    const openTickets = [
      { id: 'T-23', priority: 'P1' as const, openedOn: '2026-10-28' },
      { id: 'T-24', priority: 'P3' as const, openedOn: '2026-10-28' },
    ];
    expect(registered({ risk: severe }, { openTickets })[0]?.evidence).toEqual(['risk.openSevere', 'ticket.T-23']);
  });
});
