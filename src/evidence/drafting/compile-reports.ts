import { ANCHOR_KEYS } from '../evidence.types';
import { type AccountRecord } from './account-record.types';
import { type ArtifactContent, type StatedClaim } from './artifact.types';
import { cite, openPromises, under, type Basis } from './brief-sections';
import { QUESTION, anchorInWords } from './anchor.wording';
import { compile } from './compile';
import { inWords, sentence, writeMoney, writeNumber } from './wording';

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
export function coverageGaps({ stakeholders, dossier }: AccountRecord): string[] {
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

/** The licence plan: what is paid and not used, what it costs a year, and what can be done before the renewal. */
export function compileLicencePlan(basis: Basis): ArtifactContent {
  const { record } = basis;
  const { contract, account } = record.dossier;
  const muda = record.scores?.muda ?? null;
  const price: StatedClaim[] =
    contract.arr !== null && contract.seats
      ? [
          {
            text: `The contract pays ${writeMoney(contract.arr, contract.currency)} a year for ${writeNumber(contract.seats)} seats.`,
            evidence: ['contract.arr', 'contract.seats'],
          },
        ]
      : [];
  return compile(
    'licence_plan',
    basis,
    [
      { heading: 'What is paid', claims: price },
      {
        heading: 'What is used',
        claims: cite(basis, ['utilisation', 'trend', 'muda', 'muda.unusedSeats', 'muda.annualCost']),
      },
      { heading: 'Who is idle', claims: cite(basis, ['licences.idle']) },
      {
        heading: 'What can be done, one or the other',
        claims: cite(basis, ['licences.reassign', 'licences.enable', 'licences.redeploy', 'licences.right_size']),
      },
      { heading: 'When it is decided', claims: cite(basis, ['contract.renewalDate', 'contract.noticeDeadline']) },
    ],
    {
      title: `Licence optimisation plan for ${account.name}`,
      valueHypothesis: unusedValue(record),
      questions: [
        'Which teams hold the idle seats, and who can reassign them?',
        'Which other team waits for seats, so that they can be redeployed?',
        'Which number of seats is right at the renewal if neither helps?',
      ],
      gaps: [
        ...(muda?.value == null ? ['The unused share is not known: use or seats are not on record.'] : []),
        ...(muda?.value != null && muda.annualCost === null
          ? ['The cost is not known: revenue or currency is not on record.']
          : []),
        ...(muda?.atMost ? ['Users are not identified each day: the unused seats are a ceiling, not a count.'] : []),
      ],
    },
  );
}

/** What the unused seats cost, with what the figure rests on; null while it is not known. */
function unusedValue({ scores, licences, dossier }: AccountRecord): ArtifactContent['valueHypothesis'] {
  const { annualCost = null, unusedSeats = null } = scores?.muda ?? {};
  const pricePerSeat = licences?.pricePerSeat ?? null;
  if (annualCost === null || unusedSeats === null || pricePerSeat === null) return null;
  return {
    amount: annualCost,
    currency: dossier.contract.currency,
    formula: 'unused seats × price of a seat a year',
    assumptions: [
      { name: 'unused seats', value: unusedSeats, evidence: ['muda.unusedSeats'] },
      {
        name: 'price of a seat a year, the same for every seat',
        value: pricePerSeat,
        evidence: ['licences.pricePerSeat'],
      },
    ],
  };
}
