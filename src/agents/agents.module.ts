import { Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { AccountRecords, Artifacts } from '../evidence/drafting/ports';
import { ModelCalls } from '../evidence/model-calls.port';
import { CrmSearch, Dossiers, FetchRounds, PeopleDirectory, Readings } from '../evidence/ports';
import { Metrics } from '../platform/operations/metrics';
import { SETTINGS, type Settings } from '../platform/settings/settings';
import { type Transaction } from './agent.run';
import { agentsOf, type Agents } from './agents';
import { FetchTools } from './fetch.tools';
import { LanguageModel } from './language-model';
import { ModelMeter } from './model.meter';
import { openDoor } from './open-door';
import { LangSmithTracer } from './tracing/langsmith.tracer';
import { NoTracer, Tracer } from './tracing/tracer';

/** Nest token of the `Agents`. */
export const AGENTS = 'AGENTS';

/** What is still queued is sent before the process ends. */
@Injectable()
class TracesAtShutdown implements OnApplicationShutdown {
  constructor(private readonly tracer: Tracer) {}

  onApplicationShutdown(): Promise<void> {
    return this.tracer.close();
  }
}

/** The agents and the one door to a language model. The ports come from the modules that keep the records. */
@Module({
  providers: [
    {
      provide: Tracer,
      inject: [SETTINGS],
      useFactory: ({ langsmith }: Settings) => (langsmith ? new LangSmithTracer(langsmith) : new NoTracer()),
    },
    TracesAtShutdown,
    {
      provide: LanguageModel,
      inject: [SETTINGS, ModelCalls, Tracer, Metrics],
      useFactory: (settings: Settings, calls: ModelCalls<Transaction>, tracer: Tracer, { registry }: Metrics) =>
        openDoor(settings.llm, { calls, tracer, meter: new ModelMeter(registry) }),
    },
    {
      provide: FetchTools,
      inject: [
        { token: CrmSearch, optional: true },
        { token: PeopleDirectory, optional: true },
      ],
      useFactory: (crm?: CrmSearch, people?: PeopleDirectory) => new FetchTools(crm ?? null, people ?? null),
    },
    {
      provide: AGENTS,
      inject: [LanguageModel, Dossiers, Readings, FetchRounds, AccountRecords, Artifacts, FetchTools],
      useFactory: (
        model: LanguageModel,
        dossiers: Dossiers,
        readings: Readings<Transaction>,
        rounds: FetchRounds<Transaction>,
        records: AccountRecords,
        artifacts: Artifacts<Transaction>,
        tools: FetchTools,
      ): Agents => agentsOf({ model, dossiers, readings, rounds, records, artifacts, tools }),
    },
  ],
  exports: [AGENTS, LanguageModel],
})
export class AgentsModule {}
