import { comparable, type Quantity } from '../quantity';
import { type Story } from '../story';
import { type FigureSense } from './labels';

/** A figure less surely today's, or the one to reach, is no rival. */
const GIVEN = 0.05;

/** The figures that sound like today's, or like the one to reach, the surest first. */
function given(story: Story, quantities: Quantity[], sense: FigureSense): Quantity[] {
  const sure = (quantity: Quantity) => story.senses.ofFigure(quantity, sense);
  return quantities.filter((each) => sure(each) > GIVEN).sort((a, b) => sure(b) - sure(a));
}

/** Those of its kind and size beside the surest. */
export function rivalsTo(story: Story, quantities: Quantity[], sense: FigureSense): Quantity[] {
  const [first, ...others] = given(story, quantities, sense);
  return first
    ? others.filter((each) => each.value !== first.value && comparable(first, each) && alike(first.value, each.value))
    : [];
}

/** Of one size, so that the one may be taken for the other. */
export function alike(a: number, b: number): boolean {
  return b > a / 2.5 && b < a * 2.5;
}
