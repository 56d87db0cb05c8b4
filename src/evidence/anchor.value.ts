import { type Anchor, type PainValue } from './evidence.types';

type Valued = Pick<Anchor, 'value'>;

/** The pain and its figures; null where none is known, or where several stand against each other. */
export function painIn({ value }: Valued): PainValue | null {
  return typeof value === 'object' && value !== null && 'what' in value ? value : null;
}

/** The same of all anchors. */
export function painOf(anchors: readonly Pick<Anchor, 'key' | 'value'>[]): PainValue | null {
  const pain = anchors.find(({ key }) => key === 'painMetric');
  return pain ? painIn(pain) : null;
}

/** Whom the anchor names, as champion or decision maker; null where nobody or several are. */
export function nameIn({ value }: Valued): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
}
