import { type ArtifactContent, type StatedClaim } from './artifact.types';
import { checkWords } from './check-claims';
import { cite, claim } from './claim';
import { answersTo, compile, type DraftBasis } from './compile';
import { type MitigationAnswer } from './draft-answers';
import { inputName } from './score-inputs';
import { settleSteps } from './settle-steps';
import { capital } from './wording';

/** The mitigation plan: what drives the risk, what is done about it, by whom and until when, and what reviewers asked. */
export function compileMitigation(answer: MitigationAnswer, basis: DraftBasis): ArtifactContent {
  const { record, known } = basis;
  const { steps, removed } = settleSteps(answer.steps, basis);
  const answered = answersTo(answer.answers, basis);
  const gaps = checkWords(answer.gaps, { known, dossier: record.dossier });
  const isMeasured = Object.hasOwn(known, 'risk');
  const hardReds = (record.scores?.hardRed ?? []).map((name) => `hardRed.${name}`);
  return compile(
    'mitigation_plan',
    basis,
    [
      {
        heading: 'Where the account stands',
        claims: [...cite(basis, ['risk', 'health', ...hardReds]), ...unknownRisk(basis)],
      },
      { heading: 'Root causes', claims: answer.rootCauses },
    ],
    {
      title: `Mitigation plan for ${record.dossier.account.name}`,
      steps,
      answers: answered.answers,
      notSupported: [...removed, ...gaps.removed],
      gaps: [
        ...(isMeasured || record.scores ? [] : ['The risk score is not known: the account was never scored.']),
        ...(steps.length === 0 ? ['No step is borne out by the record; a person has to plan.'] : []),
        ...(record.dossier.account.csm
          ? []
          : ['Nobody is on record as customer success manager; steps have no assignee.']),
        ...gaps.texts,
        ...answered.gaps,
      ],
    },
  );
}

/** While the risk is not known, which inputs would change that, the weightiest first. */
function unknownRisk(basis: DraftBasis): StatedClaim[] {
  const { risk } = basis.record.scores ?? {};
  if (!risk || risk.value !== null || risk.missing.length === 0) return [];
  const [first = '', ...others] = risk.missing.map(inputName);
  const also = others.length > 0 ? `; also not measured: ${others.join(', ')}` : '';
  return claim(
    basis,
    risk.missing.map((input) => `unknown.${input}`),
    () => `The risk is not known. ${capital(first)} would change that most${also}`,
  );
}
