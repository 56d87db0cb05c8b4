import { type AccountRecord } from './account-record.types';
import { type Section, type StatedClaim } from './artifact.types';
import { type BRIEF_SECTIONS } from './draft-answers';
import { type KnownFacts } from './known-facts';
import { inWords, sentence } from './wording';

export type Basis = { record: AccountRecord; known: KnownFacts };
type Heading = (typeof BRIEF_SECTIONS)[number];

/** The facts of a renewal brief, section by section, straight from the record. */
export function briefSections(basis: Basis): (Section & { heading: Heading })[] {
  return [
    { heading: 'Terms and dates', claims: cite(basis, [...under('contract', basis), ...under('opportunity', basis)]) },
    { heading: 'Value delivered', claims: valueDelivered(basis) },
    { heading: 'Usage and licences', claims: cite(basis, ['utilisation', 'trend', 'timeToValue', 'mura']) },
    {
      heading: 'Waste in money',
      claims: cite(basis, ['muda', 'muda.unusedSeats', 'muda.annualCost', 'mura.expectedLoss', 'muri.expectedLoss']),
    },
    { heading: 'Risks and mitigation', claims: risks(basis) },
    {
      heading: 'Stakeholders',
      claims: cite(basis, [...under('person', basis), ...under('contact', basis), ...under('quiet', basis)]),
    },
    { heading: 'Open promises', claims: cite(basis, openPromises(basis)) },
    { heading: 'Expansion', claims: cite(basis, under('expansion', basis)) },
  ];
}

/** One plain sentence for each of the facts that are known. */
export function cite({ known }: Basis, ids: string[]): StatedClaim[] {
  return ids.flatMap((id) => {
    const fact = known[id];
    return fact ? [{ text: sentence(fact.label), evidence: [id] }] : [];
  });
}

export function under(prefix: string, { known }: Basis): string[] {
  return Object.keys(known).filter((id) => id.startsWith(`${prefix}.`));
}

function valueDelivered(basis: Basis): StatedClaim[] {
  const criteria = basis.record.anchors.find(({ key }) => key === 'successCriteria')?.value;
  const agreed =
    criteria !== null && typeof criteria === 'object' && 'criteria' in criteria
      ? criteria.criteria.map(({ text, by }) => ({
          text: sentence(`Agreed criterion: ${text}${by && !text.includes(by) ? `, by ${by}` : ''}`),
          evidence: ['anchor.successCriteria'],
        }))
      : [];
  const attained = cite(basis, ['risk.valueProof', 'health.successCriteria']);
  return [...agreed, ...cite(basis, [...under('milestone', basis), ...under('kpi', basis)]), ...attained];
}

/** Hard reds first, then what adds most to the risk: likelihood is the band, impact the points. */
function risks(basis: Basis): StatedClaim[] {
  const drivers = (basis.record.scores?.risk.contributions ?? [])
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ input }) => `risk.${input}`);
  const plans = basis.record.earlierDrafts
    .filter(({ kind }) => kind === 'mitigation_plan')
    .map(({ id }) => `artifact.${id}`);
  return cite(basis, ['risk', 'health', ...under('hardRed', basis), ...under('signal', basis), ...drivers, ...plans]);
}

export function openPromises({ record }: Basis): string[] {
  return record.promises.filter(({ status }) => status === 'open').map(({ id }) => `promise.${id}`);
}

/** Sections for which the record holds nothing. */
export function emptySections(sections: Section[]): string[] {
  return sections
    .filter(({ claims }) => claims.length === 0)
    .map(({ heading }) => `Nothing is on record about: ${inWords(heading)}.`);
}
