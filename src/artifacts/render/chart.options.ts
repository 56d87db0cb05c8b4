import { type EChartsOption } from 'echarts';
import { type Chart } from '../../evidence/drafting/chart.types';
import { writeMoney, writeNumber } from '../../evidence/drafting/wording';
import { withReadableDates } from './reader';

/** Dark blue and orange differ in lightness too, so they stay apart in grey print and for colour-blind readers. */
export const INK = {
  text: '#1c2330',
  muted: '#5b6577',
  grid: '#d5dae3',
  main: '#1f4e9c',
  accent: '#d9730d',
  pale: '#e6ebf4',
};
/** What each kind of chart shows, and how. */
export function optionsOf(chart: Chart): EChartsOption {
  switch (chart.kind) {
    case 'usage':
      return usage(chart);
    case 'drivers':
      return drivers(chart);
    case 'waste':
      return waste(chart);
    case 'value':
      return value(chart);
  }
}

type Of<Kind extends Chart['kind']> = Extract<Chart, { kind: Kind }>;
const axis = {
  axisLabel: { color: INK.muted, fontSize: 11 },
  axisLine: { lineStyle: { color: INK.grid } },
  axisTick: { show: false },
};
const silent = { silent: true, emphasis: { disabled: true } } as const;
const endLabel = { show: true, position: 'end' as const, fontSize: 11 };

function usage({ weeks, seats }: Of<'usage'>): EChartsOption {
  const most = Math.max(seats, ...weeks.map(({ people }) => people));
  return {
    grid: { left: 44, right: 84, top: 16, bottom: 28 },
    xAxis: { type: 'category', data: weeks.map(({ monday }) => withReadableDates(monday)), ...axis },
    yAxis: {
      type: 'value',
      max: Math.ceil(most * 1.1),
      splitNumber: 3,
      splitLine: { lineStyle: { color: INK.pale } },
      ...axis,
      axisLabel: { ...axis.axisLabel, showMaxLabel: false },
    },
    series: [
      {
        type: 'bar',
        data: weeks.map(({ people }) => people),
        itemStyle: { color: INK.main },
        markLine: {
          symbol: 'none',
          data: [{ yAxis: seats }],
          lineStyle: { color: INK.accent, width: 2, type: 'dashed' },
          label: { ...endLabel, color: INK.accent, formatter: `${writeNumber(seats)} seats` },
        },
        ...silent,
      },
    ],
  };
}

function drivers({ bars }: Of<'drivers'>): EChartsOption {
  return {
    grid: { left: 170, right: 90, top: 8, bottom: 28 },
    xAxis: { type: 'value', splitLine: { lineStyle: { color: INK.pale } }, ...axis },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      ...axis,
      axisLabel: { ...axis.axisLabel, color: INK.text },
    },
    series: [
      {
        type: 'bar',
        stack: 'points',
        data: bars.map(({ points }) => points),
        itemStyle: { color: INK.main },
        barWidth: 14,
        ...silent,
      },
      {
        type: 'bar',
        stack: 'points',
        data: bars.map(({ points, most }) => most - points),
        itemStyle: { color: '#ffffff', borderColor: INK.accent, borderWidth: 1 },
        barWidth: 14,
        label: {
          show: true,
          position: 'right',
          fontSize: 11,
          color: INK.text,
          formatter: ({ dataIndex }) => `${bars[dataIndex]?.points} of ${bars[dataIndex]?.most}`,
        },
        ...silent,
      },
    ],
  };
}

function waste({ used, unused, currency }: Of<'waste'>): EChartsOption {
  const part = (name: string, amount: number, colour: string, text: string) => ({
    type: 'bar' as const,
    stack: 'money',
    data: [amount],
    barWidth: 34,
    itemStyle: { color: colour },
    label: {
      show: amount > 0.12 * (used + unused),
      position: 'inside' as const,
      color: text,
      fontSize: 12,
      formatter: `${name}\n${writeMoney(amount, currency)}`,
    },
    ...silent,
  });
  return {
    grid: { left: 0, right: 0, top: 8, bottom: 8 },
    xAxis: { type: 'value', max: used + unused, show: false },
    yAxis: { type: 'category', data: [''], show: false },
    series: [part('In use', used, INK.main, '#ffffff'), part('Unused', unused, '#f2b47c', INK.text)],
  };
}

function value({ plan, readings, unit }: Of<'value'>): EChartsOption {
  const points = (all: { on: string; value: number }[]) => all.map(({ on, value }) => [on, value]);
  const label = { show: true, position: 'top' as const, fontSize: 11, color: INK.text };
  return {
    grid: { left: 44, right: 60, top: 28, bottom: 28 },
    xAxis: {
      type: 'time',
      ...axis,
      splitLine: { show: false },
      axisLabel: {
        ...axis.axisLabel,
        formatter: { year: '{yyyy}', month: '{MMM}', day: '{d} {MMM}' },
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: { align: 'left', color: INK.muted, fontSize: 11 },
      splitLine: { lineStyle: { color: INK.pale } },
      ...axis,
    },
    series: [
      {
        type: 'line',
        data: points(plan),
        symbol: 'none',
        lineStyle: { color: INK.accent, type: 'dashed', width: 2 },
        endLabel: { show: true, formatter: 'plan', color: INK.accent, fontSize: 11 },
        ...silent,
      },
      {
        type: 'line',
        data: points(readings),
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: INK.main, width: 2 },
        itemStyle: { color: INK.main },
        label,
        ...silent,
      },
    ],
  };
}
