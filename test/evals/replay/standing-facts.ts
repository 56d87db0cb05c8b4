import { type PromptName } from '../../../src/agents/prompt-values';
import { Extraction, NO_CLAIMS } from '../../../src/evidence/extraction';
import { verify } from '../../../src/evidence/verify';
import { shownDossier, type Shown } from '../../support/shown-dossier';

/** What of a reading stands in the papers that the model saw, one line each; null for other prompts. */
export function standingFacts(name: PromptName, shown: Shown, answer: unknown): string[] | null {
  if (name !== 'read-documents') return null;
  const { data = NO_CLAIMS } = Extraction.safeParse(answer);
  const { anchors, stakeholders, gaps, riskSignals } = verify(data, shownDossier(shown));
  return [
    ...anchors.map(({ key, status, value }) => `${key} ${status} ${JSON.stringify(value)}`),
    ...stakeholders.map(({ name: person, side, role, left }) => `${person}, ${side}, ${role}${left ? ', left' : ''}`),
    ...gaps.map(({ promise }) => `promised: ${promise}`),
    ...riskSignals.map(({ signal }) => `signal: ${signal}`),
  ];
}
