import type { Numbers } from '../../../values/numbers.js';
import { receptiveFieldOf, type Rectangle } from './receptiveFieldOf.js';
import type { DiagramNetwork } from './diagramNetwork.js';
import { imageShapeOf } from '../../../model/imageShape.js';
import type { Stage } from './stages.js';

/** A value in the output of a stage. In flat values the channel is the unit, and row and column are 0. */
export interface Focus {
  stage: number;
  row: number;
  column: number;
  channel: number;
}

/** The value of an image that a unit after `flatten` is; undefined for units of other stages. */
export function unflatten(stages: readonly Stage[], { stage, channel: unit }: Focus): Focus | undefined {
  const before = stages[stage - 1];
  if (stages[stage].kind !== 'flatten' || !before?.image) return undefined;
  const [, columns, channels] = before.image;
  return {
    stage: stage - 1,
    row: Math.floor(unit / (columns * channels)),
    column: Math.floor(unit / channels) % columns,
    channel: unit % channels,
  };
}

/**
 * The cells of each stage's images that a value depends on, and the value's own cell; undefined for flat stages and
 * for those after the value.
 */
export function windowsOf(
  { layers }: DiagramNetwork,
  stages: readonly Stage[],
  selected: Focus,
): (Rectangle | undefined)[] {
  const focus = unflatten(stages, selected) ?? selected;
  const { lastLayerIndex } = stages[focus.stage];
  return stages.map((stage, s) => {
    if (!stage.image || s > focus.stage) return undefined;
    if (s === focus.stage) return { row: focus.row, column: focus.column, height: 1, width: 1 };
    return receptiveFieldOf(layers.slice(stage.lastLayerIndex + 1, lastLayerIndex + 1), focus).visible;
  });
}

/** The focused value, of the values of its stage. */
export const focusedValue = ({ data, shape }: Numbers, focus: Focus): number => data[indexOf(shape, focus)];

/** The index of a value among those of its stage, from 0. */
export function indexOf(shape: readonly number[], { row, column, channel }: Focus): number {
  const [, columns, channels] = imageShapeOf(shape) ?? [1, 1, 1];
  return (row * columns + column) * channels + channel;
}
