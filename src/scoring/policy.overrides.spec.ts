import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { health } from './health';
import { scoringPolicyWith, UnusableScoringNumbers } from './policy.overrides';
import { risk } from './risk';
import { defaultScoringPolicy } from './scoring.policy';
import { utilisation } from './utilisation';
import { versionOf } from './version';

const fingerprintOf = (changed: object) =>
  createHash('sha256').update(JSON.stringify(changed)).digest('hex').slice(0, 8);

describe('a policy that replaces numbers of the formulas', () => {
  it('changes the score and signs it with the changed numbers', () => {
    const policy = scoringPolicyWith({ risk: { highFrom: 60 }, signals: { fit: { risk: 6 } } });
    const { version } = risk({ signals: {} }, policy);
    expect(version).toBe(`risk/1.0.0+${fingerprintOf({ risk: { highFrom: 60 }, signals: { fit: { risk: 6 } } })}`);
  });

  it('gives the same version whatever the order they are written in', () => {
    const one = scoringPolicyWith({ risk: { highFrom: 60, mediumFrom: 30 } });
    const other = scoringPolicyWith({ risk: { mediumFrom: 30, highFrom: 60 } });
    expect(versionOf('risk', one)).toBe(versionOf('risk', other));
  });

  it('leaves the versions of formulas alone that do not read them', () => {
    const policy = scoringPolicyWith({ risk: { highFrom: 60 } });
    expect(health({ signals: {} }, policy).version).toBe('health/1.0.0');
    expect(versionOf('engagement', policy)).toBe('engagement/1.0.0');
  });

  it('that repeats a default is the default', () => {
    const policy = scoringPolicyWith({
      signals: {
        nps: {
          fading: [
            [90, 1],
            [180, 0],
          ],
        },
      },
    });
    expect(policy).toEqual(defaultScoringPolicy);
    expect(versionOf('health', policy)).toBe('health/1.0.0');
  });

  it('is used by the formulas', () => {
    const facts = {
      asOf: '2026-06-01',
      customerSince: '2025-01-01',
      seats: 100,
      active28: { value: 70, method: 'distinct' as const, upper: 70, quality: 1 },
    };
    const policy = scoringPolicyWith({ utilisation: { '9+': { greenAbove: 65 } } });
    expect([utilisation(facts).band, utilisation(facts, policy).band]).toEqual(['red', 'green']);
  });

  it.each([
    [{ riks: { highFrom: 60 } }, 'scoring'],
    [{ signals: { fit: { health: 5 } } }, 'scoring.signals.fit'],
    [{ risk: { highFrom: '60' } }, 'scoring.risk.highFrom'],
    [{ risk: 60 }, 'scoring.risk'],
    [{ signals: { usageTrend: { risk: -1 } } }, 'scoring.signals.usageTrend.risk'],
    [{ signals: { usageTrend: { cost: 0 } } }, 'scoring.signals.usageTrend.cost'],
    [
      {
        signals: {
          valueProof: {
            concern: [
              [0, 0],
              [1, 1.5],
            ],
          },
        },
      },
      'scoring.signals.valueProof.concern.1.1',
    ],
    [
      {
        urgency: {
          byDaysLeft: [
            [90, 1],
            [30, 0.5],
          ],
        },
      },
      'scoring.urgency.byDaysLeft',
    ],
    [{ urgency: { byDaysLeft: [] } }, 'scoring.urgency.byDaysLeft'],
  ])('is refused with the place of the mistake: %j', (overrides, path) => {
    const attempt = () => scoringPolicyWith(overrides);
    expect(attempt).toThrow(UnusableScoringNumbers);
    expect(attempt).toThrow(`${path}: `);
  });
});
