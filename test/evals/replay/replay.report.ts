import { cut } from '../../../src/evidence/text/letters';
import { changeOf, type Change, type Replayed } from './replay';
import { type StandingFacts } from './standing-facts';

/** What a changed prompt does to recorded calls: prompt by prompt in figures, then call by call in words. */
export function replayReport(replayed: Replayed[]): string {
  if (replayed.length === 0) return 'No recorded call was asked with a prompt that has changed since.\n';
  const prompts = [...new Set(replayed.map(({ call }) => call.prompt))];
  return [
    '# Recorded calls, asked again',
    '',
    '| prompt | calls | alike | other words, same facts | other facts | failed | input tokens | output tokens | USD |',
    '|---|---|---|---|---|---|---|---|---|',
    ...prompts.map((prompt) => rowOf(replayed.filter(({ call }) => call.prompt === prompt))),
    ...(prompts.length > 1 ? [rowOf(replayed, 'all')] : []),
    '',
    ...replayed.flatMap(sectionOf),
  ].join('\n');
}

function rowOf(group: Replayed[], name?: string): string {
  const [first] = group;
  const ran = group.filter(({ failure }) => failure === null);
  const sum = (side: 'before' | 'now', of: (each: Replayed['now']) => number) =>
    group.reduce((total, each) => total + of(each[side]), 0);
  const both = (of: (each: Replayed['now']) => number, digits = 0) => moved(sum('before', of), sum('now', of), digits);
  const changed = ran.filter((each) => each.facts !== null && !isSame(factsChange(each.facts)));
  const reworded = ran.filter((each) => !changed.includes(each) && each.answer !== null && !isSame(each.answer));
  return `| ${[
    name ?? (first ? nameOf(first) : ''),
    group.length,
    ran.length - changed.length - reworded.length,
    reworded.length,
    changed.length,
    group.length - ran.length,
    both(({ tokens }) => tokens.input + tokens.cacheRead + tokens.cacheWrite),
    both(({ tokens }) => tokens.output),
    both(({ usd }) => usd, 4),
  ].join(' | ')} |`;
}

function nameOf({ call: { prompt, promptVersion }, version }: Replayed): string {
  return `${prompt} v${promptVersion}${version === promptVersion ? ', version not raised' : ` → v${version}`}`;
}

/** `before → now (change)`. */
function moved(before: number, now: number, digits: number): string {
  const change = before === 0 ? '' : ` (${now >= before ? '+' : ''}${Math.round(((now - before) / before) * 100)} %)`;
  return `${before.toFixed(digits)} → ${now.toFixed(digits)}${change}`;
}

function sectionOf({ call, before, now, failure, answer, facts }: Replayed): string[] {
  const head = [
    `## ${call.accountId}, ${call.prompt}`,
    '',
    `Call ${call.id}: ${before.tokens.output} → ${now.tokens.output} tokens out, ${before.usd.toFixed(4)} → ${now.usd.toFixed(4)} USD.`,
    '',
  ];
  if (failure !== null) return [...head, `Failed now: ${failure}`, ''];
  const lines = facts ? factsOf(facts) : answer ? linesOf(answer) : [];
  return lines.length > 0
    ? [...head, ...lines, '']
    : answer && !isSame(answer)
      ? [...head, 'The same facts in other words.', '']
      : [];
}

function factsOf({ before, now }: { before: StandingFacts; now: StandingFacts }): string[] {
  const anchors = Object.keys(before.anchors).filter((key) => before.anchors[key] !== now.anchors[key]);
  const unsupported =
    before.unsupported === now.unsupported
      ? []
      : [`- claims without support: ${before.unsupported} → ${now.unsupported}`];
  return [
    ...(anchors.length > 0 ? ['| anchor | before | now |', '|---|---|---|'] : []),
    ...anchors.map((key) => `| ${key} | ${cell(before.anchors[key])} | ${cell(now.anchors[key])} |`),
    ...(anchors.length > 0 ? [''] : []),
    ...linesOf(changeOf(before.others, now.others)),
    ...unsupported,
  ];
}

function factsChange({ before, now }: { before: StandingFacts; now: StandingFacts }): Change {
  const lines = ({ anchors, others }: StandingFacts) => [
    ...Object.entries(anchors).map(([key, value]) => `${key} ${value}`),
    ...others,
  ];
  return changeOf(lines(before), lines(now));
}

const cell = (text = '') => cut(text, 160).replaceAll('|', '/');

function linesOf({ gone, fresh }: Change): string[] {
  return [...gone.map((each) => `- gone: ${cut(each, 240)}`), ...fresh.map((each) => `- new: ${cut(each, 240)}`)];
}

function isSame({ gone, fresh }: Change): boolean {
  return gone.length === 0 && fresh.length === 0;
}
