import { IsInt, IsOptional, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { type DocumentRow } from '../store/entities';
import { html, type Html } from './html';
import { dateOf, listOfFacts, type ConsolePage } from './layout';
import { accountLink } from './links';
import { nameOfSource } from './sources';

/** A passage to be shown marked. */
export class PassageQuery {
  @IsOptional() @IsInt() @Min(0) @Type(() => Number) start?: number;
  @IsOptional() @IsInt() @Min(0) @Type(() => Number) end?: number;
}

/** A document of an account as it was received, with the passage that was followed to it. */
export function documentPage(
  account: { id: string; name: string },
  { kind, date, author, text, source, learntAt }: DocumentRow,
  { start = 0, end = 0 }: PassageQuery,
): ConsolePage {
  return {
    title: nameOfSource({ kind, date }),
    place: '/console/accounts',
    body: html`${listOfFacts([
        ['Account', accountLink(account)],
        ['Written by', author],
        ['Received', [`from ${source}`, dateOf(learntAt)].join(', ')],
      ])}
      <pre>${marked(text, start, end)}</pre>`,
  };
}

function marked(text: string, start: number, end: number): Html {
  if (end <= start) return html`${text}`;
  return html`${text.slice(0, start)}<mark id="quote">${text.slice(start, end)}</mark>${text.slice(end)}`;
}
