import { z } from 'zod';

const plain = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(limit), emoji: z.boolean().optional() });
const markup = (limit: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(limit), verbatim: z.boolean().optional() });
const either = (limit: number) => z.discriminatedUnion('type', [plain(limit), markup(limit)]);
const name = z.string().max(255);

const Button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: name,
  value: z.string().max(2_000).optional(),
  url: z.url().max(3_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: z.strictObject({ title: plain(100), text: plain(300), confirm: plain(30), deny: plain(30) }).optional(),
});
const options = z
  .array(z.strictObject({ text: plain(75), value: z.string().max(150) }))
  .min(1)
  .max(100);
const Input = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      action_id: name,
      multiline: z.boolean(),
      max_length: z.number().min(1).max(3_000),
      initial_value: z.string().optional(),
    })
    .refine(({ initial_value = '', max_length }) => initial_value.length <= max_length, {
      path: ['initial_value'],
      error: 'is longer than the field takes',
    }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: name,
    options,
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    action_id: name,
    options,
    initial_options: options.optional(),
  }),
  z.strictObject({ type: z.literal('email_text_input'), action_id: name }),
]);

const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z.strictObject({
    type: z.literal('section'),
    text: either(3_000).optional(),
    fields: z.array(either(2_000)).min(1).max(10).optional(),
  }),
  z.strictObject({ type: z.literal('context'), elements: z.array(either(2_000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(Button).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    block_id: name,
    optional: z.boolean().optional(),
    label: plain(2_000),
    hint: plain(2_000).optional(),
    element: Input,
  }),
]);

/** What Slack takes as a message, of the blocks the product uses. */
export const AcceptedMessage = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z.array(Block).min(1).max(50),
});

/** What Slack takes as a modal. */
export const AcceptedModal = z.strictObject({
  type: z.literal('modal'),
  callback_id: name,
  title: plain(24),
  submit: plain(24),
  close: plain(24),
  private_metadata: z.string().max(3_000),
  blocks: z
    .array(Block)
    .min(1)
    .max(100)
    .refine((blocks) => {
      const named = blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));
      return new Set(named).size === named.length;
    }, 'has two fields of one name'),
});
