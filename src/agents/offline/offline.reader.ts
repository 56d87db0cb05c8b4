import { type Dossier } from '../../evidence/dossier.types';
import { type Claim, type Extraction } from '../../evidence/extraction';
import { contested } from './contested';
import { contractDisputes } from './contract.disputes';
import { readContract } from './contract.reader';
import { readChampion } from './champion.reader';
import { readDecisionMaker } from './decision.reader';
import { readCriteria } from './criteria.reader';
import { type Measures, measuresIn } from './measures';
import { readPain } from './pain.reader';
import { readGaps } from './gap.reader';
import { rivalFigures } from './rival-figures';
import { secondThoughts } from './second-thoughts';
import { readSignals } from './signal.reader';
import { onlyHinted } from './hinted';
import { type Judged, judgePeople } from './people.judged';
import { readPeople } from './people.reader';
import { nameSenseIn } from './name.sense';
import { meetPeople } from './people.meet';
import { namedIn } from './named';
import { LEARNT, type Learnt } from './senses/senses';
import { type Story } from './story';
import { doubtedWhereTold, injectionsOf, sceneForPeople } from './instructed';

/** Reads a dossier by published rules, without a language model; the same text always gives the same claims. */
export function readOffline(dossier: Dossier, learnt: Learnt = LEARNT): Extraction {
  const { story, sightings, told } = storyOf(dossier, learnt);
  const judged = judgePeople(story);
  const measures = measuresIn(story);
  const people = readPeople(story, sightings, judged);
  const claims = contested(story, judged, claimsOf(story, judged, measures));
  return {
    claims: onlyHinted(story, judged, claims),
    people,
    gaps: readGaps(story),
    riskSignals: readSignals(story, people),
    injections: injectionsOf(told),
    notUnderstood: dossier.documents
      .filter(({ id }) => story.languages.get(id) === 'und')
      .map(({ id }) => ({
        documentId: id,
        why: 'The language is not one the reader knows; nothing is claimed from its text.',
      })),
    languages: Object.fromEntries(story.languages),
  };
}

/** All that speaks for and against each anchor, whether it comes to more than a hint or not. */
export function claimsOf(story: Story, judged: Judged, measures: Measures): Claim[] {
  const claims = [
    ...readContract(story),
    ...contractDisputes(story),
    ...readPain(story, measures),
    ...readChampion(story, judged),
    ...readDecisionMaker(story, judged),
    ...readCriteria(story, measures),
  ];
  return doubtedWhereTold([...claims, ...rivalFigures(story, claims), ...secondThoughts(story, claims)], story);
}

/** The story of a dossier as the readers of all anchors get it, where its people were met, and what it tells a program. */
export function storyOf(dossier: Dossier, learnt: Learnt) {
  const { scene, senses, told } = sceneForPeople(dossier, learnt);
  const sightings = meetPeople(scene, nameSenseIn(scene, learnt.names));
  const story: Story = {
    ...scene,
    senses,
    named: namedIn(scene),
  };
  return { story, sightings, told };
}
