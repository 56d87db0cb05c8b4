import { painOf } from '../anchor.value';
import { addDays } from '../../calendar/calendar';
import { type Arrangement } from './artifact.types';
import { openPromises, type Basis } from './brief-sections';
import { championOf, deciderOf } from './people-in-charge';
import { riskRegister } from './risk-register';
import { counted, inWords, phrase, sentence, writeNumber } from './wording';

type Line = Arrangement['lines'][number];
const MOST_RISKS = 4;
/** Signals of the sources that stand in the way of a start. */
const BLOCKERS = ['integration_blocker', 'security_review_open', 'unrealistic_timeline'];

/** How both sides work by a success plan: first value, training by role, rhythm, dependencies, risks and promises. */
export function workingAgreement(basis: Basis): Arrangement[] {
  return [
    { heading: 'First value', lines: firstValue(basis) },
    { heading: 'Training and enablement by role', lines: training(basis) },
    { heading: 'Cadence', lines: cadence(basis) },
    { heading: 'Dependencies', lines: dependencies(basis) },
    { heading: 'Risks of the plan', lines: risks(basis) },
    { heading: 'Promises to settle', lines: promises(basis) },
  ].filter(({ lines }) => lines.length > 0);
}

function line({ known }: Basis, text: string, evidence: string[] = []): Line {
  return { text: sentence(text), evidence: evidence.filter((id) => Object.hasOwn(known, id)) };
}

function firstValue(basis: Basis): Line[] {
  const { record, known } = basis;
  const reached = known['milestone.first_value'];
  if (reached) return [line(basis, `Reached on ${reached.value}`, ['milestone.first_value'])];
  const pain = painOf(record.anchors);
  const by = addDays(record.dossier.today, 60);
  const what =
    pain && pain.baseline !== null
      ? `the first reading better than ${writeNumber(pain.baseline)}: ${phrase(pain.what)}`
      : 'the first result that the champion confirms in writing';
  return [line(basis, `First value counts as reached with ${what}, by ${by}`, ['anchor.painMetric'])];
}

function training(basis: Basis): Line[] {
  const { record } = basis;
  const { today, contract } = record.dossier;
  const by = (days: number) => addDays(today, days);
  const champion = championOf(record) ?? 'not on record yet';
  const decider = deciderOf(record) ?? 'not on record yet';
  return [
    line(basis, `Administrators: access, user management and the connected systems, by ${by(14)}`),
    line(basis, `Champion (${champion}): running the rollout and reading use by team, by ${by(21)}`, [
      'anchor.champion',
    ]),
    line(
      basis,
      `Users${contract.seats === null ? '' : ` of the ${counted(contract.seats, 'seat')}`}: the tasks behind the KPIs, team by team, by ${by(60)}`,
      ['contract.seats'],
    ),
    line(basis, `Decision maker (${decider}): reading the results, by ${by(85)}`, ['anchor.decisionMaker']),
  ];
}

function cadence(basis: Basis): Line[] {
  const { record } = basis;
  const csm = record.dossier.account.csm?.name ?? 'the customer success manager';
  const champion = championOf(record) ?? 'the champion';
  const decider = deciderOf(record) ?? 'the decision maker';
  return [
    line(basis, `Every week until day 30, then every two weeks: ${csm} with ${champion}, 30 minutes`),
    line(basis, `Every month: a reading of each KPI, from the customer’s own data`),
    line(basis, `Every quarter: a review of results with ${decider}`),
  ];
}

function dependencies(basis: Basis): Line[] {
  const { record, known } = basis;
  const unsettled = record.anchors.filter(({ status }) => status !== 'concrete').map(({ key }) => `anchor.${key}`);
  const blockers = BLOCKERS.map((name) => `signal.${name}`).filter((id) => Object.hasOwn(known, id));
  return [
    line(basis, 'The customer takes the readings of each KPI and shares them'),
    ...blockers.map((id) => line(basis, `To be cleared first: ${inWords(id.slice('signal.'.length))}`, [id])),
    ...unsettled.map((id) => line(basis, `To be settled first: ${phrase(known[id]?.label ?? '')}`, [id])),
  ];
}

function risks(basis: Basis): Line[] {
  const registered = riskRegister(basis)
    .slice(0, MOST_RISKS)
    .map(({ risk, mitigation, dueOn, evidence }) =>
      line(basis, `${risk}. Against it: ${mitigation}, by ${dueOn}`, evidence),
    );
  if (registered.length > 0) return registered;
  const carriers = basis.record.stakeholders.filter(({ side, left }) => side === 'customer' && !left).length;
  return [
    line(
      basis,
      `The plan rests on ${counted(carriers, 'person', 'people')} at the customer; if ${carriers === 1 ? 'that person leaves' : 'one of them leaves'}, agree on a successor within a week`,
    ),
  ];
}

function promises(basis: Basis): Line[] {
  const by = addDays(basis.record.dossier.today, 30);
  return openPromises(basis).map((id) => {
    const promise = sentence(String(basis.known[id]?.value ?? id));
    return line(basis, `${promise} To be met, renegotiated or withdrawn by ${by}`, [id]);
  });
}
