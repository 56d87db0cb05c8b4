import { describe, expect, it } from '@jest/globals';
import { record } from '../../../test/support/account-record';
import { knownFacts } from './known-facts';

describe('a sign of risk', () => {
  it('says how old it is, and who is against it where the map knows', () => {
    const [simone] = record.stakeholders;
    const against = { ...simone!, name: 'Rui Duarte', role: 'detractor' as const, sentiment: 'negative' as const };
    const [document] = record.dossier.documents;
    const quote = document!.text.slice(0, 10);
    const riskSignals = [
      {
        signal: 'detractor_active' as const,
        evidence: [{ documentId: document!.id, quote, start: 0, end: quote.length }],
      },
    ];
    const account = { ...record, riskSignals, stakeholders: [...record.stakeholders, against] };
    expect(knownFacts(account)['signal.detractor_active']?.label).toBe(
      `Sign of risk in the sources, last on ${document!.date}: somebody is against it and says so (on the map: Rui Duarte)`,
    );
    expect(knownFacts(account)['signal.detractor_active']?.sources).toEqual([
      ...riskSignals[0]!.evidence,
      { record: 'people', field: 'Rui Duarte', value: 'detractor' },
    ]);
    const misquoted = riskSignals.map((each) => ({
      ...each,
      evidence: each.evidence.map((source) => ({ ...source, quote: 'Said nowhere' })),
    }));
    expect(knownFacts({ ...account, riskSignals: misquoted })).not.toHaveProperty('signal.detractor_active');
  });
});
