import { describe, expect, it } from '@jest/globals';
import { Reports } from '../../src/artifacts/reports';
import { AccountStore } from '../../src/store/account.store';
import { Approval, ArtifactRow, PersonRow } from '../../src/store/entities';
import { useApplication } from '../support/application';
import { mailIn } from './waiting-mail';

const product = useApplication();
const { db, waiting } = mailIn(product);

describe('the page of an account', () => {
  it('says until when it renews and notice can be given, what was sold, and leads to its documents as PDF', async () => {
    const { accountId } = await waiting();
    await db().transaction((tx) =>
      product.app.get(Reports, { strict: false }).write(tx, 'handoff_audit', { accountId, seq: 1, n: 0 }),
    );
    const { text } = await product.as('csm').get(`/console/accounts/${accountId}`).expect(200);
    expect(text).toMatch(/30\sJun\s2027, in 218 days/);
    expect(text).toMatch(/can be given until 1\sMay\s2027, 158 days from now/);
    expect(text).toMatch(/60,000 USD a year, 400 seats, Business, since 1\sDec\s2025/);
    const pdf = await product
      .as('csm')
      .get(`/console/accounts/${accountId}/artifacts/handoff_audit-1-0/pdf`)
      .expect('cache-control', 'no-store')
      .expect(200);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="handoff_audit-1-0.pdf"',
    });
    expect(text).toContain(`href="/console/accounts/${accountId}/artifacts/handoff_audit-1-0/pdf"`);
  });
});

describe('what the agent wrote for an account', () => {
  it('stands once for each kind with what became of it, and what it took the place of behind it', async () => {
    const { accountId, approval } = await waiting();
    const wrote = { accountId, kind: 'success_plan', content: {}, digest: 'sha256:1', writtenBy: 'agent', facts: 1 };
    const on = (day: number) => new Date(Date.UTC(2026, 10, day));
    await db().manager.insert(ArtifactRow, [
      { ...wrote, id: 'sp_1', createdAt: on(1) },
      { ...wrote, id: 'sp_2', createdAt: on(2) },
      { ...wrote, id: 'ha_1', kind: 'handoff_audit', createdAt: on(1) },
    ]);
    const mail = await db().manager.findOneByOrFail(Approval, { id: approval });
    const asked = { ...mail, subjectKind: 'success_plan' };
    await db().manager.insert(Approval, [
      { ...asked, id: 'ap_1', subjectId: 'sp_1', status: 'superseded' },
      { ...asked, id: 'ap_2', subjectId: 'sp_2', status: 'rejected' },
    ]);
    const { text } = await product.as('csm').get(`/console/accounts/${accountId}`).expect(200);
    const [now = '', earlier = ''] = text
      .slice(text.indexOf('Documents of the agent'), text.indexOf('Documents it was read from'))
      .split('<summary>Earlier ones</summary>');
    const shown = (part: string) =>
      [...part.matchAll(/artifacts\/(\w+)"[^]*?data-label="Stands"[^>]*>\s*([^<]*?)\s*</g)].map(([, id, as]) => [
        id,
        as,
      ]);
    expect(shown(now)).toEqual([
      ['sp_2', 'refused'],
      ['ha_1', ''],
    ]);
    expect(shown(earlier)).toEqual([['sp_1', 'replaced']]);
  });
});

describe('the people of an account', () => {
  it('are those of the customer, then names nobody could place, with where they stand, and our own', async () => {
    const { accountId } = await waiting();
    const nobody = {
      accountId,
      role: 'unknown' as const,
      executive: false,
      sentiment: 'unknown' as const,
      influence: null,
      email: null,
      title: null,
    };
    await db().manager.insert(PersonRow, [
      { ...nobody, n: 1, name: 'Priya Raman', side: 'customer', hasLeft: true, resolved: true, evidence: [] },
      {
        ...nobody,
        n: 2,
        name: 'Faro',
        side: 'customer',
        hasLeft: false,
        resolved: false,
        evidence: [{ documentId: 'd1', quote: 'Kick-off is on Monday.', start: 0, end: 22 }],
      },
      {
        ...nobody,
        n: 3,
        name: 'Dana Ortiz',
        title: 'CSM',
        side: 'vendor',
        hasLeft: false,
        resolved: true,
        evidence: [],
      },
    ]);
    const { text } = await product.as('viewer').get(`/console/accounts/${accountId}`).expect(200);
    expect(text).toMatch(/Priya Raman <span class="signal">has left<[^]*none on record/);
    expect(text).toMatch(/could not be matched to anybody<\/h3>\s*<p>Faro<\/p>\s*<blockquote>“Kick-off is on Monday.”/);
    expect(text).toContain('On our side: Dana Ortiz (CSM).');
  });
});

describe('the history of an account', () => {
  it('says what happened, the newest first, without nights that changed no score', async () => {
    const { accountId } = await waiting();
    const measured = (eventId: string, score: number) => {
      const event = { eventId, type: 'signals.measured' as const, risk: { score, hardRed: [] }, findings: [] };
      const origin = { actor: 'agent', source: 'rescoring' as const };
      return product.app.get(AccountStore, { strict: false }).change(accountId, event, origin);
    };
    for (const [at, score] of [12, 12, 30].entries()) await measured(`night:${at}`, score);
    const { text } = await product.as('viewer').get(`/console/accounts/${accountId}/history`).expect(200);
    expect(text.match(/The scores changed: risk \d+/g)).toEqual([
      'The scores changed: risk 30',
      'The scores changed: risk 12',
    ]);
    expect(text).toContain('The account was handed over');
    const earlier = await product.as('viewer').get(`/console/accounts/${accountId}/history?before=2`).expect(200);
    expect(earlier.text).not.toContain('The scores changed');
    expect((await product.as('viewer').get(`/console/accounts/${accountId}`)).text).toContain(
      'The scores changed: risk 30',
    );
  });
});
