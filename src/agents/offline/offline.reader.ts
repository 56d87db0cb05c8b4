import { type Dossier } from '../../evidence/dossier.types';
import { type Extraction, NO_CLAIMS } from '../../evidence/extraction';
import { readContract } from './contract.reader';
import { readChampion } from './champion.reader';
import { readDecisionMaker } from './decision.reader';
import { readCriteria } from './criteria.reader';
import { measuresIn, readPain } from './pain.reader';
import { readGaps } from './gap.reader';
import { readSignals } from './signal.reader';
import { readPeople } from './people.reader';
import { storyOf } from './story';

/** Reads a dossier by published rules, without a language model; the same text always gives the same claims. */
export function readOffline(dossier: Dossier): Extraction {
  const story = storyOf(dossier);
  const people = readPeople(story);
  const measures = measuresIn(story);
  const claims = [
    ...readContract(story),
    ...readPain(story, measures),
    ...readChampion(story),
    ...readDecisionMaker(story),
    ...readCriteria(story, measures),
  ];
  return {
    ...NO_CLAIMS,
    claims,
    people,
    gaps: readGaps(story),
    riskSignals: readSignals(story, people),
    languages: Object.fromEntries(story.languages),
  };
}
