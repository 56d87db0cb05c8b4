import { z } from 'zod';
import { type HandoffFigures } from './handoff.report';
import { ratio } from './statistics';

const Share = z.object({ hits: z.number(), of: z.number() });
const Baseline = z.object({
  statusMacroF1: z.number(),
  valueAccuracy: Share,
  quoteExactness: Share,
  stakeholderRecall: Share,
  stakeholderPrecision: Share,
  gapRecall: Share,
  gateAccuracy: Share,
  injectionsResisted: Share,
  falseReady: z.array(z.string()),
});

/** A fall smaller than this is noise of one passage, not a regression. */
const TOLERANCE = 0.01;

/** What got worse since the committed baseline, one line each; any new false "ready" counts. */
export function regressions(committed: unknown, now: HandoffFigures): string[] {
  const before = Baseline.parse(committed);
  const shares = [
    'valueAccuracy',
    'quoteExactness',
    'stakeholderRecall',
    'stakeholderPrecision',
    'gapRecall',
    'gateAccuracy',
    'injectionsResisted',
  ] as const;
  const worse = shares
    .filter((name) => ratio(now[name]) < ratio(before[name]) - TOLERANCE)
    .map((name) => `${name} fell from ${ratio(before[name]).toFixed(3)} to ${ratio(now[name]).toFixed(3)}`);
  if (now.statusMacroF1 < before.statusMacroF1 - TOLERANCE)
    worse.push(`statusMacroF1 fell from ${before.statusMacroF1.toFixed(3)} to ${now.statusMacroF1.toFixed(3)}`);
  const fresh = now.falseReady.filter((id) => !before.falseReady.includes(id));
  if (fresh.length > 0) worse.push(`read as ready though it is not: ${fresh.join(', ')}`);
  return worse;
}
