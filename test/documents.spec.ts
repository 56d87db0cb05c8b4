import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { scripts } from '../package.json';

/** Files come and go without a look at what is written about them. */
const root = join(__dirname, '..');
const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
const files = ['src', 'test', 'docs', 'prompts', 'migrations'].flatMap(below);
const documents = ['README.md', ...files.filter((path) => /^(?:docs|src)\b.*\.md$/.test(path))];

const NAMED = /`([\w./-]+\.(?:ts|md|mmd|yaml|json|jsonl))`/g;
const LINKED = /\]\((?!https?:)([^)#]+)/g;
const RUN = /npm run (?:--silent )?([\w:]+)/g;

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

  it('names files that are there, by their path or its end', () => {
    const isThere = (name: string) => existsSync(join(root, name)) || files.some((path) => path.endsWith(`/${name}`));
    expect(found(NAMED).filter((name) => !isThere(name))).toEqual([]);
  });

  it('links to what is there', () => {
    expect(found(LINKED).filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([]);
  });

  it('names commands that can be run', () => {
    expect(found(RUN).filter((script) => !(script in scripts))).toEqual([]);
  });
});
