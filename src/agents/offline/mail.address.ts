/** An address of mail, wherever it stands. */
export const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/u;

export function domainOf(email: string | null): string | null {
  return email?.split('@')[1]?.toLowerCase() ?? null;
}

/** The words before the @: "rosalind", "achebe". */
export function wordsBefore(email: string): string[] {
  return email.split('@')[0]?.split(/[._]/u) ?? [];
}

/** Rosalind Achebe. */
export function nameOf(words: string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join(' ');
}
