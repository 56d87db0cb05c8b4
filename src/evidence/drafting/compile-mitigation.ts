import { type ArtifactContent } from './artifact.types';
import { cite } from './brief-sections';
import { answersTo, compile, type DraftBasis } from './compile';
import { type MitigationAnswer } from './draft-answers';
import { settleSteps } from './settle-steps';

/** The mitigation plan: what drives the risk, what is done about it, by whom and until when, and what reviewers asked. */
export function compileMitigation(answer: MitigationAnswer, basis: DraftBasis): ArtifactContent {
  const { record, known } = basis;
  const { steps, removed } = settleSteps(answer.steps, basis);
  const answered = answersTo(answer.answers, basis);
  const isMeasured = Object.hasOwn(known, 'risk');
  const hardReds = (record.scores?.hardRed ?? []).map((name) => `hardRed.${name}`);
  return compile(
    'mitigation_plan',
    basis,
    [
      { heading: 'Where the account stands', claims: cite(basis, ['risk', 'health', ...hardReds]) },
      { heading: 'Root causes', claims: answer.rootCauses },
    ],
    {
      title: `Mitigation plan for ${record.dossier.account.name}`,
      steps,
      answers: answered.answers,
      notSupported: removed,
      gaps: [
        ...(isMeasured ? [] : ['The risk score is not known: too little is measured.']),
        ...(steps.length === 0 ? ['No step is borne out by the record; a person has to plan.'] : []),
        ...(record.dossier.account.csm
          ? []
          : ['Nobody is on record as customer success manager; steps have no assignee.']),
        ...answer.gaps,
        ...answered.gaps,
      ],
    },
  );
}
