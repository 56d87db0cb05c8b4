import { ANCHOR_KEYS } from '../evidence.types';
import { type AccountRecord } from './account-record.types';
import { type ArtifactContent } from './artifact.types';
import { openPromises, type Basis } from './brief-sections';
import { cite, under } from './claim';
import { QUESTION, anchorInWords } from './anchor.wording';
import { compile } from './compile';
import { inWords, sentence } from './wording';

/** The handoff audit: each of the seven anchors with its evidence, the expectation gaps, and what is still missing. */
export function compileHandoffAudit(basis: Basis): ArtifactContent {
  const { record } = basis;
  const anchors = ANCHOR_KEYS.map((key) => `anchor.${key}`);
  const open = record.anchors.filter(({ status }) => status !== 'concrete');
  const settled = record.anchors.filter(({ status }) => status === 'concrete').map(({ key }) => `anchor.${key}`);
  return compile(
    'handoff_audit',
    basis,
    [
      {
        heading: 'Terms on record',
        claims: cite(basis, [...under('contract', basis), ...under('opportunity', basis)]),
      },
      {
        heading: 'Concrete anchors',
        claims: cite(
          basis,
          anchors.filter((id) => settled.includes(id)),
        ),
      },
      {
        heading: 'Open anchors',
        claims: cite(
          basis,
          anchors.filter((id) => !settled.includes(id)),
        ),
      },
      { heading: 'Promised beyond the contract', claims: cite(basis, openPromises(basis)) },
      { heading: 'Risk signals', claims: cite(basis, under('signal', basis)) },
    ],
    {
      title: `Handoff audit of ${record.dossier.account.name}`,
      questions: open.map(({ key, doubts }) => [QUESTION[key], ...doubts].join(' ')),
      gaps: [
        ...open.map((anchor) => sentence(anchorInWords({ ...anchor, value: null }))),
        ...ANCHOR_KEYS.filter((key) => !record.anchors.some((anchor) => anchor.key === key)).map(
          (key) => `The ${inWords(key)} was never read.`,
        ),
      ],
    },
  );
}

/** The stakeholder map: everybody named, by side, with who left, who went quiet and which seats of influence are empty. */
export function compileStakeholderMap(basis: Basis): ArtifactContent {
  const { record } = basis;
  const ids = (matches: (person: AccountRecord['stakeholders'][number]) => boolean) =>
    record.stakeholders.flatMap((person, at) => (matches(person) ? [`person.${at + 1}`] : []));
  return compile(
    'stakeholder_map',
    basis,
    [
      {
        heading: 'People of the customer',
        claims: cite(
          basis,
          ids(({ side, resolved }) => side === 'customer' && resolved),
        ),
      },
      {
        heading: 'Partners',
        claims: cite(
          basis,
          ids(({ side, resolved }) => side === 'partner' && resolved),
        ),
      },
      {
        heading: 'Named, but not matched to anybody',
        claims: cite(
          basis,
          ids(({ resolved, side }) => !resolved && side !== 'vendor'),
        ),
      },
      { heading: 'Contacts', claims: cite(basis, [...under('contact', basis), ...under('quiet', basis)]) },
      {
        heading: 'Our side',
        claims: cite(basis, [...ids(({ side }) => side === 'vendor'), 'account.csm', 'account.ae']),
      },
    ],
    { title: `Stakeholder map of ${record.dossier.account.name}`, gaps: coverageGaps(record) },
  );
}

/** Economic buyer and champion are required, an executive sponsor too in an enterprise account. */
function coverageGaps({ stakeholders, dossier }: AccountRecord): string[] {
  const there = stakeholders.filter(({ side, left }) => side === 'customer' && !left);
  const has = (role: string) => there.some((person) => person.role === role);
  const isEnterprise = dossier.account.segment === 'enterprise';
  return [
    ...(has('champion') ? [] : ['No champion is on the map.']),
    ...(has('decision_maker') ? [] : ['No economic buyer is on the map.']),
    ...(isEnterprise && !there.some(({ executive }) => executive) ? ['No executive sponsor is on the map.'] : []),
    ...stakeholders
      .filter(({ left, role }) => left && role === 'champion')
      .map(({ name }) => `${name}, the champion, has left.`),
  ];
}
