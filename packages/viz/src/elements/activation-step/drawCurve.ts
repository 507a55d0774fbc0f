import { html, svg, type TemplateResult } from 'lit';
import { linePath } from '../../chart/paths.js';
import { plotScales } from '../../chart/scales.js';
import { formatNumber } from '../../values/formatNumber.js';
import type { Curve } from './activationSteps.js';

const plot = { width: 340, height: 190, margin: 24 };
/** From the edge of the drawing to the ends of the axes. */
const axisMargin = 8;

const round = (length: number): number => Math.round(length * 10) / 10;

/** The curve with its axes, the input values on it, and the current value with lines to both axes. */
export function drawCurve({ points, values, current }: Curve, label: string, name: string): TemplateResult {
  const { width, height } = plot;
  const [left, right] = [points[0].x, points[points.length - 1].x];
  const ys = points.map(({ y }) => y);
  const bottom = Math.min(0, ...ys);
  const top = Math.max(1, ...ys);
  const scales = plotScales({ x: [left, right], y: [bottom, top] }, plot);
  const toX = (value: number) => round(scales.x(value));
  const toY = (value: number) => round(scales.y(value));
  const [x, y, zeroX, zeroY] = [toX(current.x), toY(current.y), toX(0), toY(0)];
  const isRight = current.x >= 0;
  return html`<svg class="curve" part="curve" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${svg`<path class="axis" d="M${axisMargin} ${zeroY}H${width - axisMargin}M${zeroX} ${axisMargin}V${height - axisMargin}"></path>
      <path class="graph" d=${linePath(points.map((point) => [scales.x(point.x), scales.y(point.y)]))}></path>
      ${values.map((value) => svg`<circle class="dot" cx=${toX(value.x)} cy=${toY(value.y)} r="3"></circle>`)}
      <path class="guide" d="M${x} ${zeroY}V${y}"></path>
      <path class="guide out" d="M${zeroX} ${y}H${x}"></path>
      <circle class="now" cx=${x} cy=${y} r="6"></circle>
      <text x="14" y="20">${name}</text>
      <text class="in" x=${x} y=${current.y < 0 ? zeroY - 8 : zeroY + 17} text-anchor="middle">${formatNumber(current.x)}</text>
      <text class="out" x=${zeroX + (isRight ? -8 : 8)} y=${y + (current.y < 0 ? 14 : -7)} text-anchor=${isRight ? 'end' : 'start'}>${formatNumber(current.y)}</text>`}
  </svg>`;
}
