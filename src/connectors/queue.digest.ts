/** What one colleague's day holds of the queue, first things first. */
export interface QueueDigest {
  person: string;
  /** The day, as people write it, and so are the days on which something is due. */
  date: string;
  today: DigestTask[];
  /** Minutes that the day has for the queue, and that today's part of it takes. */
  minutes: number;
  planned: number;
  /** How many more tasks wait for another day. */
  later: number;
  url: string | null;
}

export interface DigestTask {
  account: string;
  title: string;
  why: string;
  dueOn: string | null;
  asks: 'decision' | 'work';
  minutes: number;
  url: string | null;
}

/** As many as somebody reads in the morning. */
const SHOWN = 10;

/** What a digest says, wherever it is read. */
export function wordingOf({ date, today, minutes, planned, later }: QueueDigest) {
  const further = [
    ...(today.length > SHOWN ? [`${today.length - SHOWN} more for today`] : []),
    ...(later > 0 ? [`${later} for another day`] : []),
  ];
  return {
    title: `Your day, ${date}`,
    counts: `${today.length} for today, about ${inHours(planned)} of the ${inHours(minutes)} that the day has for them`,
    tasks: today.slice(0, SHOWN).map((task) => ({ ...task, marks: marksOf(task) })),
    notShown: further.length > 0 ? `Not shown here: ${further.join(', ')}` : null,
  };
}

function marksOf({ asks, minutes, dueOn }: DigestTask): string {
  const marks = [asks === 'decision' ? 'to decide' : 'to do', `${minutes} min`];
  return [...marks, ...(dueOn === null ? [] : [`due ${dueOn}`])].join(', ');
}

/** 90 reads "1 h 30 min". */
function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}
