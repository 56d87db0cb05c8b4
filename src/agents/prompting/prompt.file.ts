import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type PromptName } from '../prompt-values';

export const PROMPT_NAMES = [
  'read-documents',
  'fetch-anchors',
  'map-stakeholders',
  'check-pain-metric',
  'propose-mitigation',
  'draft-success-plan',
  'draft-renewal-brief',
  'write-post-mortem',
  'judge-safety',
] as const satisfies readonly PromptName[];

/** `quick` for extraction and triage, `careful` for reading contracts and drafting. */
const MODEL_CLASSES = ['quick', 'careful'] as const;
export type ModelClass = (typeof MODEL_CLASSES)[number];

const FrontMatter = z.strictObject({
  name: z.enum(PROMPT_NAMES),
  version: z.number().int().positive(),
  modelClass: z.enum(MODEL_CLASSES),
  maxTokens: z.number().int().positive(),
});

export interface Prompt extends z.infer<typeof FrontMatter> {
  /** The same in every call, so that providers can cache it. */
  stable: string;
  /** With `{{name}}` for each value; everything the values bring is data. */
  variable: string;
  /** Hex sha256 of the whole file. */
  hash: string;
}

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*?)\n<!-- values -->\n([\s\S]*)$/;

/** Reads `prompts/<name>.md`. @throws Error that names the file and what is wrong with it. */
function loadPrompt(name: PromptName, folder = promptsFolder()): Prompt {
  const file = join(folder, `${name}.md`);
  const text = readFileSync(file, 'utf8');
  const [, front = '', stable = '', variable = ''] = FILE.exec(text) ?? [];
  if (!front) throw new Error(`${file}: front matter between --- lines and a <!-- values --> line are needed`);
  const parsed = FrontMatter.safeParse(parse(front));
  if (!parsed.success)
    throw new Error(
      `${file}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
    );
  if (parsed.data.name !== name) throw new Error(`${file}: is named ${parsed.data.name}`);
  return {
    ...parsed.data,
    stable: stable.trim(),
    variable: variable.trim(),
    hash: createHash('sha256').update(text).digest('hex'),
  };
}

export type Prompts = Record<PromptName, Prompt>;

/** All prompts, read once; a broken file stops the start. */
export function loadPrompts(folder = promptsFolder()): Prompts {
  const load = <Name extends PromptName>(name: Name) => loadPrompt(name, folder);
  return {
    'read-documents': load('read-documents'),
    'fetch-anchors': load('fetch-anchors'),
    'map-stakeholders': load('map-stakeholders'),
    'check-pain-metric': load('check-pain-metric'),
    'propose-mitigation': load('propose-mitigation'),
    'draft-success-plan': load('draft-success-plan'),
    'draft-renewal-brief': load('draft-renewal-brief'),
    'write-post-mortem': load('write-post-mortem'),
    'judge-safety': load('judge-safety'),
  };
}

/** `prompts/` beside `src/`, or beside `dist/` once built. */
function promptsFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'prompts');
    if (existsSync(join(candidate, 'read-documents.md'))) return candidate;
  }
  throw new Error('The folder prompts/ is missing');
}
