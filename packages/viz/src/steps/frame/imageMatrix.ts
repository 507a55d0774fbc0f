import type { StepWindow, WindowGeometry } from '@cnn/core/steps';
import type { Cell } from '../../figure/draw/cell.js';
import type { Matrix } from '../../figure/draw/matrix.js';
import type { Messages } from '../../messages/index.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import { cellLabel, imageSize, maxTextLength, range, sizeText, titleFor } from './Frame.js';
import { shadeScale } from './shadeScale.js';
import { textsOf } from './texts.js';

/** How an image is drawn at a step. */
export interface ImageOptions extends WindowGeometry {
  window: StepWindow;
  editable: boolean;
  messages: Messages;
  /** The cell at a row and column of the image as this step shows it; outside the image `isPadding`. */
  styleCell(cell: Cell, row: number, column: number, isPadding: boolean): Cell;
}

/** One channel of an image with its padding, and the outline of the step's window. */
export function imageMatrix(image: Numbers, channel: number, options: ImageOptions): Matrix {
  const { rows, columns, window, editable, messages } = options;
  const { height, width, depth } = imageSize(image);
  const title = titleFor(messages.image, channel, depth, messages);
  const texts = textsOf(image);
  const shadeOf = shadeScale(image.data);
  const cells = range(rows.before + height + rows.after).map((r) =>
    range(columns.before + width + columns.after).map((c): Cell => {
      const [row, column] = [r - rows.before, c - columns.before];
      if (row < 0 || row >= height || column < 0 || column >= width) {
        return options.styleCell({ text: '', state: 'padding' }, row, column, true);
      }
      const offset = offsetOf(image, row, column, channel);
      const cell: Cell = { text: texts[offset], state: 'plain', shade: shadeOf(image.data[offset]) };
      if (editable) cell.label = cellLabel(title, row, column, messages);
      return options.styleCell(cell, row, column, false);
    }),
  );
  return {
    role: 'input',
    title,
    size: sizeText(height, width),
    cells,
    maxCharacters: maxTextLength(texts),
    outline: { ...window, row: window.row + rows.before, column: window.column + columns.before },
  };
}

/** One channel of an image with its padding, outside of any step's window. */
export const imageWithoutOutline = (
  image: Numbers,
  channel: number,
  options: Omit<ImageOptions, 'window' | 'editable'>,
): Matrix => ({
  ...imageMatrix(image, channel, {
    ...options,
    window: { row: 0, column: 0, height: 1, width: 1 },
    editable: false,
  }),
  outline: undefined,
});

/** A cell as a convolution reads it: padding is 0. With a factor it is one of those that the step multiplies. */
export function convolvedCell(cell: Cell, isPadding: boolean, factor?: string): Cell {
  const read = isPadding ? { ...cell, text: '0' } : cell;
  return factor === undefined ? read : { ...read, state: isPadding ? 'padded' : 'lit', note: `×${factor}` };
}
