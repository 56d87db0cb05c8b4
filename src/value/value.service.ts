import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, laterOf } from '../calendar/calendar';
import { retention, share, type Share } from '../scoring';
import { BusinessDate } from '../store/business-date';
import { PolicyStore } from '../store/policy.store';
import { AgentRecords } from './agent.records';
import { DecisionRecords, type Verdicts } from './decision.records';
import { MoneyRecords } from './money.records';
import { monthUntil, yearBefore, type Period } from './period';
import { reviewHours, savedTime } from './saved-time';
import { successCriteria } from './success-criteria';
import { type Known, type ValueReport } from './value.view';

/** Draws up what the agent was worth in a month, from records alone. */
@Injectable()
export class ValueService {
  constructor(
    private readonly db: DataSource,
    private readonly dates: BusinessDate,
    private readonly policies: PolicyStore,
    private readonly decisions: DecisionRecords,
    private readonly money: MoneyRecords,
    private readonly agent: AgentRecords,
  ) {}

  /** @param month `YYYY-MM`; without it the month of today */
  async of(month?: string): Promise<ValueReport> {
    const asOf = await this.dates.calendarDay(this.db.manager);
    const period = monthUntil(month ?? asOf.slice(0, 7), asOf);
    const year = yearBefore(period);
    const policy = await this.policies.active();
    const tasks = await this.decisions.tasks(period);
    const understanding = await this.agent.understanding(period);
    const verdicts = await this.decisions.riskVerdicts(period);
    const safety = await this.decisions.draftSafety(period);
    const { total, byPhase } = await this.agent.spending(period);
    const scores = { ...period, to: await this.scoredUntil(period, asOf) };
    const waste = await this.money.waste(scores);
    const expansion = await this.money.expansion(period);
    const saved = savedTime(tasks, policy, policy.scores);
    const scored = await this.money.scored(scores);
    return {
      period,
      asOf,
      coreMetrics: {
        handoffAccuracy: {
          ...known(
            share(understanding.concrete - understanding.corrected, understanding.concrete),
            'no handoff was read',
          ),
          corrected: understanding.corrected,
        },
        falsePositives: { ...known(falseAlarms(verdicts), 'nobody has judged an alarm'), ...verdicts },
        draftSafety: {
          ...known(share(safety.shown - safety.unsafe, safety.shown), 'nothing was to be sent to a customer'),
          ...safety,
        },
        tokenCost: { ...total, ...each(total), byPhase },
        timeSaved: saved,
      },
      successCriteria: successCriteria({
        saved,
        savingTarget: policy.scores.timeSaved.target,
        understanding,
        tasks,
        expansion,
        waste,
        scored,
      }),
      retention: { ...year, ...retention(await this.money.holdings(year), policy.scores) },
      waste,
      expansion,
      reviewLoad: { ...reviewHours(tasks, policy), ...(await this.decisions.waiting(period)) },
    };
  }

  /** Scores carry the business date, which may be held at a later day than the calendar's. */
  private async scoredUntil({ to }: Period, asOf: string): Promise<string> {
    if (to <= asOf) return to;
    return laterOf(to, addDays(await this.dates.today(this.db.manager), 1));
  }
}

/** Alarms that were rejected for other reasons than being wrong say neither. */
function falseAlarms({ confirmed, refuted }: Verdicts): Share {
  return share(refuted, confirmed + refuted);
}

function known(of: Share, why: string): Known {
  return { ...of, unknown: of.value === null ? why : null };
}

function each({ accounts, costUsd, tokens }: { accounts: number; costUsd: number; tokens: number }) {
  if (accounts === 0) return { costPerAccount: null, tokensPerAccount: null };
  return {
    costPerAccount: Math.round((costUsd / accounts) * 10_000) / 10_000,
    tokensPerAccount: Math.round(tokens / accounts),
  };
}
