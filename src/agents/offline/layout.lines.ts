import { type Side } from '../../evidence/evidence.types';
import { labelKey } from './initials';
import { type Layout } from './layout';
import { ITEM, type Line, RULE, spelt, UNKNOWN, writerNamed } from './layout.marks';
import { ATTRIBUTION, FORWARD_LINE, NAMED_ATTRIBUTION } from './layout.words';
import { type Addressee, attributed, headerIn, namesInHeader, quotedFrom, startsHeader } from './mail.headers';
import { NOT_A_PERSON } from './mention.words';
import { type Zone } from './passage';
import { labelledTurn } from './turn.labels';
import { officeTurn, sidedTurn } from './turn.sides';
import { loginTurn, replyTurn } from './turn.tickets';
import { rowIn, type Turn, turnIn, turnsWithin } from './turns';

/** What is to be laid out, and who may speak in it. */
interface Sheet {
  lines: Line[];
  talk: boolean;
  form: boolean;
  ticket: boolean;
  author: string | null;
  isKnown: (name: string) => boolean;
  /** What tools call people on record. */
  logins: ReadonlyMap<string, string>;
  /** Whom the labels of a talk stand for; null elsewhere. */
  labels: Map<string, string> | null;
  /** How the turns of a talk open that no usual way fits; null where one does. */
  loose: ((line: string) => Turn | null) | null;
  /** Whether everybody in the talk has a label, so that an office before a colon speaks. */
  offices: boolean;
}

/** Goes through a document line by line and remembers whose words the next ones are. */
export class LineReader {
  private readonly layout: Layout = { blocks: [], header: [], speakers: [] };
  private turn = 0;
  private speaker: string | null;
  /** Who passes on the mail that opens the document. */
  private forwarder: string | null = null;
  private side: Side | null = null;
  private inHeader: boolean;
  /** Who wrote the mail that goes on behind a quotation; null outside of one. */
  private beforeQuote: string | null = null;
  /** Who tells what is said in an item of minutes before others take the word within it; undefined where nobody has. */
  private beforeWithin: string | null | undefined;
  /** Who spoke before the rows of a table; undefined outside of one. */
  private beforeRows: string | null | undefined;

  constructor(private readonly sheet: Sheet) {
    this.speaker = sheet.talk || sheet.form ? null : sheet.author;
    this.inHeader = !sheet.talk && !sheet.form;
  }

  read(): Layout {
    this.sheet.lines.forEach((line, at) => {
      const isAround =
        this.forward(line) ||
        this.header(line, at) ||
        this.endOfHeader(line, at) ||
        this.attribution(line) ||
        this.quotation(line);
      if (!isAround) this.words(line);
      this.turnsWithin(line);
      this.extend(line.end);
    });
    return this.layout;
  }

  private forward({ text, start }: Line): boolean {
    if (!FORWARD_LINE.test(text)) return false;
    this.inHeader = true;
    if (this.turn === 0) this.forwarder = this.speaker;
    this.speaker = writerNamed(text, this.sheet.isKnown) ?? this.speaker;
    this.begin(start, 'header', true);
    return true;
  }

  private header({ text, start, end }: Line, at: number): boolean {
    const { lines, form, author } = this.sheet;
    const header = headerIn(text);
    if (!header || form) return false;
    if (!this.inHeader && !startsHeader(lines.slice(at, at + 4).map((line) => line.text))) return false;
    this.inHeader = true;
    const { field, value } = header;
    if (field === 'from' || field === 'to' || field === 'cc') {
      const named = namesInHeader(value, end - value.length);
      const people = (field === 'from' ? named.slice(0, 1) : named).filter((each) => this.isPerson(each));
      this.layout.header.push(...people.map((person) => ({ ...person, field })));
      if (field === 'from') {
        this.speaker = people[0]?.name || spelt(people[0]?.email ?? null) || author;
        this.turn += 1;
      }
    }
    this.begin(start, 'header', false);
    return true;
  }

  private isPerson({ name, email }: Addressee): boolean {
    const inOffice = name.split(/\s+/u).some((word) => NOT_A_PERSON.has(word.toLowerCase()));
    return (this.sheet.isKnown(name) || !inOffice) && (email !== null || /\p{Lu}|\p{Lo}/u.test(name));
  }

  private endOfHeader({ text }: Line, at: number): boolean {
    if (text.trim() !== '' || !this.inHeader || this.sheet.form) return false;
    if (this.layout.header.length > 0 || at > 1) this.inHeader = false;
    return true;
  }

  private attribution({ text, start }: Line): boolean {
    const line = text.replace(/^[\s>]+/u, '').trim();
    if (!ATTRIBUTION.test(line) && !NAMED_ATTRIBUTION.test(line)) return false;
    this.beforeQuote ??= this.speaker;
    this.begin(start, 'header', true);
    this.speaker = attributed(text);
    return true;
  }

