import { z } from 'zod';
import { FETCH_TOOLS, type FetchAnswer, type FetchTool } from '../evidence/drafting/draft-answers';
import { ANCHOR_KEYS, type AnchorKey } from '../evidence/evidence.types';
import { type RefusedCall } from '../evidence/ports';
import { type Tool } from './model.provider';

const anchor = z.enum(ANCHOR_KEYS).describe('The missing anchor that is looked for');

/** What the planner may ask for. The tools hold all credentials; a call brings words only. */
const INPUTS = {
  search_crm: z.strictObject({ anchor, query: z.string().min(1).max(300).describe('A few words') }),
  search_documents: z.strictObject({
    anchor,
    query: z.string().min(1).max(300).describe('A few words, in the language of the documents'),
  }),
  people_lookup: z.strictObject({
    anchor,
    query: z.string().min(1).max(300).describe('One name from the list of people'),
  }),
  ask_human: z.strictObject({ anchor, query: z.string().min(1).max(300).describe('The question') }),
} satisfies Record<FetchTool, z.ZodType>;

const PURPOSES: Record<FetchTool, string> = {
  search_crm: 'Searches contacts, roles, notes and opportunities of the CRM.',
  search_documents: 'Searches passages of the documents on record.',
  people_lookup: 'Looks for the address of somebody.',
  ask_human: 'Leaves the anchor to the people who sold and who look after the account.',
};

export const FETCH_TOOLBOX: Tool[] = FETCH_TOOLS.map((name) => ({
  name,
  purpose: PURPOSES[name],
  input: INPUTS[name],
}));

export interface PlannedCall {
  anchor: AnchorKey;
  tool: FetchTool;
  query: string;
}

/** Sorts what a planner asked for: one listed tool for each missing anchor is run, anything else is refused by name. */
export function sortCalls(asked: FetchAnswer['calls'], missing: AnchorKey[]) {
  const planned: PlannedCall[] = [];
  const refused: RefusedCall[] = [];
  for (const { tool: name, input } of asked) {
    const tool = FETCH_TOOLS.find((known) => known === name);
    const parsed = tool && INPUTS[tool].safeParse(input);
    const why = !tool
      ? `There is no such tool; there are ${FETCH_TOOLS.join(', ')}.`
      : !parsed?.success
        ? parsed?.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`).join('; ')
        : whyNotNow(parsed.data.anchor, missing, planned);
    if (tool && parsed?.success && !why) planned.push({ tool, ...parsed.data });
    else refused.push({ tool: name, input: JSON.stringify(input), why: why ?? 'It cannot be read.' });
  }
  return { planned, refused };
}

function whyNotNow(wanted: AnchorKey, missing: AnchorKey[], planned: PlannedCall[]): string | null {
  if (!missing.includes(wanted)) return `${wanted} is not missing.`;
  return planned.some(({ anchor: taken }) => taken === wanted) ? `${wanted} has its tool in this round.` : null;
}
