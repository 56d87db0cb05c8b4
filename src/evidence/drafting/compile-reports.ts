import { ANCHOR_KEYS, type AnchorKey } from '../evidence.types';
import { type AccountRecord } from './account-record.types';
import { type ArtifactContent, type StatedClaim } from './artifact.types';
import { openPromises, type Basis } from './brief-sections';
import { QUESTION, anchorName } from './anchor.wording';
import { cite, claim, under } from './claim';
import { compile } from './compile';
import { field } from './fact.entry';
import { type KnownFacts } from './known-facts';
import { sentence } from './wording';

/** The handoff audit: each of the seven anchors with its evidence, the expectation gaps, and what is still missing. */
export function compileHandoffAudit(basis: Basis): ArtifactContent {
  const { record } = basis;
  const audited = { record, known: { ...basis.known, ...verdictFact(record) } };
  const anchors = ANCHOR_KEYS.map((key) => `anchor.${key}`);
  const open = record.anchors.filter(({ status }) => status !== 'concrete');
  const settled = record.anchors.filter(({ status }) => status === 'concrete').map(({ key }) => `anchor.${key}`);
  return compile(
    'handoff_audit',
    audited,
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
      summary: verdict(audited),
      questions: open.map(({ key, doubts }) => [QUESTION[key], ...doubts].join(' ')),
      gaps: unread(record).map((key) => sentence(`${anchorName(key)} was never read`)),
    },
  );
}

/** Whether the gate opens, and for want of what; each open anchor stands below with the question that would settle it. */
function verdict(basis: Basis): StatedClaim[] {
  const { anchors } = basis.record;
  const open = anchors.filter(({ status }) => status !== 'concrete');
  const wanting = [
    ...open.map(({ key, status }) => `${anchorName(key)} (${status})`),
    ...unread(basis.record).map((key) => `${anchorName(key)} (never read)`),
  ];
  return [
    ...cite(basis, ['audit.concrete']),
    ...claim(basis, ['audit.concrete', ...open.map(({ key }) => `anchor.${key}`)], () =>
      wanting.length === 0 ? 'The handoff is ready' : `The handoff is not ready for want of: ${wanting.join(', ')}`,
    ),
    ...cite(basis, ['promises.open']),
  ];
}

function verdictFact({ anchors }: AccountRecord): KnownFacts {
  const concrete = anchors.filter(({ status }) => status === 'concrete').length;
  return Object.fromEntries(
    field(['audit', 'concrete'], concrete, (count) => `${count} of the ${ANCHOR_KEYS.length} anchors are concrete`),
  );
}

function unread({ anchors }: AccountRecord): AnchorKey[] {
  return ANCHOR_KEYS.filter((key) => !anchors.some((anchor) => anchor.key === key));
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
