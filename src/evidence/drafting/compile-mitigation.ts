import { type ArtifactContent } from './artifact.types';
import { answersTo, compile, type DraftBasis } from './compile';
import { type MitigationAnswer } from './draft-answers';
import { settleSteps } from './settle-steps';

/** The mitigation plan: what drives the risk, what is done about it, by whom and until when, and what reviewers asked. */
export function compileMitigation(answer: MitigationAnswer, basis: DraftBasis): ArtifactContent {
  const { record, known } = basis;
  const { steps, removed } = settleSteps(answer.steps, basis);
  const answered = answersTo(answer.answers, basis);
  const risk = known['risk'];
  const standing = [
    ...(risk
      ? [{ text: `${risk.label.replace(/^risk/, 'The risk score is')}: ${risk.value}.`, evidence: ['risk'] }]
      : []),
    ...(record.scores?.hardRed ?? []).map((name) => ({
      text: `${known[`hardRed.${name}`]?.label ?? name}.`,
      evidence: [`hardRed.${name}`],
    })),
  ];
  return compile(
    'mitigation_plan',
    basis,
    [
      { heading: 'Where the account stands', claims: standing },
      { heading: 'Root causes', claims: answer.rootCauses },
    ],
    {
      title: `Mitigation plan for ${record.dossier.account.name}`,
      steps,
      answers: answered.answers,
      notSupported: removed,
      gaps: [
        ...(risk ? [] : ['The risk score is not known: too little is measured.']),
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
