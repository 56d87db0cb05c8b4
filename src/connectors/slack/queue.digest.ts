import { type KnownBlock } from '@slack/types';
import { actions, context, header, linkButton, paragraph, shown, type Content } from './block-kit';

/** The day's queue of next best actions, best first. */
export interface QueueDigest {
  /** Calendar date of the digest. */
  date: string;
  items: { account: string; title: string; why: string; dueOn: string | null; awaitsApproval: boolean }[];
  /** All open actions, of which `items` are the first. */
  total: number;
  awaitingApproval: number;
  url: string | null;
}

/** As many as somebody reads in the morning. */
const SHOWN = 10;

export function queueDigest({ date, items, total, awaitingApproval, url }: QueueDigest): Content {
  const first = items.slice(0, SHOWN);
  const more = total - first.length;
  const counts = `${total} open ${total === 1 ? 'action' : 'actions'}, ${awaitingApproval} waiting for an approval`;
  return {
    text: `Actions for ${date}: ${counts}`,
    blocks: [
      header(`Actions for ${date}`),
      context(counts),
      ...first.map(line),
      ...(more > 0 ? [context(`and ${more} more`)] : []),
      ...(url ? [actions(linkButton('Open the queue', url))] : []),
    ],
  };
}

function line(item: QueueDigest['items'][number], index: number): KnownBlock {
  const marks = [item.dueOn ? `due ${item.dueOn}` : '', item.awaitsApproval ? 'waits for an approval' : ''].filter(
    Boolean,
  );
  const tail = marks.length > 0 ? ` (${marks.join(', ')})` : '';
  return paragraph(
    `${index + 1}. *${shown(item.account, 150)}*: ${shown(item.title, 300)}${tail}\n${shown(item.why, 500)}`,
  );
}
