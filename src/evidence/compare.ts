import {
  type AnchorStatus,
  type Evidence,
  type QuoteEvidence,
  type ReadAnchor,
  type Reading,
  type Stakeholder,
} from './evidence.types';
import { nameIn } from './anchor.value';
import { overlaps } from './quotes';

/** From the surest to the most doubtful. */
const DOUBT_ORDER: AnchorStatus[] = ['concrete', 'conflicting', 'vague', 'missing'];

/**
 * The second pair of eyes. A model's verified reading stands, unless the offline reader holds a passage that speaks
 * against it: then the more doubtful status counts. Where the offline reader merely found nothing, it has no say.
 * People, gaps, signals and findings of both are kept.
 */
export function compare(ofModel: Reading, offline: Reading): Reading {
  const anchors = ofModel.anchors.map((anchor) => {
    const second = offline.anchors.find(({ key }) => key === anchor.key);
    return second && contradicts(second, anchor) ? { ...second, round: anchor.round } : anchor;
  });
  const stakeholders = [
    ...ofModel.stakeholders.map((person) => {
      const second = offline.stakeholders.find(({ name }) => name === person.name);
      return second?.left && !person.left
        ? { ...person, left: true, evidence: [...person.evidence, ...second.evidence] }
        : person;
    }),
    ...offline.stakeholders.filter(({ name }) => !ofModel.stakeholders.some((person) => person.name === name)),
  ];
  return {
    ...ofModel,
    anchors,
    stakeholders,
    scored: {
      stakeholders: stakeholders.map((person) => asRulesSeeIt(person, offline.stakeholders, anchors)),
      riskSignals: offline.riskSignals,
    },
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

/**
 * Somebody of a model's reading without what only the model makes of their words: whether they left, how they feel, when
 * they last wrote. The part they play counts where an anchor bears it.
 */
function asRulesSeeIt(person: Stakeholder, seen: Stakeholder[], anchors: ReadAnchor[]): Stakeholder {
  const known = seen.find(({ name }) => name === person.name);
  const isAnchored = anchors.some((anchor) => anchor.status === 'concrete' && nameIn(anchor) === person.name);
  return {
    ...person,
    left: known?.left ?? false,
    sentiment: known?.sentiment ?? 'unknown',
    lastContact: known?.lastContact ?? null,
    executive: known?.executive ?? false,
    role: isAnchored ? person.role : (known?.role ?? 'unknown'),
  };
}

/** More doubtful, and able to point at what speaks against it; what is said only in passing does not. */
function contradicts(second: ReadAnchor, first: ReadAnchor): boolean {
  const moreDoubtful = DOUBT_ORDER.indexOf(second.status) > DOUBT_ORDER.indexOf(first.status);
  return moreDoubtful && second.status !== 'missing' && second.against.length > 0;
}

function meet(a: Evidence[], b: Evidence[]): boolean {
  const quotes = (all: Evidence[]) => all.filter((each): each is QuoteEvidence => 'quote' in each);
  return quotes(a).some((left) => quotes(b).some((right) => overlaps(left, right)));
}
