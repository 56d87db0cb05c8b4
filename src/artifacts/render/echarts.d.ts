/** The package's own typings do not resolve as an ECMAScript module; those behind them do. */
declare module 'echarts' {
  export * from 'echarts/types/dist/echarts';
}
