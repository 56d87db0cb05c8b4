import { titleBeside } from '../../evidence/drafting/wording';
import { type ActionKind } from '../../policy/policy.types';
import { type Attempt, type Outbound, type OutboundAction, type Outcome, type ProviderReference } from '../outbound';
import { context, header, LIMITS, paragraph, pieces, shown, verbatim, type Content } from './block-kit';
import { type SlackMessenger } from './slack.messenger';

/** Actions whose readers are colleagues, as Slack messages to them. */
export class SlackOutbound implements Outbound {
  readonly system = 'slack';
  readonly kinds: readonly ActionKind[] = ['post_slack', 'ask_human', 'escalate'];

  constructor(private readonly messenger: SlackMessenger) {}

  execute(action: OutboundAction, attempt: Attempt): Promise<Outcome> {
    return this.messenger.post({ ...addressed(action), content: actionMessage(action) }, attempt);
  }

  find(action: OutboundAction, signal?: AbortSignal): Promise<ProviderReference | null> {
    return this.messenger.find(addressed(action), signal);
  }
}

function addressed({ id, payload, since }: OutboundAction) {
  return { key: id, to: payload.recipients.flatMap(({ email }) => email ?? []), since };
}

export function actionMessage({ id, account, payload }: OutboundAction): Content {
  const title = titleBeside(account.name, payload.title);
  const texts = pieces(payload.text, LIMITS.section).slice(0, LIMITS.blocks - 3);
  return {
    text: shown(`${account.name}: ${title}`, LIMITS.message),
    blocks: [
      header(account.name),
      paragraph(`*${shown(title, 1_000)}*`),
      ...texts.map(verbatim),
      context(`Value-in-Motion, action ${shown(id, 100)}`),
    ],
  };
}
