/** A file of nothing but bad rows must not fill the memory: this many are listed. */
const LISTED_AT_MOST = 10_000;
/** So many rows refused for one reason are listed one by one; the last of them stands for the rest. */
const LISTED_ALIKE = 100;

/** Refused rows in the order they came, without saying one thing ten thousand times. */
export class Rejections<Row extends { line: number; reason: string }> {
  private readonly listed: { row: Row; more: number }[] = [];
  private readonly alike = new Map<string, { rows: number; last: { more: number } }>();

  add(row: Row): void {
    const { line: _, ...rest } = row;
    const key = JSON.stringify(rest);
    const seen = this.alike.get(key);
    if (seen && seen.rows >= LISTED_ALIKE) {
      seen.last.more += 1;
    } else if (this.listed.length < LISTED_AT_MOST) {
      const last = { row, more: 0 };
      this.listed.push(last);
      this.alike.set(key, { rows: (seen?.rows ?? 0) + 1, last });
    }
  }

  list(): Row[] {
    return this.listed.map(({ row, more }) =>
      more === 0 ? row : { ...row, reason: `${row.reason} (and ${more} more rows likewise)` },
    );
  }
}
