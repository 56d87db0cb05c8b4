import { type ReadAnchor, type AnchorStatus, type Evidence, type QuoteEvidence, type Reading } from './evidence.types';
import { overlaps } from './quotes';

/** From the surest to the most doubtful. */
const DOUBT_ORDER: AnchorStatus[] = ['concrete', 'conflicting', 'vague', 'missing'];

/**
 * The second pair of eyes. A model's verified reading stands, unless the offline reader holds a passage that speaks
 * against it: then the more doubtful status counts. Where the offline reader merely found nothing, it has no say.
 * People, gaps, signals and findings of both are kept.
 */
export function compare(ofModel: Reading, offline: Reading): Reading {
  return {
    ...ofModel,
    anchors: ofModel.anchors.map((anchor) => {
      const second = offline.anchors.find(({ key }) => key === anchor.key);
      return second && contradicts(second, anchor) ? { ...second, round: anchor.round } : anchor;
    }),
    stakeholders: [
      ...ofModel.stakeholders.map((person) => {
        const second = offline.stakeholders.find(({ name }) => name === person.name);
        return second?.left && !person.left
          ? { ...person, left: true, evidence: [...person.evidence, ...second.evidence] }
          : person;
      }),
      ...offline.stakeholders.filter(({ name }) => !ofModel.stakeholders.some((person) => person.name === name)),
    ],
    gaps: [
      ...ofModel.gaps,
      ...offline.gaps.filter((gap) => !ofModel.gaps.some((known) => meet(known.evidence, gap.evidence))),
    ],
    riskSignals: [
      ...ofModel.riskSignals,
      ...offline.riskSignals.filter(({ signal }) => !ofModel.riskSignals.some((known) => known.signal === signal)),
    ],
    injections: [
      ...ofModel.injections,
      ...offline.injections.filter(
        ({ evidence }) => !ofModel.injections.some((known) => overlaps(known.evidence, evidence)),
      ),
    ],
  };
}

/** More doubtful, and able to point at what speaks against it. */
function contradicts(second: ReadAnchor, first: ReadAnchor): boolean {
  const moreDoubtful = DOUBT_ORDER.indexOf(second.status) > DOUBT_ORDER.indexOf(first.status);
  return moreDoubtful && second.against.length > 0;
}

function meet(a: Evidence[], b: Evidence[]): boolean {
  const quotes = (all: Evidence[]) => all.filter((each): each is QuoteEvidence => 'quote' in each);
  return quotes(a).some((left) => quotes(b).some((right) => overlaps(left, right)));
}
