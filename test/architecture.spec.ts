import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * Which folder of src may import which other folders. Imports point one way, so whoever changes a folder
 * needs to look only at the folders whose line names it. `main.ts` and `app.module.ts` wire everything.
 */
const pure = ['calendar', 'lifecycle', 'scoring', 'policy', 'evidence'];
const mayImport: Record<string, string[]> = {
  // The core: facts in, decisions out.
  calendar: [],
  scoring: ['calendar'],
  policy: ['scoring'],
  evidence: ['calendar', 'policy'],
  lifecycle: ['calendar', 'evidence', 'policy', 'scoring'],
  // What every folder around the core may use. These two know each other: keys are kept in the store, and the store has settings.
  platform: ['store'],
  store: [...pure, 'platform', 'migrations'],
  // Around them, each line only downwards.
  agents: [...pure, 'platform'],
  connectors: [...pure, 'platform'],
  telemetry: [...pure, 'platform', 'store'],
  artifacts: [...pure, 'platform', 'store'],
  accounts: [...pure, 'platform', 'store', 'telemetry', 'artifacts'],
  actions: [...pure, 'platform', 'store', 'connectors', 'artifacts', 'accounts'],
  // Reads what all of them left behind.
  value: [...pure, 'platform', 'store', 'artifacts', 'actions'],
  sync: [...pure, 'platform', 'store', 'connectors', 'telemetry', 'artifacts', 'accounts'],
  worker: [
    ...pure,
    'platform',
    'store',
    'agents',
    'connectors',
    'telemetry',
    'artifacts',
    'accounts',
    'actions',
    'sync',
  ],
  rescoring: [...pure, 'platform', 'store', 'telemetry', 'artifacts', 'accounts', 'actions', 'sync', 'worker'],
  console: [
    ...pure,
    'platform',
    'store',
    'telemetry',
    'artifacts',
    'accounts',
    'actions',
    'rescoring',
    'value',
    'worker',
  ],
  // Publishes nothing and stores nothing: the formulas on files of the past.
  backtest: [...pure],
  demo: [...pure, 'platform', 'store', 'telemetry', 'accounts', 'actions', 'rescoring', 'worker', 'start'],
};

/** The packages the pure folders may know: each computes its answer from what it is given. */
const purePackages = ['xstate', 'zod', 'yaml', 'canonicalize', 'node:crypto'];

/** Where a pure function would get something that its caller did not give it. */
const impurities: Record<string, RegExp> = {
  'the clock': /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
  'the environment': /\bprocess\.\w+/,
  randomness: /\bMath\.random\(|\brandomUUID\(|\bgetRandomValues\(/,
  'a timer': /\bset(?:Timeout|Interval|Immediate)\(/,
  'the network': /\bfetch\(/,
};

describe('the folders of src', () => {
  it('each have a line in the table', () => {
    expect(Object.keys(mayImport)).toEqual(expect.arrayContaining(foldersOfSrc()));
  });

  it('never import each other in a circle', () => {
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (mayImport[from] ?? []).some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
      );
    expect(Object.keys(mayImport).filter((folder) => reaches(folder, folder))).toEqual(['platform', 'store']);
  });
});

describe.each(foldersOfSrc())('src/%s', (folder) => {
  it('imports only the folders of its line', () => {
    const trespasses = productFiles(folder).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => folderOf(join(dirname(file), specifier)))
        .filter((imported) => imported !== folder && !(mayImport[folder] ?? []).includes(imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(trespasses).toEqual([]);
  });
});

describe('the readers of single anchors', () => {
  it('are put together in one place and never borrow from each other', () => {
    const borrowed = productFiles('agents').flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.endsWith('.reader') && !specifier.endsWith('/offline.reader'))
        .filter(() => !file.endsWith('offline.reader.ts'))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(borrowed).toEqual([]);
  });
});

describe('the way out over HTTP', () => {
  it('is guarded, whoever asks', () => {
    const callsFetch = /(?<!\.|async )\bfetch\(/;
    const unguarded = foldersOfSrc()
      .flatMap(productFiles)
      .filter((file) => callsFetch.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(unguarded).toEqual([join('src', 'platform', 'http', 'guarded-fetch.ts')]);
  });
});

describe.each(pure.filter(exists))('the pure folder src/%s', (folder) => {
  it('knows no framework, database or file system', () => {
    const packages = productFiles(folder).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && !purePackages.includes(packageOf(specifier)))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(packages).toEqual([]);
  });

  it.each(Object.entries(impurities))('does not reach for %s', (_source, pattern) => {
    const reaching = productFiles(folder).filter((file) => pattern.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(reaching).toEqual([]);
  });
});

function foldersOfSrc(): string[] {
  return readdirSync('src').filter(
    (name) => statSync(join('src', name)).isDirectory() && productFiles(name).length > 0,
  );
}

function exists(folder: string): boolean {
  return existsSync(join('src', folder));
}

function productFiles(folder: string): string[] {
  const files = readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join('src', folder, file));
}

/** What a file names after `from`, in `import(...)` and in a bare `import '...'`. */
function importsOf(file: string): string[] {
  const named = readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\(?)\s*'([^']+)'/g);
  return [...named].map(([, specifier]) => specifier ?? '');
}

/** Of src, or beside src. */
function folderOf(path: string): string {
  return (path.startsWith('src') ? relative('src', path) : path).split(sep)[0] ?? '';
}

function packageOf(specifier: string): string {
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');
}
