import { type Extraction } from '../../evidence/extraction';
import { coverOf } from './contract.cover';
import { type Passage, quoteOf } from './passage';
import { type Candidate, expected, promised } from './promises';
import { datesOf } from './quantity';
import { type Story } from './story';
import { overlap } from './topic.stems';

type Gap = Extraction['gaps'][number];

/** Promises of the vendor and expectations of the customer that the entitlements and the order form do not bear out. */
export function readGaps(story: Story): Gap[] {
  const cover = coverOf(story);
  const talk = story.passages.filter(
    ({ zone, kind, language, side }) =>
      (zone === 'body' || (zone === 'quoted' && side === 'vendor')) && kind !== 'order_form' && language !== 'und',
  );
  const candidates: Candidate[] = [];
  talk.forEach((passage, at) => {
    const found =
      passage.side === 'vendor'
        ? promised(talk, at, cover)
        : passage.side === 'customer'
          ? expected(talk, at, cover)
          : null;
    if (found) candidates.push(found);
  });
  return merged(candidates).map(({ promise, passages, why }) => ({
    promise,
    why,
    dueOn: dueOn(passages),
    quotes: passages.map(quoteOf),
  }));
}

/** The same promise heard twice is one gap; what the contract expressly leaves out comes first. */
function merged(candidates: Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => Number(b.strong) - Number(a.strong))) {
    const same = kept.find(
      (each) =>
        each.passages.some((passage) => candidate.passages.includes(passage)) ||
        overlap(each.topic, candidate.topic) >= 3,
    );
    if (same) same.passages.push(...candidate.passages.filter((passage) => !same.passages.includes(passage)));
    else kept.push({ ...candidate, passages: [...candidate.passages] });
  }
  return kept;
}

function dueOn(passages: Passage[]): string | null {
  for (const passage of passages) {
    const date = datesOf(passage).find(({ iso }) => passage.date === null || iso > passage.date);
    if (date) return date.iso;
  }
  return null;
}
