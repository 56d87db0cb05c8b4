import {
  type ActionsBlock,
  type Button,
  type ContextBlock,
  type HeaderBlock,
  type KnownBlock,
  type PlainTextElement,
  type SectionBlock,
} from '@slack/types';

/** The lengths and counts above which Slack refuses a message or a modal. */
export const LIMITS = {
  blocks: 50,
  header: 150,
  section: 3_000,
  field: 2_000,
  fields: 10,
  contextElements: 10,
  button: 75,
  buttonValue: 2_000,
  confirmTitle: 100,
  confirmText: 300,
  input: 3_000,
  options: 100,
  option: 75,
  modalTitle: 24,
  privateMetadata: 3_000,
  message: 4_000,
} as const;

/** Text in Slack's markup with everything of the given text shown as it is: it cannot mention, link or notify. */
export function shown(text: string, limit: number): string {
  let out = '';
  for (const character of text) {
    const piece = ESCAPED[character] ?? character;
    if (out.length + piece.length > limit - 1) return `${out}…`;
    out += piece;
  }
  return out;
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Cuts between characters, never inside one, and shows that it was cut. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let out = '';
  for (const character of text) {
    if (out.length + character.length > limit - 1) break;
    out += character;
  }
  return `${out}…`;
}

export function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: clipped(text, limit) || ' ', emoji: false };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LIMITS.header) };
}

/** A paragraph in Slack's markup; the caller has escaped what others wrote. */
export function paragraph(markup: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: clipped(markup, LIMITS.section) || ' ', verbatim: true } };
}

/** A paragraph that shows the text as it is. */
export function verbatim(text: string): SectionBlock {
  return { type: 'section', text: plain(text, LIMITS.section) };
}

export function facts(pairs: readonly (readonly [label: string, value: string])[]): SectionBlock[] {
  if (pairs.length === 0) return [];
  const fields = pairs.slice(0, LIMITS.fields).map(([label, value]) => ({
    type: 'mrkdwn' as const,
    text: `*${shown(label, 100)}*\n${shown(value, LIMITS.field - 200)}`,
    verbatim: true,
  }));
  return [{ type: 'section', fields }];
}

export function context(...markups: string[]): ContextBlock {
  const elements = markups
    .slice(0, LIMITS.contextElements)
    .map((text) => ({ type: 'mrkdwn' as const, text: clipped(text, LIMITS.field), verbatim: true }));
  return { type: 'context', elements };
}

export function button(text: string, action: { id: string; value: string }, more: Partial<Button> = {}): Button {
  if (action.value.length > LIMITS.buttonValue)
    throw new RangeError(`The value of ${action.id} is too long for a button`);
  return { type: 'button', text: plain(text, LIMITS.button), action_id: action.id, value: action.value, ...more };
}

export function linkButton(text: string, url: string): Button {
  return { type: 'button', text: plain(text, LIMITS.button), action_id: 'vim.open', url };
}

export function actions(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** A link in Slack's markup; characters that would end it are encoded. */
export function link(url: string, label: string): string {
  return `<${new URL(url).href.replace(/[|<>]/g, encodeURIComponent)}|${shown(label, 200).replaceAll('|', '/')}>`;
}

/** An instant as each reader's own clock shows it. */
export function instant(at: Date): string {
  const fallback = at.toISOString().replace('T', ' ').slice(0, 16);
  return `<!date^${Math.floor(at.getTime() / 1_000)}^{date_short_pretty} {time}|${fallback} UTC>`;
}

/** The text in pieces that a block can hold, cut at line ends where there are any. */
export function pieces(text: string, limit: number): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const lineEnd = rest.lastIndexOf('\n', limit);
    const cut = lineEnd > limit / 2 ? lineEnd : limit - (isLowSurrogate(rest, limit) ? 1 : 0);
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut).replace(/^\n/, '');
  }
  return rest === '' ? out : [...out, rest];
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** What a message carries; `text` is what notifications and screen readers say. */
export interface Content {
  text: string;
  blocks: KnownBlock[];
}
