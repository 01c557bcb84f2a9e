// From what is to be shown to what ECharts draws.
import type { EChartsCoreOption } from 'echarts/core';

export interface Series { name: string; values: (number | null)[] }
export interface ChartSpec {
  kind: 'column' | 'bar' | 'line' | 'area' | 'scatter' | 'pie' | 'heat';
  title: string;
  places: string[];
  series: Series[];
  unit?: string;
  stacked?: boolean;
  language: 'ko' | 'en';
}

const units: Record<string, [number, string][]> = {
  ko: [[1e12, '조'], [1e8, '억'], [1e4, '만']],
  en: [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'K']],
};

export function short(value: number, language: string): string {
  const [divisor, unit] = units[language]?.find(([size]) => Math.abs(value) >= size && Math.abs(value) >= 1e4) ?? [1, ''];
  return (value / divisor).toLocaleString('en', { maximumFractionDigits: Math.abs(value / divisor) < 100 ? 2 : 0 }) + unit;
}

export function optionOf(spec: ChartSpec, element: Element): EChartsCoreOption {
  const style = getComputedStyle(element);
  const colour = (token: string) => style.getPropertyValue(`--${token}`).trim();
  const font = { fontFamily: style.fontFamily, fontSize: 13, color: colour('ink-2') };
  const value = { type: 'value', axisLabel: { ...font, formatter: (v: number) => short(v, spec.language) }, splitLine: { lineStyle: { color: colour('hair') } } };
  const place = { type: 'category', data: spec.places, axisLabel: { ...font, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('mark-2') } } };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const base = {
    animation: !still, animationDuration: 180, textStyle: font, aria: { enabled: true },
    color: Array.from({ length: 6 }, (_, i) => colour(`cat${i + 1}`)),
    // Drawn on the canvas: a tooltip of HTML would need inline styles, which the content policy refuses.
    tooltip: { renderMode: 'richText', trigger: spec.kind === 'pie' || spec.kind === 'heat' ? 'item' : 'axis', backgroundColor: colour('ground'), borderColor: colour('rule'), textStyle: { ...font, color: colour('ink') }, valueFormatter: (v: number) => v == null ? '–' : v.toLocaleString('en') + (spec.unit ?? '') },
    legend: spec.series.length > 1 && spec.kind !== 'heat' ? { top: 0, left: 0, textStyle: font, icon: 'rect', itemWidth: 12, itemHeight: 12 } : undefined,
    grid: { left: 8, right: 16, top: spec.series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
  };
  if (spec.kind === 'pie') return { ...base, series: [{ type: 'pie', radius: ['45%', '75%'], label: { ...font, color: colour('ink') }, itemStyle: { borderColor: colour('ground'), borderWidth: 1 }, data: spec.places.map((name, i) => ({ name, value: spec.series[0]?.values[i] })) }] };
  if (spec.kind === 'heat') return heat(spec, base, place, font, colour);
  const flat = spec.kind === 'bar';
  return {
    ...base,
    xAxis: flat ? value : place,
    yAxis: flat ? { ...place, inverse: true } : { ...value, scale: spec.kind === 'scatter' || spec.kind === 'line' },
    dataZoom: spec.places.length > 200 ? [{ type: 'inside' }] : undefined,
    series: spec.series.map((series, i) => ({
      name: series.name, data: series.values,
      type: spec.kind === 'line' || spec.kind === 'area' ? 'line' : spec.kind === 'scatter' ? 'scatter' : 'bar',
      stack: spec.stacked ? 'all' : undefined,
      areaStyle: spec.kind === 'area' ? { opacity: 0.25 } : undefined,
      symbol: spec.kind === 'scatter' ? 'circle' : 'none', symbolSize: 6, lineStyle: { width: 2 }, barMaxWidth: 40,
      itemStyle: spec.series.length === 1 ? { color: colour('accent') } : undefined, z: spec.series.length - i,
    })),
  };
}

function heat(spec: ChartSpec, base: object, place: object, font: object, colour: (token: string) => string): EChartsCoreOption {
  const cells = spec.series.flatMap((series, row) => series.values.map((value, column) => [column, row, value]));
  const known = cells.map(cell => cell[2]).filter((value): value is number => value !== null);
  return {
    ...base,
    xAxis: place,
    yAxis: { type: 'category', data: spec.series.map(series => series.name), inverse: true, axisLabel: font, axisTick: { show: false } },
    visualMap: { show: false, min: Math.min(...known), max: Math.max(...known), inRange: { color: Array.from({ length: 7 }, (_, i) => colour(`seq${i + 1}`)) } },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: colour('ground'), borderWidth: 1 } }],
  };
}
