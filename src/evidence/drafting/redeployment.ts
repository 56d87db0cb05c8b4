import { addDays, daysBetween } from '../../calendar/calendar';
import { type Redeployment } from './artifact.types';
import { type Basis } from './brief-sections';
import { firstContactOf } from './people-in-charge';
import { waitingTeams } from './waiting-teams';

type Contract = Basis['record']['dossier']['contract'];

/**
 * Which team takes how many of the unused seats until when. Teams that the sources name as waiting share the seats in
 * equal parts, since no source says how many each needs; where none is named, the champion has to name one. They start in
 * equal steps, each a quarter after the one before at most, and the last one early enough for the last day of notice to see
 * 28 days of its use: what a long contract leaves of time is paid for.
 */
export function redeploymentOf({ record, known }: Basis): Redeployment[] {
  const seats = record.scores?.muda?.unusedSeats ?? 0;
  const { today, contract } = record.dossier;
  const last = lastStart(record.dossier);
  if (seats === 0 || last === null) return [];
  const named = waitingTeams(record.dossier).slice(0, seats);
  const teams =
    named.length > 0
      ? named.map(({ name }) => name)
      : [`A team that ${firstContactOf(record) ?? 'the customer'} names`];
  const days = Math.min(daysBetween(today, last), QUARTER * teams.length);
  return teams.map((team, at) => {
    const share = Math.floor(seats / teams.length) + (at < seats % teams.length ? 1 : 0);
    return {
      team,
      seats: share,
      worth: record.licences?.pricePerSeat == null ? null : worthOf(share, contract),
      by: addDays(today, Math.ceil((days * (at + 1)) / teams.length)),
      evidence: [`team.${at + 1}`, 'licences.redeploy', 'licences.pricePerSeat'].filter((id) =>
        Object.hasOwn(known, id),
      ),
    };
  });
}

const QUARTER = 90;

/** By the whole contract: the price of one seat is rounded, and would make other cents of it than the plan says above. */
function worthOf(share: number, { arr, seats, currency }: Contract): number | null {
  return arr === null || !seats || currency === null ? null : Math.round((share * arr * 100) / seats) / 100;
}

/** 28 days before notice ends, or before the renewal when no notice period is known; never before tomorrow. */
function lastStart({ today, contract: { renewalDate, noticePeriodDays } }: Basis['record']['dossier']): string | null {
  if (renewalDate === null || renewalDate <= today) return null;
  const last = addDays(renewalDate, -(noticePeriodDays ?? 0) - 28);
  return last > today ? last : addDays(today, 1);
}
