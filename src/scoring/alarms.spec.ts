import { describe, expect, it } from '@jest/globals';
import { alarms, type AlarmFacts, loginRow } from './alarms';

const asOf = '2026-06-01';
const calm: AlarmFacts = {
  asOf,
  customerSince: '2025-01-01',
  segment: 'enterprise',
  logins: { lastActiveOn: '2026-05-31', firstKnownOn: '2025-01-01', knownOfLast14: 14 },
  openP1: 0,
  openTickets: 0,
  health: { beforeHardRed: 80, version: 'health/1.0.0' },
  health30: { beforeHardRed: 80, version: 'health/1.0.0' },
  champion: 3,
  executiveDays: 3,
  nps: null,
  trend: 0,
};

describe('hard reds', () => {
  it('are all clear on a calm account', () => {
    expect(alarms(calm)).toMatchObject({ hardRed: [], unknown: [], yellow: [] });
  });

  it('fire and are listed in the published order', () => {
    const worst: AlarmFacts = {
      ...calm,
      openP1: 1,
      health: { beforeHardRed: 70, version: 'health/1.0.0' },
      logins: { lastActiveOn: '2026-05-18', firstKnownOn: '2025-01-01', knownOfLast14: 10 },
      champion: 'left',
      executiveDays: 45,
      noticeGivenOn: '2026-06-01',
    };
    expect(alarms(worst).hardRed).toEqual([
      'p1_open',
      'health_drop',
      'no_login',
      'champion_left',
      'executive_silent',
      'notice_given',
    ]);
  });

  it('are unknown without their source, except for notice, which comes or does not', () => {
    expect(alarms({ asOf, segment: 'enterprise' }).unknown).toEqual([
      'p1_open',
      'health_drop',
      'no_login',
      'champion_left',
      'executive_silent',
    ]);
  });

  it('never compare healths of different versions', () => {
    const health30 = { beforeHardRed: 99, version: 'health/1.0.0+0a1b2c3d' };
    expect(alarms({ ...calm, health30 })).toMatchObject({ hardRed: [], unknown: ['health_drop'] });
  });

  it('ask for an executive only where the account is an enterprise', () => {
    expect(alarms({ ...calm, segment: 'smb', executiveDays: 400 })).toMatchObject({ hardRed: [], unknown: [] });
    expect(alarms({ ...calm, segment: null, executiveDays: 400 }).unknown).toEqual(['executive_silent']);
  });

  it('do not fire on notice that is still to come', () => {
    expect(alarms({ ...calm, noticeGivenOn: '2026-06-02' }).hardRed).toEqual([]);
  });
});

describe('nobody logs in', () => {
  const since = (from: string, counts: (number | null)[], customerSince = '2025-01-01') =>
    alarms({ ...calm, customerSince, logins: loginRow({ from, activeUsers: counts }, asOf) });

  it('counts from the first known day when nobody ever came', () => {
    expect(
      since(
        '2026-05-18',
        Array.from({ length: 14 }, () => 0),
      ).hardRed,
    ).toEqual(['no_login']);
    expect(
      since(
        '2026-05-19',
        Array.from({ length: 13 }, () => 0),
      ),
    ).toMatchObject({ hardRed: [], unknown: [] });
  });

  it('gives a new customer fourteen days', () => {
    expect(
      since(
        '2026-04-01',
        Array.from({ length: 61 }, () => 0),
        '2026-05-20',
      ).hardRed,
    ).toEqual([]);
  });

  it('needs ten known days: a silent feed is no silent customer', () => {
    const known = (days: number) => [
      5,
      ...Array.from({ length: 16 }, (_, day) => (day >= 2 && day < 2 + days ? 0 : null)),
    ];
    expect(since('2026-05-15', known(10)).hardRed).toEqual(['no_login']);
    expect(since('2026-05-15', known(9))).toMatchObject({ hardRed: [], unknown: ['no_login'] });
  });
});

describe('yellow alarms', () => {
  it('show a low NPS until it is half a year old', () => {
    expect(alarms({ ...calm, nps: { value: 6, ageDays: 179 } }).yellow).toEqual(['nps_low']);
    expect(alarms({ ...calm, nps: { value: 6, ageDays: 180 } }).yellow).toEqual([]);
  });
});
