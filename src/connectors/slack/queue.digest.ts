import { type KnownBlock } from '@slack/types';
import { actions, context, header, link, linkButton, paragraph, shown, type Content } from './block-kit';

/** What one colleague's day holds of the queue, first things first. */
export interface QueueDigest {
  person: string;
  /** The day, as people write it, and so are the days on which something is due. */
  date: string;
  today: {
    account: string;
    title: string;
    why: string;
    dueOn: string | null;
    asks: 'decision' | 'work';
    minutes: number;
    url: string | null;
  }[];
  /** Minutes that the day has for the queue, and that today's part of it takes. */
  minutes: number;
  planned: number;
  /** How many more tasks wait for another day. */
  later: number;
  url: string | null;
}

/** As many as somebody reads in the morning. */
const SHOWN = 10;

export function queueDigest({ person, date, today, minutes, planned, later, url }: QueueDigest): Content {
  const counts = `${today.length} for today, about ${inHours(planned)} of the ${inHours(minutes)} that the day has for them`;
  const further = [
    ...(today.length > SHOWN ? [`${today.length - SHOWN} more for today`] : []),
    ...(later > 0 ? [`${later} for another day`] : []),
  ];
  return {
    text: `Your day, ${date}: ${counts}`,
    blocks: [
      header(`Your day, ${date}`),
      context(`${shown(person, 200)}: ${counts}`),
      ...today.slice(0, SHOWN).map(line),
      ...(further.length > 0 ? [context(`Not shown here: ${further.join(', ')}`)] : []),
      ...(url ? [actions(linkButton('Open your day', url))] : []),
    ],
  };
}

function line(
  { account, title, why, dueOn, asks, minutes, url }: QueueDigest['today'][number],
  at: number,
): KnownBlock {
  const marks = [
    asks === 'decision' ? 'to decide' : 'to do',
    `${minutes} min`,
    ...(dueOn === null ? [] : [`due ${dueOn}`]),
  ];
  const what = url === null ? shown(title, 300) : link(url, title);
  return paragraph(`${at + 1}. *${shown(account, 150)}*: ${what} (${marks.join(', ')})\nOtherwise: ${shown(why, 500)}`);
}

/** 90 reads "1 h 30 min". */
function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}
