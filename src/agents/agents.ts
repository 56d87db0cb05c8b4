import { type AccountRecords, type Artifacts } from '../evidence/drafting/ports';
import { type Dossiers, type FetchRounds, type Readings } from '../evidence/ports';
import { type Agent, type AgentName } from './agent';
import { type Transaction } from './agent.run';
import { checkPainMetric } from './check-pain-metric.agent';
import { draftRenewalBrief } from './draft-renewal-brief.agent';
import { draftSuccessPlan } from './draft-success-plan.agent';
import { Drafting } from './drafting';
import { fetchAnchors } from './fetch-anchors.agent';
import { type FetchTools } from './fetch.tools';
import { type LanguageModel } from './language-model';
import { mapStakeholders } from './map-stakeholders.agent';
import { proposeMitigation } from './propose-mitigation.agent';
import { readDocuments } from './read-documents.agent';
import { writePostMortem } from './write-post-mortem.agent';

export type Agents = { [Name in AgentName]: Agent<Name> };

export interface AgentPorts {
  model: LanguageModel;
  dossiers: Dossiers;
  readings: Readings<Transaction>;
  rounds: FetchRounds<Transaction>;
  records: AccountRecords;
  artifacts: Artifacts<Transaction>;
  tools: FetchTools;
}

/** Every agent, ready for the worker. */
export function agentsOf({ model, dossiers, readings, rounds, records, artifacts, tools }: AgentPorts): Agents {
  const drafting = new Drafting(model, records, artifacts);
  return {
    readDocuments: readDocuments(model, dossiers, readings),
    fetchAnchors: fetchAnchors(model, dossiers, readings, tools, rounds),
    mapStakeholders: mapStakeholders(model, records, readings),
    checkPainMetric: checkPainMetric(model, dossiers, readings),
    proposeMitigation: proposeMitigation(drafting),
    draftSuccessPlan: draftSuccessPlan(drafting),
    draftRenewalBrief: draftRenewalBrief(drafting),
    writePostMortem: writePostMortem(drafting),
  };
}
