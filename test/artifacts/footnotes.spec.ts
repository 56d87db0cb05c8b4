import { describe, expect, it } from '@jest/globals';
import { draftMitigation } from '../../src/agents/offline/drafters/propose-mitigation.drafter';
import { draftRenewalBrief } from '../../src/agents/offline/drafters/draft-renewal-brief.drafter';
import { draftSuccessPlan } from '../../src/agents/offline/drafters/draft-success-plan.drafter';
import { PageRenderer } from '../../src/artifacts/render/page-renderer';
import { type ArtifactContent } from '../../src/evidence/drafting/artifact.types';
import { compileLicencePlan } from '../../src/evidence/drafting/compile-licence-plan';
import { compileMitigation } from '../../src/evidence/drafting/compile-mitigation';
import { compileRenewalBrief } from '../../src/evidence/drafting/compile-renewal-brief';
import { compileHandoffAudit, compileStakeholderMap } from '../../src/evidence/drafting/compile-reports';
import { compileSuccessPlan } from '../../src/evidence/drafting/compile-success-plan';
import { knownFacts } from '../../src/evidence/drafting/known-facts';
import { record } from '../support/account-record';

const basis = { record, known: knownFacts(record), rejections: [], guidance: null };
const every: [string, ArtifactContent][] = [
  ['handoff audit', compileHandoffAudit(basis)],
  ['stakeholder map', compileStakeholderMap(basis)],
  ['licence plan', compileLicencePlan(basis)],
  ['mitigation plan', compileMitigation(draftMitigation(basis), basis)],
  ['success plan', compileSuccessPlan(draftSuccessPlan(basis), basis).content],
  ['renewal brief', compileRenewalBrief(draftRenewalBrief(basis), basis)],
];
const html = async (content: ArtifactContent) =>
  String((await new PageRenderer().render(content, 'html', record.dossier.documents)).body);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(every)('a %s in a browser', (_, content) => {
  it('has a place for every link to lead to, once', async () => {
    const page = await html(content);
    const places = all(page, / id="([^"]+)"/g);
    expect(new Set(places).size).toBe(places.length);
    const targets = all(page, / href="#([^"]+)"/g);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !places.includes(target))).toEqual([]);
    expect(page).not.toMatch(/ href="(?!#)/);
  });

  it('shows the very quote where the link of that quote leads to', async () => {
    const page = await html(content);
    for (const [, place = '', quote = ''] of page.matchAll(/<a href="#(quote-[\w-]+)">[^<]*“([^<]+)”<\/a>/g)) {
      const passage = new RegExp(`<mark id="${place}">([^<]*)</mark>`).exec(page)?.[1];
      expect(passage).toContain(quote);
    }
    const quoted = Object.values(content.evidence).flatMap(({ sources }) => sources.filter((each) => 'quote' in each));
    expect(all(page, /<a href="#(quote-)/g)).toHaveLength(quoted.length);
  });

  it('writes dates as people do, while records and documents keep their own words', async () => {
    const page = await html(content);
    const [body = ''] = page.split('<h2>Evidence</h2>');
    expect(body.replace(/<svg.*?<\/svg>/gs, '')).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});

/** These have tables. */
const tabled = every.filter(([name]) => /plan|brief/.test(name));

it.each(tabled)(
  'a %s in a browser names the column in each cell, for screens too narrow for a table',
  async (_, content) => {
    const cells = all(await html(content), /<td([^>]*)>/g);
    expect(cells).not.toEqual([]);
    for (const cell of cells) expect(cell).toMatch(/^ data-label="[^"]+"/);
  },
);

it('aligns the figures of a column', async () => {
  const seats = all(await html(compileLicencePlan(basis)), /<td data-label="Seats"([^>]*)>/g);
  expect(new Set(seats)).toEqual(new Set([' class="figure"']));
});

it('draws the words of a chart in the font it names, which a browser only takes in quotation marks', async () => {
  const page = await html(compileLicencePlan(basis));
  expect(page).toContain('<svg');
  expect(page).not.toMatch(/font[^"]*px Source Sans 3/);
});

it('leaves no column in a mail that held nothing but footnotes', async () => {
  const mail = String((await new PageRenderer().render(compileLicencePlan(basis), 'email')).body);
  expect(mail).toContain('>In use by</th>');
  expect(mail).not.toContain('>Evidence</th>');
});
