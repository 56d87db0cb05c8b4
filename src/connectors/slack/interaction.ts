import { z } from 'zod';
import { REJECTION_REASONS, type RejectionReason } from '../../policy/rejection.reasons';
import { APPROVE, ASK_EDIT, ASK_REJECT } from './approval.card';
import { FORM, type ChosenReaders, type ModalOrigin } from './approval.modals';

/** What somebody did in Slack to a card or in a modal of ours. */
export type Interaction = {
  by: { userId: string; teamId: string };
  /** Equal for two deliveries of one press; keep it, and ignore the second. */
  replayKey: string;
} & (
  | ({ verb: 'approve' } & ModalOrigin)
  | ({ verb: 'ask_edit' | 'ask_reject'; triggerId: string } & ModalOrigin)
  | ({ verb: 'edit'; title: string; text: string; readers: ChosenReaders | null } & ModalOrigin)
  | ({ verb: 'reject'; reason: RejectionReason; text: string } & ModalOrigin)
);

/** A signed request whose content is not what our cards and modals send. */
export class UnreadableInteraction extends Error {}

const Pressed = z.object({ approval: z.string().min(1), digest: z.string().min(1) });
const Person = z.object({ id: z.string().min(1) });
const json = z.string().transform((text, ctx): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    ctx.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

const BlockActions = z.object({
  type: z.literal('block_actions'),
  team: Person.nullable(),
  user: Person,
  container: z.object({ message_ts: z.string(), channel_id: z.string() }),
  trigger_id: z.string(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().optional() })).min(1),
});

const answered = z.object({ [FORM.answer]: z.object({ value: z.string().nullish() }) });
const picked = z.object({
  [FORM.answer]: z.object({ selected_options: z.array(z.object({ value: z.string() })) }),
});
const chosen = z.object({
  [FORM.answer]: z.object({ selected_option: z.object({ value: z.enum(REJECTION_REASONS) }) }),
});
const view = { id: z.string(), hash: z.string(), private_metadata: json };
const Origin = Pressed.extend({ channel: z.string(), ts: z.string() });
const Edited = z.object({
  ...view,
  callback_id: z.literal(FORM.edit),
  state: z.object({
    values: z.object({
      [FORM.title]: answered,
      [FORM.text]: answered,
      [FORM.readers]: picked.optional(),
      [FORM.anotherEmail]: answered.optional(),
      [FORM.anotherName]: answered.optional(),
    }),
  }),
});
const Rejected = z.object({
  ...view,
  callback_id: z.literal(FORM.reject),
  state: z.object({ values: z.object({ [FORM.reason]: chosen, [FORM.text]: answered }) }),
});
const ViewSubmission = z.object({
  type: z.literal('view_submission'),
  team: Person.nullable(),
  user: Person,
  view: z.discriminatedUnion('callback_id', [Edited, Rejected]),
});

/**
 * @param rawBody the form Slack posts, after its signature was checked
 * @returns null for what asks nothing of us, such as a press on a link
 * @throws UnreadableInteraction
 */
export function readInteraction(rawBody: string): Interaction | null {
  const payload = read(json, new URLSearchParams(rawBody).get('payload') ?? '');
  const { type } = read(z.object({ type: z.string() }), payload);
  if (type === 'block_actions') return pressed(read(BlockActions, payload));
  if (type === 'view_submission') return submitted(read(ViewSubmission, payload));
  return null;
}

const VERBS: Record<string, 'approve' | 'ask_edit' | 'ask_reject' | undefined> = {
  [APPROVE]: 'approve',
  [ASK_EDIT]: 'ask_edit',
  [ASK_REJECT]: 'ask_reject',
};

function pressed({
  team,
  user,
  container,
  trigger_id: triggerId,
  actions,
}: z.infer<typeof BlockActions>): Interaction | null {
  const [action] = actions;
  const { action_id = '', action_ts = '', value } = action ?? {};
  const by = { userId: user.id, teamId: team?.id ?? '' };
  const replayKey = [by.teamId, by.userId, action_id, action_ts].join(':');
  const verb = VERBS[action_id];
  if (!verb) return null;
  const subject = read(json.pipe(Pressed), value ?? '');
  const card = { channel: container.channel_id, ts: container.message_ts };
  if (verb === 'approve') return { verb, by, replayKey, ...subject, ...card };
  return { verb, by, replayKey, triggerId, ...subject, ...card };
}

function submitted({ team, user, view }: z.infer<typeof ViewSubmission>): Interaction {
  const by = { userId: user.id, teamId: team?.id ?? '' };
  const common = { by, replayKey: [by.teamId, by.userId, view.id, view.hash].join(':') };
  const origin = read(Origin, view.private_metadata);
  const text = view.state.values[FORM.text][FORM.answer].value ?? '';
  if (view.callback_id === FORM.edit) {
    const title = view.state.values[FORM.title][FORM.answer].value ?? '';
    return { verb: 'edit', title, text, readers: readersIn(view.state.values), ...common, ...origin };
  }
  const reason = view.state.values[FORM.reason][FORM.answer].selected_option.value;
  return { verb: 'reject', reason, text, ...common, ...origin };
}

/** A form that lets readers be named always has a field for an address. */
function readersIn(values: z.infer<typeof Edited>['state']['values']): ChosenReaders | null {
  const { [FORM.readers]: readers, [FORM.anotherEmail]: email, [FORM.anotherName]: name } = values;
  if (email === undefined) return null;
  return {
    chosen: readers?.[FORM.answer].selected_options.map(({ value }) => value) ?? [],
    another: { name: name?.[FORM.answer].value ?? '', email: email[FORM.answer].value ?? '' },
  };
}

function read<Shape>(shape: z.ZodType<Shape>, given: unknown): Shape {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new UnreadableInteraction(z.prettifyError(parsed.error));
}
