import { shortened } from '../../evidence/text/letters';
import { type QueueDigest, wordingOf } from '../queue.digest';

/** A colleague's day as a mail in plain text; mail programs make links of the addresses in it. */
export function digestMail(digest: QueueDigest): { subject: string; text: string } {
  const { title, counts, tasks, notShown } = wordingOf(digest);
  const lines = tasks.map(({ account, title: task, why, marks, url }, at) =>
    [
      `${at + 1}. ${onOneLine(account, 150)}: ${onOneLine(task, 300)} (${marks})`,
      `Otherwise: ${onOneLine(why, 500)}`,
      ...(url === null ? [] : [url]),
    ].join('\n   '),
  );
  const paragraphs = [
    `${counts}.`,
    ...lines,
    ...(notShown === null ? [] : [`${notShown}.`]),
    ...(digest.url === null ? [] : [`Open your day: ${digest.url}`]),
    '-- \nWritten by the customer success agent, once each working day on which something waits for you.',
  ];
  return { subject: title, text: `${paragraphs.join('\n\n')}\n` };
}

/** Nothing of a text looks like a line of ours. */
function onOneLine(text: string, most: number): string {
  return shortened(text.replace(/\s*[\r\n]\s*/g, ' ').trim(), most);
}
