import { type DataSource } from 'typeorm';
import { createActor, toPromise } from 'xstate';
import { type AgentName } from '../../src/agents/agent';
import { agentsOf } from '../../src/agents/agents';
import { type LanguageModel } from '../../src/agents/language-model';
import { FetchTools } from '../../src/agents/fetch.tools';
import { openDoor, type ModelSettings } from '../../src/agents/open-door';
import { type PersistenceSettings } from '../../src/agents/persistence';
import { NoTracer, type Tracer } from '../../src/agents/tracing/tracer';
import { StoredAccountRecords } from '../../src/artifacts/account-records';
import { StoredArtifacts } from '../../src/artifacts/artifact.store';
import { type Dossier } from '../../src/evidence/dossier.types';
import { type CrmSearch, type PeopleDirectory } from '../../src/evidence/ports';
import { type ActorInputs, type ActorOutput } from '../../src/lifecycle/account.types';
import { BusinessDate } from '../../src/store/business-date';
import { PolicyStore } from '../../src/store/policy.store';
import { StoredDossiers } from '../../src/store/dossiers';
import { ContactRow, ContractRow, DocumentRow, OpportunityRow } from '../../src/store/entities';
import { StoredFetchRounds } from '../../src/store/fetch-rounds';
import { StoredModelCalls } from '../../src/store/model-calls';
import { StoredReadings } from '../../src/store/readings';
import { engineOn } from './store';

export const OFFLINE: ModelSettings = {
  provider: 'offline',
  model: undefined,
  accountBudgetUsd: 5,
  dailyBudgetUsd: 100,
  anthropic: { apiKey: undefined, baseUrl: undefined },
  openai: { apiKey: undefined, baseUrl: undefined },
};

/** It loses no time between two tries, and waits for what comes longer than a busy machine takes. */
export const HASTY: PersistenceSettings = {
  retries: 2,
  attemptTimeoutMs: 20_000,
  countTimeoutMs: 20_000,
  firstPauseMs: 1,
  longestPauseMs: 2_000,
  breakAfter: 50,
  restMs: 50,
};

export interface Given {
  today?: string;
  settings?: ModelSettings;
  patience?: PersistenceSettings;
  tracer?: Tracer;
  crm?: CrmSearch;
  people?: PeopleDirectory;
  model?: LanguageModel;
}

/** The agents on a database, asked one by one as the worker would. */
export function agentsOn(db: DataSource, given: Given = {}) {
  const dates = new BusinessDate({ timeZone: 'UTC', businessDate: given.today ?? '2026-11-24' });
  const dossiers = new StoredDossiers(db, dates);
  const calls = new StoredModelCalls(db);
  const tracer = given.tracer ?? new NoTracer();
  const model =
    given.model ?? openDoor(given.settings ?? OFFLINE, { calls, tracer, patience: given.patience ?? HASTY });
  const agents = agentsOf({
    model,
    dossiers,
    readings: new StoredReadings(db),
    rounds: new StoredFetchRounds(),
    records: new StoredAccountRecords(db, dossiers, new PolicyStore(db)),
    artifacts: new StoredArtifacts(),
    tools: new FetchTools(given.crm ?? null, given.people ?? null),
  });
  let seq = 1;
  const ask = async <Name extends AgentName>(name: Name, input: ActorInputs[Name]): Promise<ActorOutput<Name>> => {
    const writes: ((tx: DataSource['manager']) => Promise<void>)[] = [];
    seq += 1;
    const effect = { accountId: input.account, seq, n: 0 };
    const logic = agents[name]({ effect, alongside: (write) => void writes.push(write) });
    const actor = createActor(logic, { input });
    const answer = toPromise(actor);
    actor.start();
    const output = await answer;
    await db.transaction(async (tx) => {
      for (const write of writes) await write(tx);
    });
    return output;
  };
  return { ask, agents, model, calls };
}

/** Puts a handoff on record, as `POST /accounts` would. */
export async function onRecord(
  db: DataSource,
  id: string,
  dossier: Omit<Dossier, 'today'>,
  embedded: boolean,
): Promise<void> {
  const { account, contract, opportunity, contacts, documents } = dossier;
  const { store } = engineOn(db, { embedded });
  const { startDate, renewalDate, noticePeriodDays, arr, seats } = contract;
  await store.open(
    {
      id,
      externalId: account.externalId,
      name: account.name,
      segment: account.segment ?? 'mid_market',
      industry: account.industry,
      ownerName: account.csm?.name ?? null,
      ownerEmail: account.csm?.email ?? null,
      aeName: account.ae?.name ?? null,
      aeEmail: account.ae?.email ?? null,
      currency: contract.currency,
      contract: { startDate, renewalDate, noticePeriodDays, arr, seats },
    },
    { actor: 'test', source: 'api' },
    async (tx) => {
      await tx.insert(ContractRow, { accountId: id, ...contract });
      if (opportunity) await tx.insert(OpportunityRow, { accountId: id, ...opportunity });
      await tx.insert(
        ContactRow,
        contacts.map((contact, n) => ({ accountId: id, n, ...contact, source: 'api' })),
      );
      await tx.insert(
        DocumentRow,
        documents.map((document) => ({ accountId: id, ...document, source: 'api', received: 1 })),
      );
    },
  );
}
