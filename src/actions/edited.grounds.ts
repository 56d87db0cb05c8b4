import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { groundsOf, notBorneOut } from '../evidence/drafting/grounds';
import { knownFacts } from '../evidence/drafting/known-facts';
import { AccountRecords } from '../evidence/drafting/ports';
import { ArtifactRow, WorkUnit, type Approval } from '../store/entities';
import { stringsIn } from './action.subject';
import { isDraftKind } from './drafts';

/**
 * What people wrote into a draft that nothing on record bears out. The drafter's own words were checked when it wrote
 * them, and what failed was taken out; a person's stay, and whoever decides is told.
 */
@Injectable()
export class EditedGrounds {
  constructor(
    private readonly db: DataSource,
    private readonly records: AccountRecords,
  ) {}

  /** Figures, dates, names and addresses as they were written; none where nobody edited. */
  async notBorneOut(approval: Approval): Promise<string[]> {
    const { accountId, payload, status, decisions } = approval;
    if (status !== 'open' || !decisions.some(({ verb }) => verb === 'edit')) return [];
    const written = new Set(stringsIn(await this.asWritten(approval)));
    const texts = stringsIn(payload);
    const changed = texts.filter((text) => isProse(text) && !written.has(text));
    if (changed.length === 0) return [];
    const record = await this.records.load(accountId);
    const own = [...written, ...texts.filter((text) => !isProse(text))];
    return notBorneOut({ changed, own }, groundsOf({ record, known: knownFacts(record) }));
  }

  /** As the agent wrote it: an edit stays with the approval until somebody allows it. */
  private async asWritten({ accountId, subjectKind, subjectId: id }: Approval): Promise<object> {
    if (!isDraftKind(subjectKind)) return (await this.db.manager.findOneBy(WorkUnit, { accountId, id }))?.payload ?? {};
    return (await this.db.manager.findOneBy(ArtifactRow, { accountId, id }))?.content ?? {};
  }
}

/** Words for people, unlike dates, addresses and codes. */
function isProse(text: string): boolean {
  return text.trim().includes(' ');
}

/** “65,000”, “3 July 2027” */
export function notBorneOutInWords(stray: string[]): string {
  return `Not borne out by anything we hold: ${stray.map((each) => `“${each}”`).join(', ')}`;
}
