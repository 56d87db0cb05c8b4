import {
  type ActivePeople,
  active28,
  active28Row,
  type AlarmFacts,
  alarms,
  type AnnualValue,
  cohortMedianOf,
  type CriterionFacts,
  engagement,
  type EngagementFacts,
  expansion,
  type ExpansionFacts,
  expectedLoss,
  health,
  ledger,
  type LicenceFacts,
  loginRow,
  maturity,
  type MaturityFacts,
  muda,
  mura,
  muraRow,
  muri,
  muriRow,
  outcome,
  portfolio,
  type PortfolioItem,
  priority,
  type PriorityFacts,
  type RetainedAccount,
  retention,
  risk,
  type ScoredFacts,
  type TicketSeries,
  type TimedTask,
  timeSaved,
  timeToValue,
  type TimeToValueFacts,
  trend,
  urgency,
  type UsageSeries,
  utilisation,
  valueProof,
  type ValueProofFacts,
  weekdayRows,
  weekLevels,
} from '../../../src/scoring';

interface Watched {
  asOf: string;
  usage: UsageSeries;
}

/** How each published formula is asked with the inputs of the golden file. */
export const adapters: Record<string, (input: never) => object> = {
  active28: ({ asOf, usage, reported }: Watched & { reported?: { date: string; value: number } | null }) =>
    active28({ asOf, usage: active28Row(usage, asOf), reported }),
  trend: ({ asOf, usage }: Watched) => trend(weekdayRows(usage, asOf)),
  mura: ({ asOf, usage, arr, currency }: Watched & AnnualValue) =>
    mura(muraRow(weekLevels(usage, asOf)), { arr, currency }),
  utilisation: (input: LicenceFacts & { active28: ActivePeople }) => utilisation(input),
  muda: (input: LicenceFacts & AnnualValue) => muda(input),
  expansion: (input: ExpansionFacts) => expansion(input),
  muri: ({ asOf, tickets, arr, currency }: { asOf: string; tickets: TicketSeries | null } & AnnualValue) =>
    muri(muriRow(tickets, asOf), { arr, currency }),
  timeToValue: ({ cohort, ...facts }: TimeToValueFacts & { cohort?: (number | null)[] | null }) =>
    timeToValue({ ...facts, cohortMedian: cohortMedianOf(cohort ?? []) }),
  maturity: (input: MaturityFacts) => maturity(input),
  health: (input: ScoredFacts) => health(input),
  risk: (input: ScoredFacts) => risk(input),
  ledger: ({ score, before, after }: { score: 'health' | 'risk'; before: ScoredFacts; after: ScoredFacts }) =>
    ledger(score, before, after),
  alarms: ({ usage, ...facts }: AlarmFacts & { usage?: UsageSeries | null }) =>
    alarms({ ...facts, logins: usage ? loginRow(usage, facts.asOf) : null }),
  engagement: (input: EngagementFacts) => engagement(input),
  urgency: ({ daysLeft }: { daysLeft: number | null }) => urgency(daysLeft),
  priority: (input: PriorityFacts) => priority(input),
  expectedLoss: (input: AnnualValue & { riskValue: number | null }) => expectedLoss(input),
  retention: ({ accounts }: { accounts: RetainedAccount[] }) => retention(accounts),
  portfolio: ({ items }: { items: PortfolioItem[] }) => portfolio(items),
  timeSaved: ({ tasks }: { tasks: TimedTask[] }) => timeSaved(tasks),
  outcome: (input: CriterionFacts) => outcome(input),
  valueProof: (input: ValueProofFacts) => valueProof(input),
};