  private quotation({ text, start }: Line): boolean {
    if (!/^\s*>/.test(text) || this.sheet.talk) return false;
    this.inHeader = false;
    const from = quotedFrom(text);
    if (from !== undefined) {
      this.beforeQuote ??= this.speaker;
      this.speaker = from;
      this.begin(start, 'header', true);
    } else if (this.zone !== 'quoted') this.begin(start, 'quoted', true);
    return true;
  }

  /** What the writer or the speakers themselves say. */
  private words(line: Line): void {
    const { form } = this.sheet;
    if (this.zone === 'quoted' && this.beforeQuote !== null) {
      this.speaker = this.beforeQuote;
      this.beforeQuote = null;
    }
    const said = form ? null : this.turnIn(line.text);
    const row = said || form ? null : rowIn(line.text, this.sheet.isKnown);
    if (this.beforeRows !== undefined && row === null) {
      this.speaker = this.beforeRows;
      this.beforeRows = undefined;
      this.begin(line.start, 'body', true);
    }
    if (row) {
      if (this.beforeRows === undefined) this.beforeRows = this.speaker;
      this.takesTheWord(line, row);
      this.begin(line.start + row.length, 'body', false);
    } else if (said) {
      this.takesTheWord(line, said);
      if (said.length < line.text.length) this.begin(line.start + said.length, 'body', false);
    } else if (this.forwarder !== null && RULE.test(line.text)) {
      this.speaker = this.forwarder;
      this.forwarder = null;
      this.begin(line.start, 'header', true);
      this.begin(line.end, 'body', false);
    } else if (/^--\s?$/.test(line.text)) {
      this.inHeader = false;
      this.begin(line.start, 'signature', false);
    } else this.goesOn(line);
  }

  private turnIn(line: string): Turn | null {
    const { talk, ticket, isKnown, logins, labels, loose, offices } = this.sheet;
    const turn =
      loginTurn(line, logins) ??
      (ticket ? replyTurn(line) : null) ??
      loose?.(line) ??
      (labels && labelledTurn(line, labels)) ??
      (talk ? sidedTurn(line) : null) ??
      turnIn(line, talk, isKnown) ??
      (offices ? officeTurn(line) : null);
    if (!turn) return null;
    const name = labels?.get(labelKey(turn.name)) ?? turn.name;
    return { ...turn, name, nameless: turn.nameless || UNKNOWN.test(name) };
  }

  private takesTheWord({ start }: Line, { name, written, at, length, side, nameless }: Turn): void {
    this.beforeWithin = undefined;
    this.inHeader = false;
    this.speaker = name;
    this.side = side ?? null;
    if (!nameless) this.layout.speakers.push({ name, written, start: start + at, side: this.side });
    this.begin(start, 'header', true);
    this.extend(start + length);
  }

  private goesOn({ text, start }: Line): void {
    if (this.beforeWithin !== undefined && ITEM.test(text)) {
      this.speaker = this.beforeWithin;
      this.beforeWithin = undefined;
      this.begin(start, 'body', true);
    }
    if (this.inHeader && text.trim() !== '' && this.layout.header.length > 0) this.inHeader = false;
    const zone: Zone = this.sheet.form ? 'field' : 'body';
    const stays = this.zone === zone || this.zone === 'signature' || (this.zone === 'header' && this.inHeader);
    if (!stays) this.begin(start, zone, false);
  }

  private turnsWithin({ text, start }: Line): void {
    const { talk, isKnown, labels } = this.sheet;
    if (!talk || this.zone !== 'body') return;
    const labelled = (name: string) => labels?.get(labelKey(name));
    for (const { name: label, at, length } of turnsWithin(text, (name) => isKnown(name) || !!labelled(name))) {
      if (start + at < (this.layout.blocks.at(-1)?.start ?? 0)) continue;
      this.extend(start + at);
      if (this.beforeWithin === undefined) this.beforeWithin = this.speaker;
      const name = labelled(label) ?? label;
      this.speaker = name;
      this.side = null;
      this.layout.speakers.push({ name, written: label, start: start + at, side: null });
      this.begin(start + at, 'header', true);
      this.extend(start + length);
      this.begin(start + length, 'body', false);
    }
  }

  /** The zone of the stretch that is being read. */
  private get zone(): Zone | undefined {
    return this.layout.blocks.at(-1)?.zone;
  }

  private begin(start: number, zone: Zone, isNewTurn: boolean): void {
    if (isNewTurn) this.turn += 1;
    this.layout.blocks.push({ start, end: start, zone, speaker: this.speaker, side: this.side, turn: this.turn });
  }

  private extend(end: number): void {
    const block = this.layout.blocks.at(-1);
    if (block) block.end = end;
  }
}
