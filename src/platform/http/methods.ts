const READING = ['GET', 'HEAD'];

/** Whether a request by this method changes nothing. */
export function onlyReads(method: string): boolean {
  return READING.includes(method);
}
