import { max } from 'd3-array';
import { html, nothing, type TemplateResult } from 'lit';
import { horizontalRules, linePath, verticalRules } from '../../chart/paths.js';
import { plotScales } from '../../chart/scales.js';
import { metricTicks, tickText } from '../../chart/ticks.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { PathCache } from './PathCache.js';
import type { DownsampledSeries } from './DownsampledSeries.js';

export interface MetricChart {
  /** The metric, such as `loss`. */
  name: string;
  label: string;
  /** What a screen reader says of the chart. */
  sentence: string;
  value: string;
  series?: DownsampledSeries;
  paths: PathCache;
  /** Batches over the whole width. */
  extent: number;
  epochEnds: { at: number; epoch: number }[];
  epochLabel: string;
  validation: { at: number; value: number }[];
  validationLabel: string;
}

// In the units of the drawing, which is stretched to its box; lines keep their width.
const width = 1000;
const height = 200;
/** More labels do not fit side by side. */
const maxEpochLabels = 10;

/** One metric over all batches: a thin line, their mean as a thick one, validation as dots, epochs as vertical lines. */
export function drawMetricChart(chart: MetricChart): TemplateResult {
  const { name, label, series, extent, epochEnds, validation } = chart;
  const top = topOf(chart);
  const { x, y } = plotScales({ x: [0, extent], y: [0, top] }, { width, height });
  const ticks = metricTicks(y);
  const paths = series && chart.paths.draw(series, x, y, `${extent} ${top}`);
  const dots = validation.map(({ at, value }): [number, number] => [at, value]);
  const share = (at: number, value: number) => ({ '--_x': x(at) / width, '--_y': y(value) / height });
  const every = Math.ceil(epochEnds.length / maxEpochLabels);
  return html`<div class="chart ${name}" part="chart ${name}" role="img" aria-label=${chart.sentence}>
    <p class="head" aria-hidden="true">
      <span class="title">${label}</span> <span class="now">${chart.value}</span>
    </p>
    <div class="plot" aria-hidden="true">
      ${ticks.map(
        (tick) =>
          html`<span class="tick" ${styleVars({ '--_y': y(tick) / height })}>${tickText(tick)}</span>`,
      )}
      <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
        <path class="rules" d=${horizontalRules(ticks.map(y), width)} />
        <path
          class="epochs"
          d=${verticalRules(
            epochEnds.map(({ at }) => x(at)),
            height,
          )}
        />
        <path class="raw" d=${paths?.raw ?? ''} />
        <path class="smooth" d=${paths?.smooth ?? ''} />
        <path class="validation" d=${linePath(dots.map(([at, value]) => [x(at), y(value)]))} />
      </svg>
      ${dots.map(([at, value]) => html`<i class="dot" ${styleVars(share(at, value))}></i>`)}
      ${series && Number.isFinite(series.smooth) ? html`<i class="tip" ${styleVars(share(series.count, series.smooth))}></i>` : nothing}
      ${
        dots.length > 0
          ? html`<span
              class="direct ${name === 'loss' ? 'above' : 'below'}"
              ${styleVars(share(...dots[dots.length - 1]))}
              >${chart.validationLabel}</span
            >`
          : nothing
      }
      ${epochEnds.length > 0 ? html`<span class="epoch name">${chart.epochLabel}</span>` : nothing}
      ${epochEnds
        .filter((_, i) => (i + 1) % every === 0)
        .map(
          ({ at, epoch }) =>
            html`<span class="epoch" ${styleVars({ '--_x': x(at) / width })}>${epoch}</span>`,
        )}
    </div>
  </div>`;
}

/** The value at the top of the plot: 1 for metrics from 0 to 1, else the largest value. The bottom is 0. */
function topOf({ name, series, validation }: MetricChart): number {
  const highest = max([
    max(series?.buckets ?? [], ({ high }) => high) ?? 0,
    max(validation, ({ value }) => value) ?? 0,
  ])!;
  if (name !== 'loss' && highest <= 1) return 1;
  return highest > 0 ? highest : 2.5;
}
