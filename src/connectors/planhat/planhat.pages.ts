import { OutboundFailure } from '../resilience/outbound.failure';
import { type PlanhatClient } from './planhat.client';
import { PLANHAT } from './planhat.failure';
import { type PlanhatModel, type PlanhatRecord } from './planhat.shapes';

const PAGE = 2_000;
/** Records that a page shares with the one before, which shows that none slipped between them. */
const OVERLAP = 50;
const WALKS = 5;
/** The tenant lacks the model, or the token may not look at it; `readiness` tells. */
const OUT_OF_SIGHT = ['http_404', 'http_403'];

/** Whether the second page certainly goes on where the first ended; `known` are the ids before it. */
type GoesOn = (last: PlanhatRecord, first: PlanhatRecord, known: ReadonlySet<string>) => boolean;

/**
 * All records of a model that changed after an instant (null: all), in no order. Planhat pages by counting, so that a
 * record slips through when one before it goes while pages are read: pages overlap, and where the overlap does not
 * hold all is read by id.
 */
export async function changedAfter(
  client: PlanhatClient,
  model: PlanhatModel,
  after: string | null,
  signal?: AbortSignal,
): Promise<PlanhatRecord[]> {
  const wanted = after === null ? null : new Date(after).toISOString();
  const isNew = (record: PlanhatRecord) => wanted === null || stampOf(record) >= wanted;
  if (wanted !== null) {
    const recent = await walked(
      client,
      { model, sort: '-updatedAt', goesOn: byStamp, until: (one) => !isNew(one) },
      signal,
    );
    if (recent) return recent.filter(isNew);
  }
  return (await allOf(client, model, {}, signal)).filter(isNew);
}

/** All records of a model, or those of some companies; none where it is out of sight. */
export async function allOf(
  client: PlanhatClient,
  model: PlanhatModel,
  { companyIds }: { companyIds?: readonly string[] },
  signal?: AbortSignal,
): Promise<PlanhatRecord[]> {
  for (let walk = 0; walk < WALKS; walk += 1) {
    const all = await walked(client, { model, sort: '_id', companyIds, goesOn: byId, until: () => false }, signal);
    if (all) return all;
  }
  const reason = `${model} change faster than their pages can be read`;
  throw new OutboundFailure(PLANHAT, 'failed_before_write', 'unsteady_pages', reason);
}

/** The record that changed last. */
export async function newestOf(
  client: PlanhatClient,
  model: PlanhatModel,
  signal?: AbortSignal,
): Promise<PlanhatRecord | undefined> {
  return (await visible(client.list(model, { offset: 0, limit: 1, sort: '-updatedAt' }, signal)))[0];
}

/** The time of the last change as every stamp of ours; a record without one has always been so. */
export function stampOf({ updatedAt, createdAt }: PlanhatRecord): string {
  const time = Date.parse(updatedAt ?? createdAt ?? '');
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}

const byId: GoesOn = (_last, first, known) => known.has(first._id);
/** Records of one stamp come in any order, so that those of the border have to begin within the overlap. */
const byStamp: GoesOn = (last, first, known) => known.has(first._id) && stampOf(first) > stampOf(last);

interface Walk {
  model: PlanhatModel;
  sort: string;
  companyIds?: readonly string[];
  goesOn: GoesOn;
  until: (record: PlanhatRecord) => boolean;
}

/** Reads page after page; null when two of them do not go together. */
async function walked(
  client: PlanhatClient,
  { model, sort, companyIds, goesOn, until }: Walk,
  signal?: AbortSignal,
): Promise<PlanhatRecord[] | null> {
  const found = new Map<string, PlanhatRecord>();
  let last: PlanhatRecord | undefined;
  for (let offset = 0; ; offset += PAGE - OVERLAP) {
    const page = await visible(client.list(model, { offset, limit: PAGE, sort, companyIds }, signal));
    const [first] = page;
    if (last && !(first && goesOn(last, first, new Set(found.keys())))) return null;
    for (const record of page) found.set(record._id, record);
    last = page.at(-1);
    if (!last || page.length < PAGE || until(last)) return [...found.values()];
  }
}

async function visible(asked: Promise<PlanhatRecord[]>): Promise<PlanhatRecord[]> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OutboundFailure && OUT_OF_SIGHT.includes(error.code)) return [];
    throw error;
  }
}
