import { daysBetween } from '../../calendar/calendar';
import { type StanceTaken } from './account-record.types';
import { type ArtifactContent, type View } from './artifact.types';
import { type DraftBasis } from './compile';
import { alarmInWords } from './alarm.wording';
import { writeMoney } from './wording';

/** From this many days before the renewal on, "undecided" is no answer. */
const STANCE_OWED_DAYS = 90;

/**
 * Stance and target by published rules. At risk from a score of 50 or any hard red, renew below; while the risk is not
 * known the stance is open until 90 days before the renewal, and at risk from then on, because nothing shows otherwise.
 */
export function recommend({ record }: Pick<DraftBasis, 'record'>): NonNullable<ArtifactContent['proposal']> {
  const { scores, dossier } = record;
  const { arr, currency, renewalDate } = dossier.contract;
  const now = arr === null ? 'the present terms (revenue a year is not known)' : `${writeMoney(arr, currency)} a year`;
  if (!scores || (scores.risk.value === null && scores.hardRed.length === 0)) {
    const isOwed = renewalDate !== null && daysBetween(dossier.today, renewalDate) <= STANCE_OWED_DAYS;
    return isOwed
      ? {
          stance: 'at_risk',
          target: `Keep ${now}; the risk is not known, and nothing on record shows that the renewal is safe.`,
        }
      : { stance: 'undecided', target: `Keep ${now}; the risk is not known, so settle the questions first.` };
  }
  if (scores.hardRed.length > 0 || (scores.risk.value ?? 0) >= 50) {
    const why =
      scores.hardRed.length > 0
        ? `, although ${scores.hardRed.map(alarmInWords).join(' and ')}`
        : ` against a risk of ${scores.risk.value}`;
    return { stance: 'at_risk', target: `Keep ${now}${why}.` };
  }
  const { expansion } = scores;
  const grows = expansion?.band === 'ready' && expansion.value !== null && expansion.value > 0 && arr !== null;
  const target = grows ? `${writeMoney(arr + (expansion.value ?? 0), currency)} a year, with the expansion` : now;
  return { stance: 'renew', target: `Renew at ${target}.` };
}

/** The views side by side, the machine's and the CSM's, of earlier renewals with who was right and of the coming one. */
export function viewsOf(
  { record }: Pick<DraftBasis, 'record'>,
  proposal: NonNullable<ArtifactContent['proposal']>,
): View[] {
  const { ended, csm } = record.stances;
  return [
    ...ended.flatMap(({ machine, csm: theirs, outcome, on }) => [
      ...(machine ? [viewOf('earlier', 'machine', machine, { outcome, on })] : []),
      ...(theirs ? [viewOf('earlier', 'csm', theirs, { outcome, on })] : []),
    ]),
    viewOf(
      'coming',
      'machine',
      { ...proposal, by: 'machine', on: record.dossier.today, reason: proposal.target },
      null,
    ),
    csm ? viewOf('coming', 'csm', csm, null) : notTaken,
  ];
}

const notTaken: View = {
  term: 'coming',
  whose: 'csm',
  stance: null,
  by: null,
  on: null,
  reason: null,
  outcome: null,
  proved: null,
};

function viewOf(
  term: View['term'],
  whose: View['whose'],
  { stance, by, on, reason }: StanceTaken,
  end: { outcome: string; on: string } | null,
): View {
  return {
    term,
    whose,
    stance,
    by,
    on,
    reason,
    outcome: end?.outcome ?? null,
    proved: end ? provedBy(stance, end.outcome) : null,
  };
}

/** A renewal that shrank or was lost was at risk; one that was kept or grew was not. An open stance proves nothing. */
function provedBy(stance: StanceTaken['stance'], outcome: string): View['proved'] {
  if (stance === 'undecided') return null;
  const wasAtRisk = outcome === 'churned' || outcome === 'contracted';
  return wasAtRisk === (stance === 'at_risk') ? 'right' : 'wrong';
}
