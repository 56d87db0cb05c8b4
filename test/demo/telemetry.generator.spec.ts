import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { readPackets } from '../../src/demo/packets';
import { plantedCauses } from '../../src/demo/planted-causes';
import { generateTelemetry, type SampleTelemetry } from '../../src/demo/telemetry.generator';
import { daysBetween } from '../../src/calendar/calendar';
import {
  active28,
  active28Row,
  loginRow,
  muda,
  mura,
  muraRow,
  muri,
  muriRow,
  trend,
  utilisation,
  weekdayRows,
  weekLevels,
  type UsageSeries,
} from '../../src/scoring';

const asOf = '2026-11-01';
const money = { arr: 60_000, currency: 'USD' };

describe('the proof case, Northwind Robotics', () => {
  const { usage, tickets, interactions } = telemetryOf('NWR-001');
  const people = active28({ asOf, usage: active28Row(seriesOf(usage), asOf) });
  const licences = { asOf, customerSince: '2026-06-01', seats: 400, active28: people, ...money };

  it('has 100 different active users on 400 seats', () => {
    expect(people).toMatchObject({ value: 100, method: 'distinct', quality: 1 });
    expect(usage.at(-1)).toMatchObject({ date: '2026-10-31', licensedUsers: 400 });
  });

  it('wastes three quarters of its seats, 45,000 USD a year, seven months before its renewal', () => {
    expect(muda(licences)).toMatchObject({ value: 0.75, unusedSeats: 300, annualCost: 45_000, currency: 'USD' });
    expect(utilisation(licences)).toMatchObject({ value: 0.25, band: 'yellow', tenure: '2-6' });
    expect(packet('NWR-001').contract).toMatchObject({ ...money, seats: 400, renewalDate: '2027-06-01' });
  });

  it('has nothing else that would ask for action first', () => {
    expect(mura(muraRow(weekLevels(seriesOf(usage), asOf)), money).band).toBe('green');
    expect(trend(weekdayRows(seriesOf(usage), asOf)).band).toBe('green');
    expect(muriOf(tickets)?.band).toBe('green');
    expect(tickets.filter(({ priority }) => priority === 'P1')).toEqual([]);
    const lastContact = interactions.filter(({ people }) =>
      people.includes('helena.brandt@northwind-robotics.example'),
    );
    expect(daysBetween(lastContact.at(-1)?.at.slice(0, 10) ?? '', asOf)).toBeLessThan(30);
  });
});

describe('the planted causes show in the telemetry', () => {
  it('AHI-0612 loses a third of its users in four weeks', () => {
    const change = trend(weekdayRows(seriesOf(telemetryOf('AHI-0612').usage), asOf));
    expect(change.band).toBe('yellow');
    expect(change.value).toBeCloseTo(-0.33, 1);
  });

  it('CLH-51 swings between full and empty weeks without a trend', () => {
    const series = seriesOf(telemetryOf('CLH-51').usage);
    expect(mura(muraRow(weekLevels(series, asOf)), money).band).toBe('red');
    expect(trend(weekdayRows(series, asOf)).band).toBe('green');
  });

  it('TNG-2048 opens far more tickets than usual', () => {
    expect(muriOf(telemetryOf('TNG-2048').tickets)).toMatchObject({ band: 'red', tickets14: 9 });
  });

  it('MTB-4001 has one P1 ticket, still open', () => {
    const severe = telemetryOf('MTB-4001').tickets.filter(({ priority }) => priority === 'P1');
    expect(severe).toEqual([expect.objectContaining({ openedOn: '2026-10-28' })]);
    expect(severe[0]).not.toHaveProperty('closedOn');
  });

  it('OAK-118 has not been used for three weeks, and the feed went on', () => {
    expect(loginRow(seriesOf(telemetryOf('OAK-118').usage), asOf)).toMatchObject({
      lastActiveOn: expect.stringMatching(/^2026-10-1[01]$/),
      knownOfLast14: 14,
    });
  });

  it('PAW-412 uses more than 85 % of its seats, now and four weeks ago', () => {
    const series = seriesOf(telemetryOf('PAW-412').usage);
    const shares = [asOf, '2026-10-04'].map(
      (day) => (active28({ asOf: day, usage: active28Row(series, day) }).value ?? 0) / 35,
    );
    expect(Math.min(...shares)).toBeGreaterThan(0.85);
  });

  it.each(
    plantedCauses.flatMap(({ account, silent = {} }) =>
      Object.entries(silent).map(([name, since]) => ({ account, name, since })),
    ),
  )('$name of $account answered last on $since', ({ account, name, since }) => {
    const email = packet(account).contacts?.find((contact) => contact.name === name)?.email ?? name;
    const conversations = telemetryOf(account).interactions.filter(({ people }) => people.includes(email));
    const answered = conversations.filter(({ twoWay }) => twoWay);
    expect(answered.at(-1)?.at.slice(0, 10)).toBe(since);
    expect(conversations.length).toBeGreaterThan(answered.length);
  });
});

