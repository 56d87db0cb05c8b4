import { daysBetween } from '../../src/calendar/calendar';
import { describe, expect, it } from '@jest/globals';
import { type Licences } from '../../src/evidence/drafting/account-record.types';
import { knownFacts } from '../../src/evidence/drafting/known-facts';
import { compileLicencePlan } from '../../src/evidence/drafting/compile-licence-plan';
import { compileHandoffAudit, compileStakeholderMap } from '../../src/evidence/drafting/compile-reports';
import { draftSuccessPlan } from '../../src/agents/offline/drafters/draft-success-plan.drafter';
import { compileSuccessPlan } from '../../src/evidence/drafting/compile-success-plan';
import { PageRenderer } from '../../src/artifacts/render/page-renderer';
import { pageOf } from '../../src/artifacts/render/page';
import { record } from '../support/account-record';

const renderer = new PageRenderer();
const basis = { record, known: knownFacts(record) };
const text = async (content: ReturnType<typeof compileLicencePlan>, format: 'md' | 'html') =>
  String((await renderer.render(content, format)).body);

describe('an artifact for people', () => {
  it('puts a note with its source behind every stated fact', () => {
    const page = pageOf(compileHandoffAudit(basis));
    const facts = page.blocks.slice(
      0,
      page.blocks.findIndex((block) => block.kind === 'heading' && /Questions/.test(block.text)),
    );
    const lines = facts.flatMap((block) => (block.kind === 'list' ? block.lines : []));
    expect(lines.length).toBeGreaterThan(4);
    for (const { notes } of lines) expect(notes.length).toBeGreaterThan(0);
    expect(page.notes.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it('says what the unused seats cost, in Markdown', async () => {
    expect(await text(compileLicencePlan(basis), 'md')).toContain(
      'Kestrel Freight pays 60,000 USD a year for 400 seats; 300 of them, 75 %, are not used: 45,000 USD a year.',
    );
  });

  it('says of an objective that its day has passed', async () => {
    const basis = { record, known: knownFacts(record), rejections: [], guidance: null };
    const { content } = compileSuccessPlan(draftSuccessPlan(basis), basis);
    expect(await text(content, 'md')).toContain('| 2027-02-28 |');
    expect(await text({ ...content, asOf: '2027-03-01' }, 'md')).toContain('| 2027-02-28, passed |');
  });

  it('says that the use is not known, and what would show it, where no usage is on record', () => {
    const unknown = { ...record, scores: { ...record.scores!, muda: null, active28: null } };
    const { summary } = compileLicencePlan({ record: unknown, known: knownFacts(unknown) });
    expect(summary[0]?.text).toBe(
      'Kestrel Freight pays 60,000 USD a year for 400 seats; how many of them are used is not known, and only a record of daily usage would show it.',
    );
  });

  it('names the champion whom a person stated, though the map gives nobody that role', () => {
    const [simone] = record.stakeholders;
    const stated = {
      key: 'champion' as const,
      status: 'concrete' as const,
      value: { name: 'Simone Achterberg', email: 's.achterberg@kestrel.example' },
      evidence: [{ person: 'anneke@vendor.example', at: '2026-11-20' }],
      round: 1,
      doubts: [],
    };
    const account = {
      ...record,
      anchors: [...record.anchors, stated],
      stakeholders: [{ ...simone!, role: 'unknown' as const, side: 'partner' as const }],
    };
    const { arrangements } = compileLicencePlan({ record: account, known: knownFacts(account) });
    expect(arrangements[0]?.lines[0]?.text).toMatch(/^Simone Achterberg: names the teams/);
  });

  it('says who is idle and what each way out is worth, with what the money rests on', async () => {
    const known: Licences = {
      idlePeople: [{ user: 'user-7', lastSeenOn: '2026-09-30' }],
      options: [{ move: 'reassign', seats: 1, saving: 150, by: '2027-06-30' }],
      pricePerSeat: 150,
    };
    const idle = { ...record, licences: known };
    const content = compileLicencePlan({ record: idle, known: knownFacts(idle) });
    const markdown = await text(content, 'md');
    expect(markdown).toContain('1 person came before and nobody saw them for 28 days: user-7');
    expect(markdown).toContain('puts 1 seat to use, worth 150 USD a year, until 2027-06-30');
    expect(content.notSupported).toEqual([]);
    expect(content.valueHypothesis?.assumptions.map(({ value }) => value)).toEqual([300, 150]);
  });

  it('writes money behind a fact as the fact does, and every date in one way', async () => {
    const licences: Licences = {
      idlePeople: null,
      options: [{ move: 'redeploy', seats: 280, saving: 96_444.4444, by: '2027-06-30' }],
      pricePerSeat: 344.4444,
    };
    const { dossier } = record;
    const account = { ...record, licences, dossier: { ...dossier, contract: { ...dossier.contract, arr: 310_000 } } };
    const content = compileLicencePlan({ record: account, known: knownFacts(account) });
    const [, markdown = ''] = (await text(content, 'md')).split('## Evidence');
    expect(markdown).toContain('contract, revenue a year: 310,000 USD\n');
    expect(markdown).toContain('another team, seats: 280\n');
    expect(markdown).toContain('another team, saving: 96,444.44 USD\n');
    expect(markdown).toContain('licences, price per seat: 344.44 USD\n');
    expect(markdown).toContain('another team, by: 2027-06-30\n');
    expect(markdown).not.toMatch(/\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}(?!.*”)/);
    const documents = dossier.documents.map((each) => ({ ...each, text: `${each.text} Signed on 2026-05-18.` }));
    const html = String((await renderer.render(content, 'html', documents)).body);
    expect(html.slice(html.indexOf('<h2>Evidence'), html.indexOf('<h2>Documents'))).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(html).toContain('another team, by: 30\u00a0Jun\u00a02027');
  });

  it('cannot be made to run or load anything by what a source says', async () => {
    const hostile = {
      ...record,
      promises: [{ ...record.promises[0]!, promise: '<img src=x onerror=alert(1)> [x](javascript:1) | *y*' }],
    };
    const content = compileHandoffAudit({ record: hostile, known: knownFacts(hostile) });
    expect(await text(content, 'html')).not.toMatch(/<img|javascript:1"/);
    const markdown = await text(content, 'md');
    expect(markdown).toContain('\\<img src=x onerror=alert(1)\\> \\[x\\](javascript:1) \\| \\*y\\*');
  });

  it('reads as plain words in a message: no markup, no table, no note, dates as people write them', () => {
    const said = renderer.words(compileLicencePlan(basis));
    expect(said).not.toMatch(/[|#*\\]|\[\d|\d{4}-\d{2}-\d{2}/);
    expect(said).toContain('pays 60,000 USD a year for 400 seats');
    expect(said).toMatch(/\n\n[A-Z ]+\n• /);
    expect(said).toMatch(/\n• .+\n {3}[A-Z][a-z ]+: .+; [A-Z][a-z ]+: \d+\u00a0[A-Z][a-z]+\u00a0\d{4}/);
  });

  it('fits the body of a mail: no style sheet, no picture, no script', async () => {
    const mail = String((await renderer.render(compileLicencePlan(basis), 'email')).body);
    expect(mail).toContain('45,000 USD a year');
    expect(mail).not.toMatch(/<style|<svg|<script|<img|class=/);
  });

  it('leads from a sentence to its evidence and on to the quote in its document', async () => {
    const { documents } = record.dossier;
    const html = String((await renderer.render(compileHandoffAudit(basis), 'html', documents)).body);
    const note = /<li id="note-(\d+)"[^>]* data-evidence="promise\.p1">.*?<a href="#(quote-[\w-]+)">/.exec(html);
    expect(html).toContain(`<a href="#note-${note?.[1]}">`);
    expect(html).toContain(`<mark id="${note?.[2]}">You promised us a mobile app.</mark>`);
  });

  it('is a PDF when asked for one', async () => {
    const { type, body } = await renderer.render(compileStakeholderMap(basis), 'pdf');
    expect(type).toBe('application/pdf');
    expect(Buffer.from(body).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is a tagged PDF, so that it can be read aloud', async () => {
    const { body } = await renderer.render(compileLicencePlan(basis), 'pdf');
    const written = Buffer.from(body).toString('latin1');
    expect(written).toContain('/StructTreeRoot');
    expect(written).toMatch(/\/Marked true/);
  });

  it('names for each waiting team its seats, their worth and its date, and the last one before notice ends', () => {
    const text = 'Utrecht, Lille and Ghent follow site by site.';
    const document = { id: 'd9', kind: 'crm_note', date: '2026-07-02', author: null, text };
    const waiting = { ...record, dossier: { ...record.dossier, documents: [...record.dossier.documents, document] } };
    const licences: Licences = { idlePeople: null, options: [], pricePerSeat: 150 };
    const known = { ...waiting, licences };
    const { redeployment, evidence } = compileLicencePlan({ record: known, known: knownFacts(known) });
    expect(redeployment.map(({ team, seats, worth }) => [team, seats, worth])).toEqual([
      ['Utrecht', 100, 15_000],
      ['Lille', 100, 15_000],
      ['Ghent', 100, 15_000],
    ]);
    expect(redeployment.at(-1)?.by).toBe('2027-04-04');
    expect(evidence['team.1']?.sources).toEqual([{ documentId: 'd9', quote: text, start: 0, end: text.length }]);
  });

  it('gives a lone team what all the seats are worth, to the cent', () => {
    const { dossier } = record;
    const contract = { ...dossier.contract, arr: 310_000, seats: 900 };
    const muda = { ...record.scores!.muda!, unusedSeats: 280, annualCost: 96_444.44 };
    const licences: Licences = { idlePeople: null, options: [], pricePerSeat: 344.44 };
    const known = { ...record, dossier: { ...dossier, contract }, licences, scores: { ...record.scores!, muda } };
    const { redeployment } = compileLicencePlan({ record: known, known: knownFacts(known) });
    expect(redeployment).toMatchObject([{ seats: 280, worth: 96_444.44 }]);
  });

  it('gives each team a quarter at most, however long the contract still runs', () => {
    const { dossier } = record;
    const contract = { ...dossier.contract, renewalDate: '2029-03-01', noticePeriodDays: 60 };
    const muda = { ...record.scores!.muda!, unusedSeats: 280 };
    const long = { ...record, dossier: { ...dossier, contract }, scores: { ...record.scores!, muda } };
    const { redeployment } = compileLicencePlan({ record: long, known: knownFacts(long) });
    redeployment.forEach(({ by }, at) => expect(daysBetween(dossier.today, by)).toBe((at + 1) * 90));
    expect(redeployment).not.toHaveLength(0);
  });

  it('says what it costs to wait with a redeployment', async () => {
    const priced = { ...record, licences: { idlePeople: null, options: [], pricePerSeat: 150 } };
    const markdown = await text(compileLicencePlan({ record: priced, known: knownFacts(priced) }), 'md');
    expect(markdown).toContain(
      'A team a quarter at most, and the last with 28 days of use to show before notice ends.',
    );
    expect(markdown).toContain('Start now: each month in which they stand idle costs 3,750 USD.');
  });

  it.each([
    ['scores', 'muda', 0.75, 'scores, shelfware: 75 %'],
    ['scores', 'trend', -0.3587, 'scores, trend: -35.9 %'],
    ['scores', 'utilisation', 0.8049, 'scores, utilisation: 80.5 %'],
    ['scores', 'muri', 2.8986, 'scores, support load: 2.9 times the usual'],
    ['scores', 'timeToValue', 41, 'scores, time to value: 41 days'],
    ['licences.right_size', 'saving', 12_500, 'right-sizing, saving: 12,500'],
    ['scores.risk', 'utilisation', 34, 'points of risk, utilisation: 34'],
  ])('writes what %s has as %s %d as a person reads it', (from, field, value, words) => {
    const source = { record: from, field, value };
    const evidence = { muda: { label: 'A measure', value, sources: [source] } };
    const [note] = pageOf({ ...compileHandoffAudit(basis), evidence }).notes;
    expect(note?.sources.map((each) => each.text)).toEqual([words]);
  });

  it('lets the customer name the team where no source does', () => {
    expect(compileLicencePlan(basis).redeployment).toMatchObject([
      { team: 'A team that Simone Achterberg names', seats: 300 },
    ]);
  });

  it('lists the seats of influence that are empty', () => {
    expect(compileStakeholderMap(basis).gaps).toEqual(['No economic buyer is on the map.']);
  });

  it('begins an audit with whether the handoff is ready, and for want of what', () => {
    const said = compileHandoffAudit(basis).summary.map(({ text }) => text);
    expect(said[0]).toMatch(/^\d of the 7 anchors are concrete\.$/);
    expect(said[1]).toMatch(/^The handoff is not ready for want of: the number of seats \(vague\)/);
  });

  it('names the source of a quote as people do, and a field of a record in words', async () => {
    const { documents } = record.dossier;
    const html = String((await renderer.render(compileHandoffAudit(basis), 'html', documents)).body);
    expect(html).toMatch(/>email, 24\u00a0Jun\u00a02026: “Dwell time/);
    expect(html).toContain('contract, renewal date: 1\u00a0Jul\u00a02027');
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/characters \d|renewalDate|contract\.arr/);
  });

  it('asks a person for each open anchor and repeats why it is open', () => {
    expect(compileHandoffAudit(basis).questions).toEqual(['How many seats were sold? Nobody confirmed the number.']);
  });
});
