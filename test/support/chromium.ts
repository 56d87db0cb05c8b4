import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** What to do where there is no browser. */
export const NO_CHROMIUM =
  'Chromium is missing: install it (on Debian: apt-get install chromium), or let CHROMIUM_PATH name its executable.';

/** The executable that CHROMIUM_PATH names, or else the first of the usual ones on the PATH; null where there is none. */
export function findChromium({ CHROMIUM_PATH, PATH = '' }: NodeJS.ProcessEnv = process.env): string | null {
  const named = CHROMIUM_PATH ? [CHROMIUM_PATH] : NAMES;
  const folders = PATH.split(delimiter).filter(isAbsolute);
  const places = named.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))));
  return places.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Tests of pages. Without a browser they fail in CI and are passed over elsewhere, where the remedy is printed. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (findChromium() !== null || process.env.CI) return describe(title, tests);
  console.warn(NO_CHROMIUM);
  describe.skip(title, tests);
}

/** One browser for the tests of a block; each person in it has windows and cookies of their own until the test ends. */
export function useBrowser(): { person(width: number): Promise<BrowserContext> } {
  let browser: Browser;
  const people: BrowserContext[] = [];
  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error(NO_CHROMIUM);
    // Root and many containers can have no sandbox; the only pages that are opened are our own.
    browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  });
  afterEach(async () => {
    for (const person of people.splice(0)) await person.close();
  });
  afterAll(() => browser?.close());
  return {
    async person(width) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      people.push(context);
      return context;
    },
  };
}
