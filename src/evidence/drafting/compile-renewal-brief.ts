import { QUESTION } from './anchor.wording';
import { type ArtifactContent } from './artifact.types';
import { briefSections, emptySections, openPromises } from './brief-sections';
import { answersTo, compile, type DraftBasis } from './compile';
import { type RenewalBriefAnswer } from './draft-answers';
import { inWords, writeMoney } from './wording';

/**
 * The renewal brief. A section the drafter left out is filled from the record, so that none is skipped; stance and
 * target follow from published rules and are never the drafter's.
 */
export function compileRenewalBrief(answer: RenewalBriefAnswer, basis: DraftBasis): ArtifactContent {
  const { record } = basis;
  const own = briefSections(basis);
  const sections = own.map((section) => {
    const proposed = answer.sections
      .filter(({ heading }) => heading === section.heading)
      .flatMap(({ claims }) => claims);
    return proposed.length > 0 ? { heading: section.heading, claims: proposed } : section;
  });
  const answered = answersTo(answer.answers, basis);
  return compile('renewal_brief', basis, sections, {
    title: `Renewal brief for ${record.dossier.account.name}`,
    proposal: recommend(basis),
    questions: [...new Set([...questionsOf(basis), ...answer.questions])],
    answers: answered.answers,
    gaps: [...emptySections(sections), ...unknownFigures(basis), ...answer.gaps, ...answered.gaps],
  });
}

/** At risk from a score of 50 or any hard red; undecided while the risk is not known; renew otherwise. */
export function recommend({ record }: Pick<DraftBasis, 'record'>): NonNullable<ArtifactContent['proposal']> {
  const { scores, dossier } = record;
  const { arr, currency } = dossier.contract;
  const now = arr === null ? 'the present terms (revenue a year is not known)' : `${writeMoney(arr, currency)} a year`;
  if (!scores || (scores.risk.value === null && scores.hardRed.length === 0)) {
    return { stance: 'undecided', target: `Keep ${now}; the risk is not known, so settle the questions first.` };
  }
  const reasons = scores.hardRed.map(inWords);
  if (reasons.length > 0 || (scores.risk.value ?? 0) >= 50) {
    const why = reasons.length > 0 ? reasons.join(', ') : `a risk of ${scores.risk.value}`;
    return { stance: 'at_risk', target: `Keep ${now} against ${why}.` };
  }
  const { expansion } = scores;
  const grows = expansion?.band === 'ready' && expansion.value !== null && expansion.value > 0 && arr !== null;
  const target = grows ? `${writeMoney(arr + (expansion.value ?? 0), currency)} a year, with the expansion` : now;
  return { stance: 'renew', target: `Renew at ${target}.` };
}

function questionsOf(basis: DraftBasis): string[] {
  const { record, known } = basis;
  const { renewalDate, noticePeriodDays } = record.dossier.contract;
  const openAnchors = record.anchors.filter(({ status }) => status !== 'concrete');
  return [
    ...(renewalDate === null ? ['When does the contract renew?'] : []),
    ...(noticePeriodDays === null ? ['What is the notice period?'] : []),
    ...openAnchors.map(({ key }) => QUESTION[key]),
    ...openPromises(basis).map((id) => `Is this met, renegotiated or withdrawn? ${known[id]?.value ?? id}`),
    ...(record.scores?.quiet ?? []).map((name) => `Why did ${name} go quiet, and who speaks for them now?`),
    ...record.stakeholders.filter(({ left }) => left).map(({ name }) => `Who follows ${name}, who has left?`),
  ];
}

function unknownFigures({ record }: DraftBasis): string[] {
  const { scores, kpiReadings } = record;
  if (!scores) return ['No score is on record yet.'];
  const figures = { risk: scores.risk, health: scores.health, utilisation: scores.utilisation, trend: scores.trend };
  return [
    ...Object.entries(figures)
      .filter(([, figure]) => !figure || figure.value === null)
      .map(([name, figure]) => {
        const [cheapest] = figure?.missing ?? [];
        return `The ${inWords(name)} is not known${cheapest ? `; ${inWords(cheapest)} would change that` : ''}.`;
      }),
    ...(kpiReadings.length === 0 ? ['No success criterion has been measured: the value delivered is not proven.'] : []),
  ];
}
