// The chart a reader builds: ECharts with the colours, type and number words of the page.
import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { optionOf, type ChartSpec } from './option';

use([BarChart, HeatmapChart, LineChart, PieChart, ScatterChart, AriaComponent, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent, LabelLayout, CanvasRenderer]);

export async function mount(element: HTMLElement): Promise<void> {
  await document.fonts.load('13px "Pretendard GOV"', '가0');
  const spec = element.dataset.chart
    ? JSON.parse(element.dataset.chart) as ChartSpec
    : await (await fetch(element.dataset.url!, { headers: { accept: 'application/json' } })).json() as ChartSpec;
  const chart = init(element, null, { renderer: 'canvas' });
  const draw = () => chart.setOption(optionOf(spec, element), true);
  draw();
  new ResizeObserver(() => chart.resize()).observe(element);
  element.classList.add('drawn');
}
