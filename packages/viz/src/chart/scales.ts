import { scaleLinear, type ScaleLinear } from 'd3-scale';

export type LinearScale = ScaleLinear<number, number>;

type Interval = readonly [from: number, to: number];

/** The scales of a plot: from its values to its box, in the units of the drawing. y values grow upwards. */
export interface PlotScales {
  x: LinearScale;
  y: LinearScale;
}

/** @param margin around the values, default 0 */
export function plotScales(
  domain: { x: Interval; y: Interval },
  { width, height, margin = 0 }: { width: number; height: number; margin?: number },
): PlotScales {
  return {
    x: scaleLinear(domain.x, [margin, width - margin]),
    y: scaleLinear(domain.y, [height - margin, margin]),
  };
}

/** The position of values from −maxAbs to maxAbs in `bins` equally wide bins: bin i is from i to i + 1. */
export const binScale = (maxAbs: number, bins: number): LinearScale =>
  scaleLinear([-maxAbs, maxAbs], [0, bins]);
