import { init } from 'echarts';
import { type Chart } from '../../evidence/drafting/chart.types';
import { INK, optionsOf } from './chart.options';

/** Quoted, since a browser takes no name that begins with a digit otherwise. */
const FONT = "'Source Sans 3', sans-serif";
const WIDTH = 640;
const HEIGHT = { usage: 150, waste: 52, value: 200 };

/** Draws a chart as SVG, without a browser; labels stand at the values, so that no colour has to be told from another. */
export function drawChart(chart: Chart): string {
  const height = chart.kind === 'drivers' ? 60 + 26 * chart.bars.length : HEIGHT[chart.kind];
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    drawing.setOption({ animation: false, textStyle: { fontFamily: FONT, color: INK.text }, ...optionsOf(chart) });
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}
