import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fromPromise } from 'xstate';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { writeDown } from './scores/rescorer';
import { ScoresService } from './scores/scores.service';

/** Writes in the transaction that accepts the actor's answer. */
type Run = { alongside(write: (tx: DataSource['manager']) => Promise<void>): void };

/** Measures the risk by the published formulas when the diagnosis asks for it. */
@Injectable()
export class AssessRisk {
  constructor(
    private readonly db: DataSource,
    private readonly scores: ScoresService,
  ) {}

  readonly actor = (run: Run) =>
    fromPromise<ActorOutput<'assessRisk'>, ActorInputs['assessRisk']>(async ({ input: { account } }) => {
      const { row, scored, asOf } = await this.scores.score(account, this.db.manager);
      run.alongside((tx) => writeDown(tx, [{ row, scored }], asOf));
      return { score: scored.scores.risk.value, hardRed: [...scored.scores.alarms.hardRed] };
    });
}
