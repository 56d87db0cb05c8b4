import { type Anchor, type Stakeholder } from '../evidence/evidence.types';
import { type AnchorRow, type PersonRow, type ReadingRow } from './entities';

export function anchorIn({ key, status, value, evidence, round, doubts }: AnchorRow): Anchor {
  return { key, status, value, evidence, round, doubts };
}

/** A person of the stakeholder map; the last contact is what the documents show. */
export function stakeholderIn(row: PersonRow, reading: ReadingRow | null): Stakeholder {
  const { name, side, role, executive, sentiment, resolved, email, title, evidence } = row;
  const read = reading?.reading.stakeholders.find((person) => person.name === name);
  return {
    name,
    side,
    role,
    executive,
    sentiment,
    influence: row.influence ?? 'unknown',
    left: row.hasLeft,
    resolved,
    email,
    title,
    lastContact: read?.lastContact ?? null,
    evidence,
  };
}
