import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import axe from 'axe-core';
import { type Locator, type Page } from 'playwright-core';
import { DataSource, type QueryDeepPartialEntity } from 'typeorm';
import { z } from 'zod';
import { holdAccount } from '../../src/actions/account-standing';
import { WorkUnits } from '../../src/actions/work-units';
import { ApiKeysService } from '../../src/platform/auth/api-keys.service';
import { type Role } from '../../src/platform/auth/caller';
import { type ActionKind } from '../../src/policy/policy.types';
import { PolicyStore } from '../../src/store/policy.store';
import { AccountRow, Approval, EffectRow } from '../../src/store/entities';
import { Worker } from '../../src/worker/worker';
import { packetOf, useApplication } from '../support/application';
import { describeInBrowser, useBrowser } from '../support/chromium';
import { handOver, type View } from '../support/journey';

const DESK = 1280;
const PHONE = 390;
const TABLETS = [700, 900, 960];

const LINKS = `[...document.querySelectorAll('a[href^="/"]:not([href$="/pdf"])')].map((link) => link.getAttribute('href'))`;
/** Markup of a stranger in the page; it comes back when the browser has refused each kind of it. */
const SLIPPED_IN = `new Promise((resolve) => {
  const refused = new Set(['img-src', 'frame-src', 'script-src-elem', 'script-src-attr', 'connect-src']);
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    if (refused.delete(effectiveDirective) && refused.size === 0) resolve();
  });
  document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.example/pixel.png" />');
  document.body.insertAdjacentHTML('beforeend', '<iframe src="https://evil.example/"></iframe>');
  document.body.insertAdjacentHTML('beforeend', '<b onclick="document.title = 1"></b>');
  document.body.lastChild.click();
  const script = document.createElement('script');
  script.textContent = 'document.title = 2';
  document.body.append(script);
  fetch('/api/v1/accounts').catch(() => undefined);
})`;
const UNFOLD = 'for (const fold of document.querySelectorAll("details")) fold.open = true';
/** Columns of numbers whose decimals do not stand below each other. */
const CROOKED = `[...document.querySelectorAll('th.figure')].filter((head) => {
  const cells = [...head.closest('table').querySelectorAll('td:nth-child(' + (head.cellIndex + 1) + ')')];
  const decimals = cells.map((cell) => cell.textContent.trim().split('.')[1]?.length ?? 0);
  return new Set(decimals).size > 1;
}).map((head) => head.textContent)`;
/** Where the columns of a table begin, from the row of names to what stands below the fold. */
const EDGES = `[...document.querySelectorAll('thead:not(.phone *) tr, tbody tr')].map((row) =>
  [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(' ')
)`;
/** What somebody with a keyboard comes to and is not shown that they are there. */
const UNMARKED = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter((each) => each.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
  .filter((each) => {
    each.focus();
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return document.activeElement !== each || outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
  }).map((each) => each.outerHTML.slice(0, 100))`;
/** Tables with a column that has no name. */
const NAMELESS = `[...document.querySelectorAll('table')].filter(({ rows }) =>
  rows[0].querySelectorAll('th[scope=col]:not(:empty)').length !== rows[rows.length - 1].cells.length
).map(({ rows }) => rows[0].textContent.trim().slice(0, 60))`;
const WIDER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describeInBrowser('the console in a browser', () => {
  const product = useApplication();
  const browser = useBrowser();
  let origin: string;
  /** What browsers complained of, and what they asked another host for. */
  let complaints: string[];

  beforeAll(async () => {
    await product.app.listen(0, '127.0.0.1');
    origin = await product.app.getUrl();
  });
  beforeEach(() => {
    complaints = [];
  });

  const keyOf = async (name: string, role: Role) =>
    (await product.app.get(ApiKeysService).create({ name, email: `${name}@vendor.example`, role })).key;

  async function windowOf(): Promise<Page> {
    const person = await browser.person(DESK);
    const page = await person.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) complaints.push(`${page.url()} asks for ${request.url()}`);
    });
    return page;
  }

  /** A window of somebody who has signed in and stands on that page. */
  async function signedIn(to: string, role: Role = 'csm'): Promise<Page> {
    const page = await windowOf();
    await page.goto(`${origin}${to}`);
    await page.getByLabel('API key or token').fill(await keyOf(role === 'csm' ? 'dana' : 'sam', role));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${origin}${to}`);
    return page;
  }

  /** Goes there tab by tab, as somebody without a mouse does, and sees where they are. */
  async function tabTo(target: Locator): Promise<void> {
    const page = target.page();
    const focused = target.and(page.locator(':focus-visible'));
    for (let left = await page.locator('a, button, input, select, textarea, summary').count(); left > 0; left -= 1) {
      await page.keyboard.press('Tab');
      if ((await focused.count()) === 1) return;
    }
    throw new Error(`The keyboard does not reach ${target.toString()}`);
  }

  /** What the agent makes of a handoff until it waits for somebody. */
  function workedOn(packet: string, otherwise: object = {}): Promise<View> {
    product.app.get(Worker, { strict: false }).start();
    return handOver(product, packet, otherwise);
  }

  /** The approval of a success plan that the agent wrote after a complete handoff. */
  async function successPlan(): Promise<{ approval: string; digest: string }> {
    const { id } = await workedOn('p001');
    const { id: approval, digest } = await product.app
      .get(DataSource)
      .manager.findOneByOrFail(Approval, { accountId: id, status: 'open', subjectKind: 'success_plan' });
    return { approval, digest };
  }
  /** Of what the account waits for by the clock, as if it had failed whatever was tried. */
  const setAsideOneOf = (accountId: string) =>
    product.app
      .get(DataSource)
      .manager.update(
        EffectRow,
        { accountId, kind: 'timer', status: 'pending' },
        { status: 'quarantined', settledAt: new Date(), attempts: 6, error: 'It never came to an end' },
      );
  const statusOf = async (approval: string) =>
    (await product.app.get(DataSource).manager.findOneByOrFail(Approval, { id: approval })).status;

  it('lets a customer-success manager in with their key and no other, leads to the page they wanted, and out again', async () => {
    const page = await windowOf();
    await page.goto(`${origin}/console/accounts?sort=name`);
    await page.keyboard.type('vim_nobodys');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('unknown, revoked or expired').waitFor();
    await page.keyboard.type(await keyOf('dana', 'csm'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
    expect(page.url()).toBe(`${origin}/console/accounts?sort=name`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${origin}/console/login`);
    await page.goto(`${origin}/console/day`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('lists first what needs attention and why, with figures and fields that line up', async () => {
    const risks: [string, number, string, QueryDeepPartialEntity<AccountRow>][] = [
      ['Acorn', 90_000, 'USD', { riskValue: 10, riskBand: 'low' }],
      ['Birch', 84_321, 'GBP', { riskValue: 60, riskBand: 'high' }],
      ['Cedar', 5_000, 'USD', { riskValue: 50, riskBand: 'high', hardRed: ['champion_left'] }],
    ];
    for (const [name, arr, currency, risk] of risks) {
      const packet = packetOf({ account: { externalId: name, name }, contract: { arr, currency } });
      await product.as('csm').post('/api/v1/accounts').send(packet).expect(201);
      await product.app.get(DataSource).manager.update(AccountRow, { externalId: name }, risk);
    }
    const page = await signedIn('/console/accounts');
    const names = () => page.locator('tbody tr td:first-child a').allInnerTexts();
    expect(await names()).toEqual(['Cedar', 'Birch', 'Acorn']);
    expect(await page.getByRole('row', { name: /Cedar/ }).innerText()).toContain('Champion left');
    expect(await page.locator('td[data-label="In USD"]').allInnerTexts()).toEqual([
      '5,000 USD',
      '107,088 USD',
      '90,000 USD',
    ]);
    const fields = page.getByRole('search').locator('input:visible, select, button');
    const edges = await Promise.all((await fields.all()).map((field) => field.boundingBox()));
    expect(new Set(edges.map((box) => Math.round(box?.y ?? 0))).size).toBe(1);
    await page.getByRole('columnheader', { name: 'Account' }).getByRole('link').click();
    await page.waitForURL(/sort=name/);
    expect(await names()).toEqual(['Acorn', 'Birch', 'Cedar']);
    await page.getByLabel('Risk').selectOption({ label: 'High' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/band=high/);
    expect(await names()).toEqual(['Birch', 'Cedar']);
  });

  it('opens an account with what it waits for and why, in dates and amounts as people write them', async () => {
    const { id } = await workedOn('p001', { renewalDate: '2028-06-01' });
    const page = await signedIn(`/console/accounts/${id}`);
    const said = (name: string) => page.locator(`dt:text-is("${name}") + dd`).innerText();
    expect(await said('Waits for')).toMatch(
      /^CSM and AE: missing anchors, looked at again on \d+\s\w+\s\d{4}, \d\d:\d\d\sUTC$/,
    );
    expect(await said('Missing from the handoff')).toBe('State the contract term, or add a document that says it');
    expect(await said('Contract')).toMatch(/^60,000 USD a year, /);
    const disagreement = page.locator('h3:has-text("Contract term") + p');
    expect(await disagreement.innerText()).toMatch(
      /^The sources disagree: from 1\sJun\s2026 to the renewal on 1\sJun\s202\d/,
    );
    expect((await page.content()).match(/The sources disagree/g)).toHaveLength(1);
    const records = await page.locator('blockquote').allInnerTexts();
    expect(records).toContain('Contract, ARR: 60,000');
    expect(records.filter((record) => /\d{4}-\d\d-\d\d/.test(record))).toEqual([]);
    const parts = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    for (const part of await parts.all())
      expect(await page.locator(`main ${(await part.getAttribute('href')) ?? ''}`).count()).toBe(1);
  });

  it('lets an approval be given with the keyboard alone', async () => {
    const { approval } = await successPlan();
    const page = await signedIn('/console/queue');
    await tabTo(page.getByRole('link', { name: 'To the content' }));
    await page.keyboard.press('Enter');
    await tabTo(page.locator(`a[href$="${approval}"]`));
    await page.keyboard.press('Enter');
    await page.getByText('You allow exactly what stands above.').waitFor();
    await tabTo(page.getByRole('button', { name: 'Approve' }));
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'dana@vendor.example' }).waitFor();
    expect(await statusOf(approval)).toBe('approved');
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });

  it('lets an approval be refused with the keyboard alone, not without a reason', async () => {
    const { approval } = await successPlan();
    const page = await signedIn(`/console/approvals/${approval}`);
    await tabTo(page.locator('summary', { hasText: 'Refuse it' }));
    await page.keyboard.press('Enter');
    await tabTo(page.getByRole('button', { name: 'Refuse' }));
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Reason').and(page.locator(':focus')).count()).toBe(1);
    expect(await statusOf(approval)).toBe('open');
    await page.keyboard.type('Wrong tone');
    await tabTo(page.getByLabel('What the next draft should do better'));
    await page.keyboard.type('Warmer, please.');
    await tabTo(page.getByRole('button', { name: 'Refuse' }));
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Wrong tone: Warmer, please.' }).waitFor();
    expect(await statusOf(approval)).toBe('rejected');
  });

  it('lets the words of a plan be changed field by field, and keeps them where they are refused', async () => {
    const { approval, digest } = await successPlan();
    const page = await signedIn(`/console/approvals/${approval}`);
    const [detail, save] = [
      page.getByRole('group', { name: /^Step 1,/ }).getByLabel('In detail'),
      page.getByRole('button', { name: 'Save the change' }),
    ];
    await page.locator('summary', { hasText: 'Change the words' }).click();
    const shown = await detail.inputValue();
    await detail.fill('Offer a 20 % discount for signing early.');
    await save.click();
    await page.getByRole('alert').getByText('blocked by the policy rule').waitFor();
    await page.getByRole('link', { name: /: In detail$/ }).click();
    expect(await detail.inputValue()).toBe('Offer a 20 % discount for signing early.');
    await detail.fill(`${shown} Priya Raman joins.`);
    await save.click();
    await page.getByRole('cell', { name: 'Edit', exact: true }).waitFor();
    const edited = await product.app.get(DataSource).manager.findOneByOrFail(Approval, { id: approval });
    expect(edited.digest).not.toBe(digest);
    expect(JSON.stringify(edited.payload)).toContain(`${shown} Priya Raman joins.`);
  });

  it('shows a supervisor what another policy would change before it is switched on', async () => {
    await workedOn('p001');
    const page = await signedIn('/console/policy', 'supervisor');
    await page.getByRole('link', { name: 'Try out a change' }).click();
    const yaml = page.getByLabel('The policy in YAML');
    const document = await yaml.inputValue();
    await yaml.fill(document.replace('tier: auto', 'tier: at_will'));
    await page.getByRole('button', { name: 'Show what it would change' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/tier: must be one of auto, approval_required, blocked/);
    await yaml.fill(
      document.replace('rules:\n', 'rules:\n  - { id: plans, when: { kind: [success_plan] }, tier: blocked }\n'),
    );
    await page.getByRole('button', { name: 'Show what it would change' }).click();
    await page.getByText('New rule “plans” (success plan: never)').waitFor();
    const switchOn = page.getByRole('button', { name: 'Switch on this policy' });
    await switchOn.click();
    expect((await product.app.get(PolicyStore, { strict: false }).active()).version).toBe(1);
    await page.getByLabel('I have looked at what it would change').check();
    await switchOn.click();
    await page.getByRole('heading', { name: 'Policy in force' }).waitFor();
    expect(await page.locator('dt:text-is("Switched on by") + dd').innerText()).toBe('sam@vendor.example');
  });

  /** Opens every page that links lead to, once for each kind of page, with everything unfolded. */
  async function everyPage(page: Page, first: string[], look: (path: string) => Promise<void>): Promise<string[]> {
    const kindOf = (path: string) =>
      path
        .replace(/[?#].*/, '')
        .replace(/\/(?!set-aside)(?:[^/]*[\d_-][^/]*)/g, '/one')
        .replace(/(?<=\/anchors\/)\w+/, 'one');
    const ahead = [...first, '/console/day', '/console/policy/drafts/new'];
    const kinds = new Set<string>();
    for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
      if (kinds.has(kindOf(path))) continue;
      kinds.add(kindOf(path));
      await page.goto(`${origin}${path}`);
      await page.evaluate(UNFOLD);
      await look(path);
      ahead.push(...(await page.evaluate<string[]>(LINKS)));
    }
    return [...kinds].sort();
  }

  it('fits every page into a phone and a desk, names every field and column, shows where the keyboard is, can be read, and asks nobody else for anything', async () => {
    await successPlan();
    const { id } = await workedOn('p011');
    await setAsideOneOf(id);
    const page = await signedIn('/console/day', 'supervisor');
    const faults: string[] = [];
    const kinds = await everyPage(page, [`/console/accounts/${id}/anchors/champion`], async (path) => {
      for (const width of [PHONE, DESK]) {
        await page.setViewportSize({ width, height: 800 });
        const wider = await page.evaluate<number>(WIDER);
        if (wider > 0) faults.push(`${path} is ${wider} px wider than ${width}`);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
        for (const { id, nodes } of violations) faults.push(`${path} at ${width}: ${id}, ${nodes[0]?.html}`);
      }
      await page.keyboard.press('Tab');
      for (const place of await page.evaluate<string[]>(UNMARKED)) faults.push(`${path}: no mark at ${place}`);
      for (const table of await page.evaluate<string[]>(NAMELESS))
        faults.push(`${path}: a column of ${table} is nameless`);
      for (const column of await page.evaluate<string[]>(CROOKED)) faults.push(`${path}: ${column} does not line up`);
    });
    expect(kinds).toEqual([
      '/console/accounts',
      '/console/accounts/one',
      '/console/accounts/one/anchors/one',
      '/console/accounts/one/artifacts/one',
      '/console/accounts/one/documents/one',
      '/console/accounts/one/history',
      '/console/accounts/one/one',
      '/console/accounts/one/promises/one',
      '/console/actions/one',
      '/console/approvals/one',
      '/console/day',
      '/console/policy',
      '/console/policy/drafts/new',
      '/console/policy/versions/one',
      '/console/queue',
      '/console/set-aside',
      '/console/value',
    ]);
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });

  /** What Dana has to do at an account: mails to be decided first, tasks that are overdue last. */
  async function atWork(
    titles: string[],
    { mails = 0, late = 0, kind = 'run_enablement' }: { mails?: number; late?: number; kind?: ActionKind } = {},
  ): Promise<void> {
    const opened = await product.as('csm').post('/api/v1/accounts').send(packetOf()).expect(201);
    const { id: accountId } = z.object({ id: z.string() }).parse(opened.body);
    await product.app
      .get(DataSource)
      .manager.update(
        AccountRow,
        { id: accountId },
        { riskValue: 60, riskBand: 'high', ownerEmail: 'dana@vendor.example' },
      );
    await product.app.get(DataSource).transaction(async (tx) => {
      const standing = await holdAccount(tx, accountId);
      for (const [n, title] of titles.entries()) {
        const isLate = n >= titles.length - late;
        await product.app.get(WorkUnits, { strict: false }).propose(tx, standing, {
          id: `wu_${n}`,
          kind: n < mails ? 'send_email' : isLate ? 'create_crm_task' : kind,
          cause: `plan:a test:${n}`,
          trigger: {},
          assignee: 'dana@vendor.example',
          dueOn: isLate ? '2026-11-20' : null,
          payload: {
            title,
            text: 'Shall we talk?',
            recipients: [{ name: 'Priya Raman', email: 'priya@harbour.example' }],
          },
        });
      }
    });
  }
  const onPhone = async (page: Page) => page.setViewportSize({ width: PHONE, height: 844 });
  const heightOf = (page: Page) => page.evaluate<number>('document.documentElement.scrollHeight');

  it('keeps a long queue short on a phone: each decision in sight, and work of lower rank one tap away', async () => {
    const titleOf = (n: number) =>
      `${n < 8 ? 'Write about' : 'Train'} team ${n}, which has fallen behind since the summer`;
    await atWork(
      Array.from({ length: 40 }, (_, n) => titleOf(n)),
      { mails: 8, late: 1 },
    );
    const page = await signedIn('/console/queue');
    await onPhone(page);
    const decisions = page
      .locator('#to-decide ~ table')
      .first()
      .getByRole('link', { name: /^Write about/ });
    expect(await decisions.count()).toBe(8);
    for (const decision of await decisions.all()) expect(await decision.isVisible()).toBe(true);
    expect(await heightOf(page)).toBeLessThan(4_000);
    const further = page.locator('summary', { hasText: '30 more of lower rank, 1 of them overdue' });
    const last = page.getByRole('link', { name: /^Train team 39,/ });
    expect(await last.isVisible()).toBe(false);
    await further.click();
    expect(await last.isVisible()).toBe(true);
  });

  it('keeps a full day short on a phone: what comes first in sight, the rest one tap away, and on a desk one table', async () => {
    await atWork(
      Array.from({ length: 14 }, (_, n) => `Train team ${n}, which has fallen behind since the summer`),
      { late: 2, kind: 'create_crm_task' },
    );
    const page = await signedIn('/console/day');
    const [folded, tasks] = [page.locator('summary'), page.getByRole('link', { name: /^Train team/ })];
    const inSight = () => tasks.filter({ visible: true }).count();
    expect(await tasks.count()).toBe(14);
    expect(await inSight()).toBe(14);
    expect(await folded.isVisible()).toBe(false);
    expect(new Set(await page.evaluate<string[]>(EDGES)).size).toBe(1);
    await onPhone(page);
    expect(await inSight()).toBe(8);
    expect(await heightOf(page)).toBeLessThan(1_700);
    expect(await folded.innerText()).toMatch(/^6 more for today, \d+ minutes/);
    await tabTo(folded);
    await page.keyboard.press('Enter');
    expect(await inSight()).toBe(14);
    expect(await page.getByRole('row', { name: /Train team 13,/ }).innerText()).toMatch(
      /to do.*min.*20\sNov\s2026 \d+ days? overdue/,
    );
  });

  it('keeps a long list of accounts short on a phone, with what burns in sight, and nothing left out', async () => {
    for (let n = 10; n < 24; n += 1) {
      const packet = packetOf({ account: { externalId: `A-${n}`, name: `Account ${n}` } });
      await product.as('csm').post('/api/v1/accounts').send(packet).expect(201);
      const risk = { riskValue: 50, riskBand: 'high' as const, hardRed: n === 23 ? ['champion_left'] : [] };
      await product.app.get(DataSource).manager.update(AccountRow, { externalId: `A-${n}` }, risk);
    }
    const page = await signedIn('/console/accounts');
    const accounts = page.getByRole('link', { name: /^Account \d/ });
    const visible = async () => accounts.filter({ visible: true }).allInnerTexts();
    expect(await visible()).toHaveLength(14);
    expect(new Set(await page.evaluate<string[]>(EDGES)).size).toBe(1);
    for (const width of TABLETS) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate<number>(WIDER)).toBe(0);
    }
    await onPhone(page);
    expect(await visible()).toHaveLength(10);
    expect((await visible())[0]).toBe('Account 23');
    expect(await heightOf(page)).toBeLessThan(2_200);
    expect(await page.getByLabel('Risk').isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'Look for some of them' }).click();
    expect(await page.getByLabel('Risk').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'name', exact: true }).click();
    await page.waitForURL(/sort=name/);
    await page.locator('summary', { hasText: '4 more accounts, 1 of them with a hard-red signal' }).click();
    expect(await visible()).toHaveLength(14);
    expect(await page.getByRole('row', { name: /Account 23/ }).innerText()).toMatch(
      /high\s+Champion left.*in \d+ days.*60,000 USD/s,
    );
  });

  it('runs and loads nothing even where markup of somebody else had slipped in', async () => {
    const page = await signedIn('/console/accounts');
    await page.evaluate(SLIPPED_IN);
    expect(await page.title()).toBe('Accounts · Value-in-Motion');
  });
});
