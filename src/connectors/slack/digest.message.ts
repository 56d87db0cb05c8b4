import { type QueueDigest, wordingOf } from '../queue.digest';
import { actions, context, header, link, linkButton, paragraph, shown, type Content } from './block-kit';

/** A colleague's day as a message. */
export function digestMessage(digest: QueueDigest): Content {
  const { title, counts, tasks, notShown } = wordingOf(digest);
  const lines = tasks.map(({ account, title: task, why, marks, url }, at) => {
    const what = url === null ? shown(task, 300) : link(url, task);
    return paragraph(`${at + 1}. *${shown(account, 150)}*: ${what} (${marks})\nOtherwise: ${shown(why, 500)}`);
  });
  return {
    text: `${title}: ${counts}`,
    blocks: [
      header(title),
      context(`${shown(digest.person, 200)}: ${counts}`),
      ...lines,
      ...(notShown === null ? [] : [context(notShown)]),
      ...(digest.url === null ? [] : [actions(linkButton('Open your day', digest.url))]),
    ],
  };
}
