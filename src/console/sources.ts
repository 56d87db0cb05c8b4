import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Evidence, type QuoteEvidence } from '../evidence/evidence.types';
import { writeNumber } from '../evidence/drafting/wording';
import { withReadableDates } from '../artifacts/render/reader';
import { DocumentRow } from '../store/entities';
import { html, type Html } from './html';
import { dateOf, spelled, words } from './layout';

/** A document of an account without its text. */
export type SourceName = Pick<DocumentRow, 'id' | 'kind' | 'date' | 'author'>;

/** Where the evidence about an account stands. */
export interface Sources {
  account: string;
  documents: SourceName[];
}

@Injectable()
export class AccountSources {
  constructor(private readonly db: DataSource) {}

  async of(accountId: string): Promise<Sources> {
    const documents = await this.db.manager.find(DocumentRow, {
      select: { id: true, kind: true, date: true, author: true },
      where: { accountId },
      order: { date: 'ASC', received: 'ASC', id: 'ASC' },
    });
    return { account: accountId, documents };
  }

  /** @throws NotFoundException */
  async document(accountId: string, id: string): Promise<DocumentRow> {
    const found = await this.db.manager.findOneBy(DocumentRow, { accountId, id });
    if (!found) throw new NotFoundException(`This account has no document ${id}`);
    return found;
  }
}

/** "Order form, 18 May 2026" */
export function nameOfSource({ kind, date }: { kind: string; date: Date | string | null }): string {
  return [words(kind), dateOf(date)].filter(Boolean).join(', ');
}

export function documentLink(account: string, { id, kind, date }: SourceName): Html {
  return html`<a href="${pathOf(account, id)}">${nameOfSource({ kind, date })}</a>`;
}

/** What supports a fact, in words, with the way to where it stands. */
export function sourceOf(source: Evidence, sources: Sources): Html {
  if ('quote' in source) return html`<blockquote>“${source.quote}” ${whereQuoted(source, sources)}</blockquote>`;
  if ('person' in source) return html`<blockquote>stated by ${source.person}, ${dateOf(source.at)}</blockquote>`;
  return html`<blockquote>${words(source.record)}, ${spelled(source.field)}: ${recorded(source.value)}</blockquote>`;
}

/** A document that was deleted since is named as it was. */
function whereQuoted({ documentId, start, end }: QuoteEvidence, { account, documents }: Sources): Html {
  const document = documents.find(({ id }) => id === documentId);
  if (!document) return html`<span class="sub">${documentId}</span>`;
  return html`<a class="sub" href="${pathOf(account, documentId)}?start=${start}&amp;end=${end}#quote"
    >${nameOfSource(document)}</a
  >`;
}

function pathOf(account: string, document: string): string {
  return `/console/accounts/${encodeURIComponent(account)}/documents/${encodeURIComponent(document)}`;
}

function recorded(value: string | number | null): string {
  if (value === null) return 'nothing';
  return typeof value === 'number' ? writeNumber(value) : withReadableDates(value);
}
