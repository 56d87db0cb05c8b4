import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Dossier } from '../../src/evidence/dossier.types';
import { SIDES } from '../../src/evidence/evidence.types';
import { EMPTY_CONTRACT } from '../support/empty-contract';

/** A short story in which two things are named for one, and whether that stays open: figures, seldom three, or dated criteria. */
const RivalStory = z.object({
  id: z.string(),
  people: z.array(z.object({ name: z.string(), email: z.string().nullable(), side: z.enum(SIDES) })),
  documents: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      date: z.string().nullable(),
      author: z.string().nullable(),
      text: z.string(),
    }),
  ),
  /** Whether it is about figures for today, figures to reach, or criteria with their days. */
  about: z.enum(['today', 'goal', 'criterion']),
  figures: z.array(z.number()).default([]),
  /** The sentences that tell the criteria. */
  sides: z.array(z.string()).default([]),
  open: z.boolean(),
  /** Why, in the words of the author. */
  why: z.string(),
});

export interface ToldRivals {
  id: string;
  author: string;
  dossier: Dossier;
  about: 'today' | 'goal' | 'criterion';
  /** The figures for today that nobody settled; none where it is settled, or where the goal is told twice. */
  figures: number[];
  /** The criteria that nobody settled, each by its figure or its sentence. */
  criteria: (number | string)[];
}

export const RIVAL_STORIES = join(__dirname, 'rivals');

/** All stories of a folder, a file an author and a line a story. */
export function rivalStoriesIn(folder: string): ToldRivals[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => toldRivals(RivalStory.parse(JSON.parse(line)), name.replace('.jsonl', ''))),
    );
}

function toldRivals(story: z.infer<typeof RivalStory>, author: string): ToldRivals {
  const { id, people, documents, about, figures, sides, open } = story;
  const of = (side: (typeof SIDES)[number]) => people.filter((person) => person.side === side);
  const [seller] = of('vendor');
  const dossier: Dossier = {
    today: TOLD_BY,
    account: {
      externalId: id,
      name: 'Customer',
      segment: null,
      industry: null,
      csm: null,
      ae: seller ? { name: seller.name, email: seller.email } : null,
    },
    contract: EMPTY_CONTRACT,
    opportunity: null,
    contacts: of('customer').map(({ name, email }) => ({ name, email, title: null, crmRole: null })),
    documents,
  };
  return {
    id,
    author,
    dossier,
    about,
    figures: open && about === 'today' ? figures : [],
    criteria: open && about !== 'today' ? [...figures, ...sides] : [],
  };
}

/** All stories are told by then. */
const TOLD_BY = '2026-12-01';
