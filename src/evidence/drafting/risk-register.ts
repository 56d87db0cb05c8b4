import { addDays } from '../../calendar/calendar';
import { type Contribution } from './account-record.types';
import { type RegisteredRisk } from './artifact.types';
import { type Basis } from './brief-sections';
import { causesOf } from './causes';
import { alarmInWords } from './alarm.wording';
import { REMEDIES } from './remedies';
import { inputName, inputValue } from './score-inputs';
import { capital } from './wording';

const MOST_RISKS = 8;

/**
 * The risks of the renewal, the weightiest first. Likelihood is how strongly a risk shows by the published curve of its
 * input, impact how much of the score the input weighs; a hard-red signal has happened and is high in both.
 */
export function riskRegister(basis: Basis): RegisteredRisk[] {
  const { record, known } = basis;
  const { today, account, contract } = record.dossier;
  return causesOf(record, known)
    .slice(0, MOST_RISKS)
    .flatMap(({ name, evidence }): RegisteredRisk[] => {
      const remedy = REMEDIES[name]?.(record);
      if (!remedy || !evidence.every((id) => Object.hasOwn(known, id))) return [];
      const input = record.scores?.risk.contributions.find((each) => each.input === name);
      const due = addDays(today, remedy.dueInDays);
      return [
        {
          risk: input && !evidence[0]?.startsWith('hardRed.') ? named(input) : capital(alarmInWords(name)),
          ...levels(input, evidence[0]?.startsWith('hardRed.') ?? false),
          mitigation: remedy.title,
          owner: account.csm?.name ?? null,
          dueOn:
            contract.renewalDate !== null && due > contract.renewalDate && contract.renewalDate > today
              ? contract.renewalDate
              : due,
          evidence,
        },
      ];
    });
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
