import { QUESTION } from './anchor.wording';
import { type ArtifactContent } from './artifact.types';
import { briefSections, openPromises } from './brief-sections';
import { checkWords } from './check-claims';
import { answersTo, compile, type DraftBasis } from './compile';
import { BRIEF_SECTIONS, type RenewalBriefAnswer } from './draft-answers';
import { healthChart, usageChart, valueChart, wasteChart } from './charts';
import { executiveSummary } from './executive-summary';
import { negotiationQuestions } from './negotiation';
import { riskRegister } from './risk-register';
import { inputName } from './score-inputs';
import { recommend, viewsOf } from './stance';
import { inWords, phrase } from './wording';

/** More than this nobody settles before one conversation; the weightiest come first. */
const MOST_QUESTIONS = 8;

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
  const onRecord = { known: basis.known, dossier: record.dossier };
  const questions = checkWords(answer.questions, onRecord);
  const gaps = checkWords(answer.gaps, onRecord);
  const proposal = recommend(basis);
  return compile('renewal_brief', basis, sections, {
    title: `Renewal brief for ${record.dossier.account.name}`,
    summary: executiveSummary(basis, proposal),
    charts: [
      ...usageChart(basis, 'Usage and licences'),
      ...wasteChart(basis, 'Waste in money'),
      ...valueChart(basis, 'Value delivered'),
      ...healthChart(basis, 'Risks and mitigation'),
    ],
    risks: riskRegister(basis),
    proposal,
    views: viewsOf(basis, proposal),
    negotiation: negotiationQuestions(basis),
    questions: [...new Set([...questionsOf(basis), ...questions.texts])].slice(0, MOST_QUESTIONS),
    answers: answered.answers,
    expected: BRIEF_SECTIONS,
    notSupported: [...questions.removed, ...gaps.removed],
    gaps: [...unknownFigures(basis), ...gaps.texts, ...answered.gaps],
  });
}

function questionsOf(basis: DraftBasis): string[] {
  const { record } = basis;
  const { renewalDate, noticePeriodDays } = record.dossier.contract;
  const openAnchors = record.anchors.filter(({ status }) => status !== 'concrete');
  return [
    ...(renewalDate === null ? ['When does the contract renew?'] : []),
    ...(noticePeriodDays === null ? ['What is the notice period?'] : []),
    ...openAnchors.map(({ key }) => QUESTION[key]),
    ...promiseQuestions(basis),
    ...(record.scores?.quiet ?? []).map((name) => `Why did ${name} go quiet, and who speaks for them now?`),
    ...record.stakeholders.filter(({ left }) => left).map(({ name }) => `Who follows ${name}, who has left?`),
  ];
}

/** Each open promise is asked about; many of them in one question, since they stand in a section of their own. */
function promiseQuestions(basis: DraftBasis): string[] {
  const open = openPromises(basis);
  if (open.length > 3) return [`Which of the ${open.length} open promises are met, renegotiated or withdrawn?`];
  return open.map(
    (id) => `Is this promise met, renegotiated or withdrawn: ${phrase(String(basis.known[id]?.value ?? id))}?`,
  );
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
        return `The ${inWords(name)} is not known${cheapest ? `; ${inputName(cheapest)} would change that` : ''}.`;
      }),
    ...(kpiReadings.length === 0 ? ['No success criterion has been measured: the value delivered is not proven.'] : []),
  ];
}
