import { causesOf } from '../../../evidence/drafting/causes';
import { type MitigationAnswer, type ProposedStep } from '../../../evidence/drafting/draft-answers';
import { REMEDIES } from '../../../evidence/drafting/remedies';
import { measuresFor } from '../../../evidence/drafting/measures';
import { inputName } from '../../../evidence/drafting/score-inputs';
import { type DraftValues } from '../../prompt-values';
import { heed } from './feedback';

const MAX_CAUSES = 6;

/**
 * Names the drivers of the risk in the order of their weight and sets the customary remedy against each. A risk that
 * nobody knows is measured first.
 */
export function draftMitigation({ record, known, rejections, guidance }: DraftValues): MitigationAnswer {
  const causes = causesOf(record, known).slice(0, MAX_CAUSES);
  const steps = causes.flatMap(({ name, evidence }): ProposedStep[] => {
    const remedy = REMEDIES[name]?.(record);
    return remedy ? [{ ...remedy, because: evidence }] : [];
  });
  const { value = null, missing = [] } = record.scores?.risk ?? {};
  const measures = value === null ? measuresFor(record, missing) : [];
  const heeded = heed({ rejections, guidance }, withoutRepeats([...steps, ...measures]));
  return {
    rootCauses: causes.map(({ text, evidence }) => ({ text, evidence })),
    steps: heeded.steps.slice(0, 10),
    answers: heeded.answers,
    gaps: [
      ...(causes.length === 0 ? ['No driver of the risk is on record: ask what made the account look at risk.'] : []),
      ...missing.slice(0, 3).map((input) => `Not measured: ${inputName(input)}.`),
    ],
  };
}

/** Two drivers with one remedy lead to one step that rests on both. */
function withoutRepeats(steps: ProposedStep[]): ProposedStep[] {
  return steps.reduce<ProposedStep[]>((kept, step) => {
    const twin = kept.find(({ kind, title }) => kind === step.kind && title === step.title);
    if (!twin) return [...kept, step];
    return kept.map((each) => (each === twin ? { ...twin, because: [...twin.because, ...step.because] } : each));
  }, []);
}
