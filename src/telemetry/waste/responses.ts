import { type MuraCauses, type Muri, type MuriEffect } from '../../scoring';
import { daysBetween } from '../../calendar/calendar';
import { RENEWAL_WINDOW_DAYS } from '../../lifecycle/account.gates';

/** One step of the enablement that answers erratic adoption. */
export interface EnablementStep {
  what: string;
  /** Weeks, features, teams or people it is about; empty where nobody knows. */
  about: string[];
  /** Days from now. */
  dueInDays: number;
  /** What shows that it worked. */
  expectedEvidence: string;
}

const JUDGED_AGAIN_DAYS = 28;

/** Find out why, train where it swings, keep in touch with who stays away, and measure again when four weeks have passed. */
export function enablementFor(
  { weakWeeks, features, groups }: MuraCauses,
  people: readonly string[],
): EnablementStep[] {
  const swinging = features.map(({ name }) => name);
  return [
    {
      what: 'Ask what kept people away in the weak weeks',
      about: weakWeeks,
      dueInDays: 7,
      expectedEvidence: 'a reason for each weak week, from somebody at the customer',
    },
    {
      what: swinging.length > 0 ? 'Train the features whose use swings' : 'Train the core workflow',
      about: swinging,
      dueInDays: 14,
      expectedEvidence: 'who took part',
    },
    ...(groups.length > 0
      ? [
          {
            what: 'Agree with the leads of the teams that fall behind on how they work with it',
            about: groups.map(({ name }) => name),
            dueInDays: 14,
            expectedEvidence: 'a lead of each team, and their word on it',
          },
        ]
      : []),
    {
      what: 'Invite those who stay away in weak weeks',
      about: [...people],
      dueInDays: 14,
      expectedEvidence: 'they are seen in the following week',
    },
    {
      what: 'Measure again',
      about: [],
      dueInDays: JUDGED_AGAIN_DAYS,
      expectedEvidence: 'Mura is green',
    },
  ];
}

/** Support load that meets a renewal is told early. */
export interface PreRenewalAlert {
  daysToRenewal: number;
  what: string;
}

/** An alert when the load is yellow or red within the renewal window; null otherwise, or when the renewal is unknown. */
export function preRenewalAlert(
  { band }: Pick<Muri, 'band'>,
  { verdict }: Pick<MuriEffect, 'verdict'>,
  renewalDate: string | null,
  asOf: string,
): PreRenewalAlert | null {
  if (renewalDate === null || (band !== 'red' && band !== 'yellow')) return null;
  const daysToRenewal = daysBetween(asOf, renewalDate);
  if (daysToRenewal > RENEWAL_WINDOW_DAYS) return null;
  const effect = verdict === 'use_fell_after' ? 'use fell after ticket spikes before' : 'no effect on use is shown';
  return { daysToRenewal, what: `Support load is ${band} with the renewal ${daysToRenewal} days away; ${effect}` };
}
