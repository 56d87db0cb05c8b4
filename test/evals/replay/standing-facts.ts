import { type PromptName } from '../../../src/agents/prompt-values';
import { type Anchor } from '../../../src/evidence/evidence.types';
import { Extraction, NO_CLAIMS } from '../../../src/evidence/extraction';
import { verify } from '../../../src/evidence/verify';
import { shownDossier, type Shown } from '../../support/shown-dossier';

/** What of a reading stands in the papers that the model saw. */
export interface StandingFacts {
  /** `status: value`, by anchor. */
  anchors: Record<string, string>;
  /** People, promises, signals and attacks, one line each. */
  others: string[];
  unsupported: number;
}

/** Null for prompts that read no papers. */
export function standingFacts(name: PromptName, shown: Shown, answer: unknown): StandingFacts | null {
  if (name !== 'read-documents') return null;
  const { data = NO_CLAIMS } = Extraction.safeParse(answer);
  const { anchors, stakeholders, gaps, riskSignals, injections, unsupported } = verify(data, shownDossier(shown));
  return {
    anchors: Object.fromEntries(anchors.map(({ key, status, value }) => [key, inShort(status, value)])),
    others: [
      ...stakeholders.map(({ name: who, side, role, left }) => `${who}, ${side}, ${role}${left ? ', left' : ''}`),
      ...gaps.map(({ promise }) => `promised: ${promise}`),
      ...riskSignals.map(({ signal }) => `signal: ${signal}`),
      ...injections.map(({ evidence }) => `attack: ${evidence.quote}`),
    ],
    unsupported: unsupported.length,
  };
}

function inShort(status: string, value: Anchor['value']): string {
  return value === null ? status : `${status}: ${typeof value === 'object' ? JSON.stringify(value) : value}`;
}
