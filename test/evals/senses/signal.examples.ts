import { type storyOf } from '../../../src/agents/offline/offline.reader';
import { judgePeople } from '../../../src/agents/offline/people.judged';
import { readPeople } from '../../../src/agents/offline/people.reader';
import { SIGNAL_SENSES } from '../../../src/agents/offline/senses/labels';
import { signalCandidates } from '../../../src/agents/offline/senses/signal.features';
import { type MarkedText } from '../corpus';
import { covers, type Example, spansOf } from './examples';

/** The hints of a handoff at warning signs, each true where it is marked, or labelled where no sentence can show it. */
export function signalExamplesOf(text: MarkedText, { story, sightings }: ReturnType<typeof storyOf>): Example[] {
  const spans = spansOf(text);
  return signalCandidates(story, readPeople(story, sightings, judgePeople(story))).map(
    ({ signal, passage, features }) => {
      const shown =
        signal === 'single_threaded'
          ? text.labels?.riskSignals.includes(signal)
          : spans.some((span) => span.tag === signal && covers(span, passage));
      return {
        text: `${text.author}/${text.id}`,
        features,
        senses: new Set(shown ? SIGNAL_SENSES : []),
        unknown: new Set(),
      };
    },
  );
}
