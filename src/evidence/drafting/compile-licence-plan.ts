import { addDays } from '../../calendar/calendar';
import { type ArtifactContent, type Arrangement, type StatedClaim } from './artifact.types';
import { type Basis } from './brief-sections';
import { cite } from './claim';
import { usageChart, wasteChart } from './charts';
import { claim } from './claim';
import { compile } from './compile';
import { licenceSummary } from './licence-summary';
import { redeploymentOf } from './redeployment';
import { championOf, deciderOf } from './people-in-charge';
import { sentence } from './wording';

const WAYS_OUT = ['licences.reassign', 'licences.enable', 'licences.redeploy', 'licences.right_size'];

/** The licence plan: what is paid and not used, who should get the seats until when, and what is left to right-size. */
export function compileLicencePlan(basis: Basis): ArtifactContent {
  const { record } = basis;
  const muda = record.scores?.muda ?? null;
  const redeployment = redeploymentOf(basis);
  return compile(
    'licence_plan',
    basis,
    [
      { heading: 'Ways out, one or the other', claims: waysOut(basis) },
      { heading: 'What is used', claims: cite(basis, ['usage.active28', 'trend']) },
      { heading: 'Who is idle', claims: cite(basis, ['licences.idle']) },
    ],
    {
      title: `Licence optimisation plan for ${record.dossier.account.name}`,
      summary: licenceSummary(basis),
      charts: [...wasteChart(basis, ''), ...usageChart(basis, 'What is used')],
      redeployment,
      arrangements: whoDecides(basis),
      valueHypothesis: unusedValue(basis),
      questions: questions(basis, redeployment.length > 0),
      gaps: [
        ...(muda?.value == null ? ['The unused share is not known: use or seats are not on record.'] : []),
        ...(muda?.value != null && muda.annualCost === null
          ? ['The cost is not known: revenue or currency is not on record.']
          : []),
        ...(muda?.atMost ? ['Users are not identified each day: the unused seats are a ceiling, not a count.'] : []),
        ...(redeployment.length > 1
          ? ['No source says how many seats each team needs: the seats are shared in equal parts until somebody does.']
          : []),
      ],
    },
  );
}

function waysOut(basis: Basis): StatedClaim[] {
  const { licences, scores } = basis.record;
  const isTight =
    (scores?.muda?.unusedSeats ?? 0) > 0 &&
    licences !== null &&
    !licences.options.some(({ move }) => move === 'right_size');
  return [
    ...cite(basis, WAYS_OUT),
    ...(isTight
      ? claim(
          basis,
          ['usage.active28', 'contract.seats'],
          () => 'Right-sizing gives nothing back: with room to grow, today’s use needs all the seats',
        )
      : []),
  ];
}

function whoDecides(basis: Basis): Arrangement[] {
  const { record } = basis;
  const { today, contract, account } = record.dossier;
  const champion = championOf(record);
  const decider = deciderOf(record);
  const notice =
    contract.renewalDate === null ? null : addDays(contract.renewalDate, -(contract.noticePeriodDays ?? 0));
  const line = (text: string, evidence: string[] = []) => ({
    text: sentence(text),
    evidence: evidence.filter((id) => Object.hasOwn(basis.known, id)),
  });
  return [
    {
      heading: 'Who decides what, by when',
      lines: [
        line(
          `${champion ?? 'A champion, not on record yet'}: names the teams and their order, by ${addDays(today, 14)}`,
          ['anchor.champion'],
        ),
        ...(account.csm
          ? [line(`${account.csm.name}: moves the seats and looks at use every 28 days`, ['account.csm'])]
          : []),
        ...(notice !== null && notice > today
          ? [
              line(
                `${decider ?? 'The decision maker, not on record yet'}: settles the number of seats for the renewal, by ${notice}`,
                ['anchor.decisionMaker'],
              ),
            ]
          : []),
      ],
    },
  ];
}

function questions({ record }: Basis, isPlanned: boolean): string[] {
  if (!isPlanned) return ['How many people are meant to use the product, and in which teams?'];
  return [
    'Does each team take its seats on its date, and who leads it there?',
    ...(record.scores?.muda?.unusedSeats
      ? ['Which number of seats is right at the renewal if a team does not start?']
      : []),
  ];
}

/** What the unused seats cost, with what the figure rests on; null while it is not known. */
function unusedValue({ record }: Basis): ArtifactContent['valueHypothesis'] {
  const { annualCost = null, unusedSeats = null } = record.scores?.muda ?? {};
  const pricePerSeat = record.licences?.pricePerSeat ?? null;
  if (annualCost === null || unusedSeats === null || pricePerSeat === null) return null;
  return {
    amount: annualCost,
    currency: record.dossier.contract.currency,
    formula: 'unused seats × price of a seat a year',
    assumptions: [
      { name: 'unused seats', value: unusedSeats, evidence: ['muda.unusedSeats'] },
      {
        name: `price of a seat a year in ${record.dossier.contract.currency ?? 'account currency'}, the same for every seat`,
        value: pricePerSeat,
        evidence: ['licences.pricePerSeat'],
      },
    ],
  };
}
