import { addDays } from '../../calendar/calendar';
import { type Contribution } from './account-record.types';
import { type RegisteredRisk } from './artifact.types';
import { type Basis } from './brief-sections';
import { causesOf } from './causes';
import { alarmInWords } from './alarm.wording';
import { REMEDIES, type Remedy } from './remedies';
import { inputName, inputValue } from './score-inputs';
import { capital } from './wording';

const MOST_RISKS = 8;

/**
 * The risks of the renewal, the weightiest first. Likelihood is how strongly a risk shows by the published curve of its
 * input, impact how much of the score the input weighs; a hard-red signal has happened and is high in both.
 */
export function riskRegister(basis: Basis): RegisteredRisk[] {
  const { record, known } = basis;
  const weighed = causesOf(record, known)
    .slice(0, MOST_RISKS)
    .flatMap(({ name, evidence }): RegisteredRisk[] => {
      const remedy = REMEDIES[name]?.(record);
      if (!remedy || !evidence.every((id) => Object.hasOwn(known, id))) return [];
      const input = record.scores?.risk.contributions.find((each) => each.input === name);
      return [
        {
          risk: input && !evidence[0]?.startsWith('hardRed.') ? named(input) : capital(alarmInWords(name)),
          ...levels(input, evidence[0]?.startsWith('hardRed.') ?? false),
          ...answered(remedy, basis),
          evidence,
        },
      ];
    });
  return [...weighed, ...erraticUse(basis)];
}

/** Use that swings weighs in the health score alone, and is a risk of the renewal all the same. */
function erraticUse(basis: Basis): RegisteredRisk[] {
  const { record, known } = basis;
  const mura = record.scores?.mura;
  if (!mura || !['yellow', 'red'].includes(mura.band) || mura.value === null) return [];
  const input = record.scores?.health.contributions.find((each) => each.input === 'consistency');
  return [
    {
      risk: `Erratic use: ${inputValue({ input: 'consistency', value: mura.value })}`,
      ...levels(input, false),
      ...answered(STEADY_USE, basis),
      evidence: ['mura', 'mura.expectedLoss'].filter((id) => Object.hasOwn(known, id)),
    },
  ];
}

const STEADY_USE = { title: 'Run enablement for the teams that stop and start again', dueInDays: 14 };

/** What is done about a risk, by whom and when; nothing is due after the renewal that is still to come. */
function answered(remedy: Pick<Remedy, 'title' | 'dueInDays'>, { record }: Basis) {
  const { today, account, contract } = record.dossier;
  const due = addDays(today, remedy.dueInDays);
  const renewal = contract.renewalDate !== null && contract.renewalDate > today ? contract.renewalDate : due;
  return {
    mitigation: remedy.title,
    owner: account.csm?.name ?? null,
    dueOn: due > renewal ? renewal : due,
  };
}

function named(input: Contribution): string {
  const value = inputValue(input);
  return capital(`${inputName(input.input)}${value ? `: ${value}` : ''}`);
}

function levels(input: Contribution | undefined, hasHappened: boolean): Pick<RegisteredRisk, 'likelihood' | 'impact'> {
  if (hasHappened) return { likelihood: 'high', impact: 'high' };
  const { concern = 0, weight = 0 } = input ?? {};
  return {
    likelihood: concern >= 2 / 3 ? 'high' : concern >= 1 / 3 ? 'medium' : 'low',
    impact: weight >= 10 ? 'high' : weight >= 5 ? 'medium' : 'low',
  };
}
