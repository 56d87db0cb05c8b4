import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fromPromise } from 'xstate';
import { type ActorInputs, type ActorOutput } from '../lifecycle/account.types';
import { type Run } from '../lifecycle/effect.roles';
import { ScoresService } from './scores/scores.service';
import { writeDown, written } from './scores/written-scores';

/** Writes down where the account stands as its new term begins, so that the next renewal has something to compare with. */
@Injectable()
export class TakeBaseline {
  constructor(
    private readonly db: DataSource,
    private readonly scores: ScoresService,
  ) {}

  readonly actor = (run: Run<EntityManager>) =>
    fromPromise<ActorOutput<'takeBaseline'>, ActorInputs['takeBaseline']>(async ({ input: { account, term } }) => {
      const { row, scored, asOf } = await this.scores.score(account, this.db.manager);
      run.alongside((tx) => writeDown(tx, [written({ row, scored })], asOf));
      return { baseline: `term-${term}:${asOf}` };
    });
}
