const [LEAST_STEP, MOST_STEP] = [-6, 3];

/** Log-odds of a probability in whole steps. */
export function stepOf(probability: number): number {
  const odds = Math.log(Math.max(probability, 1e-4) / (1 - Math.min(probability, 0.9999)));
  return Math.max(LEAST_STEP, Math.min(MOST_STEP, Math.round(odds)));
}

/** Every step up to the probability's own, so that a step never learnt still counts with those below it. */
export function stepsTo(probability: number): number[] {
  return Array.from({ length: stepOf(probability) - LEAST_STEP + 1 }, (_, at) => LEAST_STEP + at);
}

/** Each mark that the value reaches, so that more of it can only speak for more or for less. */
export function reached(name: string, value: number, marks: number[]): string[] {
  const [first = 0] = marks;
  return value < first ? [`${name} none`] : marks.filter((mark) => value >= mark).map((mark) => `${name} > ${mark}`);
}
