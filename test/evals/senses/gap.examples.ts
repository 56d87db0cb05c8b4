import { coverOf } from '../../../src/agents/offline/contract.cover';
import { featuresOfGaps, sameTurn } from '../../../src/agents/offline/gap.features';
import { GAP_SENSES } from '../../../src/agents/offline/senses/labels';
import { type Senses } from '../../../src/agents/offline/senses/senses';
import { type Scene, tellingOf } from '../../../src/agents/offline/story';
import { type MarkedText } from '../corpus';
import { type Example } from './examples';

/** Each sentence of a handoff's talk as a gap or none, by the labelled gaps; beside one, nobody can say. */
export function gapExamplesOf({ author, id, dossier, labels }: MarkedText, scene: Scene, senses: Senses): Example[] {
  if (labels === null) return [];
  const talk = tellingOf(scene);
  const places = labels.expectationGaps.map(({ doc, quote }) => {
    const start = dossier.documents.find((each) => each.id === doc)?.text.indexOf(quote) ?? -1;
    return { doc, start, end: start + quote.length };
  });
  const gaps = talk.filter(({ documentId, start, end }) =>
    places.some((place) => place.doc === documentId && place.start < end && start < place.end),
  );
  return featuresOfGaps(talk, senses, coverOf(scene)).map((features, at) => {
    const passage = talk[at];
    const isGap = gaps.some((gap) => gap === passage);
    const beside = !isGap && gaps.some((gap) => sameTurn(gap, passage));
    return {
      text: `${author}/${id}`,
      features,
      senses: new Set(isGap ? GAP_SENSES : []),
      unknown: new Set(beside ? GAP_SENSES : []),
    };
  });
}
