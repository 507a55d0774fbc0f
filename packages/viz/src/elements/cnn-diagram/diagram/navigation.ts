import { cellAfterKey, cellAtPointer } from '../../../figure/draw/gridNavigation.js';
import type { Focus } from '../network/focus.js';
import type { Stage } from '../network/stages.js';
import { foldedShape } from './stageImages.js';

/** The value that is focused when a stage is entered: the middle of its image, or its first unit. */
export function initialFocus(stages: readonly Stage[], stage: number, channel = 0): Focus {
  const { image } = stages[stage];
  if (!image) return unitFocus(stage, 0);
  const [height, width, channels] = image;
  return { stage, row: height >> 1, column: width >> 1, channel: Math.min(channel, channels - 1) };
}

const unitFocus = (stage: number, unit: number): Focus => ({ stage, row: 0, column: 0, channel: unit });

/** The value of a stage under the pointer; of images that of the channel that is drawn. */
export function valueAtPointer(
  stages: readonly Stage[],
  stage: number,
  channel: number,
  event: MouseEvent,
): Focus | undefined {
  const { image, units } = stages[stage];
  const bar = (event.target as Element).closest<HTMLElement>('[data-unit]');
  if (bar) return unitFocus(stage, Number(bar.dataset.unit));
  const picture = (event.currentTarget as Element).querySelector(image ? '.picture' : '.sheet');
  if (!picture) return undefined;
  const [rows, columns] = image ?? foldedShape(stages, stage);
  const { row, column } = cellAtPointer(event, picture, rows, columns);
  if (image) return { stage, row, column, channel: Math.min(channel, image[2] - 1) };
  return unitFocus(stage, Math.min(units - 1, row * columns + column));
}

/** The value that a key moves to; undefined for keys that move nowhere. */
export function valueAfterKey(
  stages: readonly Stage[],
  from: Focus,
  event: KeyboardEvent,
): Focus | undefined {
  const { image, units } = stages[from.stage];
  const { channel } = from;
  const [rows, columns] = image ?? foldedShape(stages, from.stage);
  const cell = image ? from : { row: Math.floor(channel / columns), column: channel % columns };
  const goal = cellAfterKey(event, cell, rows, columns);
  if (goal && image) return { ...from, ...goal };
  if (goal) return { ...from, channel: Math.min(units - 1, goal.row * columns + goal.column) };
  const change = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
  if (!image || change === 0) return undefined;
  event.preventDefault();
  return { ...from, channel: Math.min(image[2] - 1, Math.max(0, channel + change)) };
}
