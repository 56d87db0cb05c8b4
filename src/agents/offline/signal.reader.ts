import { RISK_SIGNALS } from '../../evidence/evidence.types';
import { type Extraction, type PersonClaim } from '../../evidence/extraction';
import { quoteOf } from './passage';
import { signalCandidates } from './senses/signal.features';
import { type Story } from './story';

type Signal = Extraction['riskSignals'][number];

/** A hint at least this sure is a signal: where most signals are found for the fewest false ones on texts of other authors. */
const SURE = 0.22;

/** Warning signs of a deal, each with the sentences that show it, the surest first. */
export function readSignals(story: Story, people: PersonClaim[]): Signal[] {
  const shown = signalCandidates(story, people)
    .map((hint) => ({ ...hint, sure: story.senses.ofSignal(hint.features) }))
    .filter(({ sure }) => sure >= SURE)
    .sort((a, b) => b.sure - a.sure);
  return RISK_SIGNALS.flatMap((signal) => {
    const quotes = shown.filter((hint) => hint.signal === signal).map(({ passage }) => quoteOf(passage));
    return quotes.length > 0 ? [{ signal, quotes }] : [];
  });
}
