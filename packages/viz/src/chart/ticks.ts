import type { LinearScale } from './scales.js';

/** The accuracy of a good model is between the last two. */
const probabilityTicks = [0, 0.5, 0.9, 1];

/** About how many ticks another axis has. */
const tickCount = 3;

/** The ticks of a metric's axis, which begins at 0: of a probability up to 1, else round numbers chosen by d3. */
export function metricTicks(scale: LinearScale): readonly number[] {
  return scale.domain()[1] === 1 ? probabilityTicks : scale.ticks(tickCount);
}

export const tickText = (value: number): string => String(Number(value.toFixed(6)));
