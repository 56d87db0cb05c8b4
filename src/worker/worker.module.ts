import {
  Inject,
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { ContractRecords } from '../accounts/contract-records';
import { AccountPerformers } from '../actions/account.performers';
import { ActionsModule } from '../actions/actions.module';
import { ExecuteMitigation } from '../actions/execute-mitigation.actor';
import { SubmitDraft } from '../actions/submit-draft.actor';
import { type Agents } from '../agents/agents';
import { AGENTS, AgentsModule } from '../agents/agents.module';
import { AccountStore } from '../store/account.store';
import { Effects } from '../store/effects';
import { EffectsAsked } from '../store/effects-asked';
import { AssessRisk } from '../telemetry/assess-risk.actor';
import { TakeBaseline } from '../telemetry/take-baseline.actor';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { EffectHandler } from './effect.handler';
import { Quarantine } from './quarantine/quarantine';
import { QuarantineController } from './quarantine/quarantine.controller';
import { ACTORS, PERFORMERS, type ActorProviders, type Performers } from './registries';
import { retryPolicy } from './retry';
import { Worker, workerOptions } from './worker';

/** Starts the worker with the application and lets it give its work back before the database closes. */
@Injectable()
class WorkerLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(Worker) private readonly worker: Worker) {}

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }
}

/** Who answers each actor and who performs each effect, on one page; and what becomes of effects that nobody could carry out. */
@Module({
  imports: [AccountsModule, AgentsModule, ActionsModule, TelemetryModule],
  controllers: [QuarantineController],
  providers: [
    {
      provide: ACTORS,
      inject: [AGENTS, AssessRisk, TakeBaseline, SubmitDraft, ExecuteMitigation],
      useFactory: (
        agents: Agents,
        assessRisk: AssessRisk,
        takeBaseline: TakeBaseline,
        submitDraft: SubmitDraft,
        executeMitigation: ExecuteMitigation,
      ): ActorProviders => ({
        ...agents,
        assessRisk: assessRisk.actor,
        takeBaseline: takeBaseline.actor,
        submitDraft: submitDraft.actor,
        executeMitigation: executeMitigation.actor,
      }),
    },
    {
      provide: PERFORMERS,
      inject: [AccountPerformers, ContractRecords],
      useFactory: ({ performers }: AccountPerformers, contracts: ContractRecords): Performers => ({
        ...performers,
        fillContract: (_, { accountId }, tx) =>
          contracts.fillFromRecord(tx, accountId, { actor: 'agent', source: 'worker' }),
      }),
    },
    {
      provide: Worker,
      inject: [AccountStore, Effects, EffectsAsked, ACTORS, PERFORMERS],
      useFactory: (
        store: AccountStore,
        effects: Effects,
        asked: EffectsAsked,
        actors: ActorProviders,
        performers: Performers,
      ) =>
        new Worker(effects, new EffectHandler(store, effects, actors, performers, retryPolicy), asked, workerOptions),
    },
    Quarantine,
    WorkerLife,
  ],
  exports: [Quarantine],
})
export class WorkerModule {}
