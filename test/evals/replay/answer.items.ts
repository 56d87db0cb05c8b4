/**
 * What an answer lists, one line an item, as `where: words`: a claim, a person, a step. The order of lists does not
 * count, nor do places in documents: an answer that finds the same elsewhere is the same answer.
 */
export function itemsOf(answer: unknown, where: string[] = []): string[] {
  if (Array.isArray(answer))
    return answer.flatMap((item) => (holdsLists(item) ? itemsOf(item, where) : [line(where, item)]));
  if (!isRecord(answer)) return [line(where, answer)];
  const label = Object.values(answer).filter((part) => typeof part === 'string');
  return Object.entries(answer).flatMap(([name, part]) =>
    Array.isArray(part)
      ? itemsOf(part, [...where, ...label.slice(0, 1), name])
      : where.length > 0
        ? []
        : [line([name], part)],
  );
}

/** Items of their own stand below it, and not merely words or quotes. */
function holdsLists(item: unknown): boolean {
  if (!isRecord(item)) return false;
  return Object.entries(item).some(([name, part]) => name !== 'quotes' && Array.isArray(part) && part.some(isRecord));
}

function line(where: string[], item: unknown): string {
  return `${where.join(' › ')}: ${wordsIn(item).join(' | ')}`;
}

const PLACES = ['start', 'documentId'];

function wordsIn(item: unknown): string[] {
  if (item === null || item === '') return [];
  if (Array.isArray(item)) return item.flatMap(wordsIn);
  if (!isRecord(item)) return [typeof item === 'string' ? item : JSON.stringify(item)];
  return Object.entries(item).flatMap(([name, part]) => (PLACES.includes(name) ? [] : wordsIn(part)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
