import { fromPromise } from 'xstate';
import type { ActorInputs, ActorName, ActorOutput } from './account.types';

/** The work the machine asks for. The agents, the actions and the telemetry folders keep these promises. */
export const accountActors = {
  readDocuments: promised('readDocuments'),
  fetchAnchors: promised('fetchAnchors'),
  mapStakeholders: promised('mapStakeholders'),
  checkPainMetric: promised('checkPainMetric'),
  assessRisk: promised('assessRisk'),
  proposeMitigation: promised('proposeMitigation'),
  draftSuccessPlan: promised('draftSuccessPlan'),
  draftRenewalBrief: promised('draftRenewalBrief'),
  submitDraft: promised('submitDraft'),
  executeMitigation: promised('executeMitigation'),
  takeBaseline: promised('takeBaseline'),
  writePostMortem: promised('writePostMortem'),
};

function promised<Name extends ActorName>(name: Name) {
  return fromPromise<ActorOutput<Name>, ActorInputs[Name]>(() =>
    Promise.reject(new Error(`The actor ${name} has no provider`)),
  );
}