describe('the sample portfolio', () => {
  it('plants a cause in every account but the one without any connected system', () => {
    const planted = plantedCauses.map(({ account }) => account);
    const accounts = readPackets().map(({ account }) => account.externalId);
    expect(accounts.filter((account) => !planted.includes(account))).toEqual(['PRS-15']);
    expect(planted.filter((account) => !accounts.includes(account))).toEqual([]);
  });

  it('holds packets as POST /accounts takes them, without labels', () => {
    const strict = { whitelist: true, forbidNonWhitelisted: true };
    expect(readPackets().flatMap((packet) => validateSync(packet, strict).map(String))).toEqual([]);
  });

  it('is the same at every run', () => {
    expect(telemetryOf('GGC-64')).toEqual(telemetryOf('GGC-64'));
  });

  it.each(plantedCauses.map(({ account }) => account))(
    '%s agrees with its contract and with the calendar',
    (account) => {
      const { startDate, seats } = packet(account).contract ?? {};
      const { usage, tickets, interactions, milestones, surveys } = telemetryOf(account);
      const dates = [
        ...usage.map(({ date }) => date),
        ...tickets.map(({ openedOn }) => openedOn),
        ...interactions.map(({ at }) => at.slice(0, 10)),
        ...milestones.map(({ on }) => on),
        ...surveys.map(({ on }) => on),
      ].sort();
      expect(dates[0]! >= (startDate ?? '2026-06-01')).toBe(true);
      expect(dates.at(-1)).toBe('2026-10-31');
      expect(usage.every(({ activeUsers, users }) => activeUsers === users.length)).toBe(true);
      expect(Math.max(...usage.map(({ activeUsers }) => activeUsers))).toBeLessThanOrEqual(seats ?? Infinity);
      expect(tickets.every(({ openedOn, closedOn }) => closedOn === undefined || closedOn > openedOn)).toBe(true);
    },
  );
});

function packet(externalId: string) {
  const found = readPackets().find(({ account }) => account.externalId === externalId);
  if (!found) throw new Error(`${externalId} is not in the sample`);
  return found;
}

function telemetryOf(externalId: string): SampleTelemetry {
  const planted = plantedCauses.find(({ account }) => account === externalId);
  if (!planted) throw new Error(`nothing is planted in ${externalId}`);
  return generateTelemetry(packet(externalId), planted, asOf);
}

function seriesOf(usage: SampleTelemetry['usage']): UsageSeries {
  return {
    from: usage[0]?.date ?? asOf,
    activeUsers: usage.map(({ activeUsers }) => activeUsers),
    users: usage.map(({ users }) => users),
  };
}

function muriOf(tickets: SampleTelemetry['tickets']) {
  const opened = tickets.map(({ openedOn }) => openedOn).sort();
  return muri(muriRow({ observedSince: opened[0] ?? null, opened }, asOf), money);
}
