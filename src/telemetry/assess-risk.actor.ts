import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fromPromise } from 'xstate';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from '../lifecycle/effect.roles';
import { ScoresService } from './scores/scores.service';
import { writeDown, written } from './scores/written-scores';

/** Measures the risk by the published formulas when the diagnosis asks for it. */
@Injectable()
export class AssessRisk {
  constructor(
    private readonly db: DataSource,
    private readonly scores: ScoresService,
  ) {}

  readonly actor = (run: Run<EntityManager>) =>
    fromPromise<ActorOutput<'assessRisk'>, ActorInputs['assessRisk']>(async ({ input: { account } }) => {
      const { row, scored, asOf } = await this.scores.score(account, this.db.manager);
      run.alongside((tx) => writeDown(tx, [written({ row, scored })], asOf));
      return { score: scored.scores.risk.value, hardRed: [...scored.scores.alarms.hardRed] };
    });
}
