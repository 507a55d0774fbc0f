import { sizeOf } from '@cnn/core/steps';
import type { Matrix } from '../../figure/draw/matrix.js';
import { imageSize, maxTextLength, range, sizeText, titleFor } from '../frame/Frame.js';
import { textsOf } from '../frame/texts.js';
import type { Messages } from '../../messages/index.js';
import { offsetOf, type Numbers, type NumbersValue } from '../../values/numbers.js';
import { readNumbers } from '../../values/readNumbers.js';

/** The gradient of the output; by default 1 everywhere. */
export function readGradient(value: NumbersValue | undefined | null, shape: readonly number[]): Numbers {
  if (value === undefined || value === null) {
    return { data: new Float64Array(sizeOf(shape)).fill(1), shape };
  }
  return readNumbers(value, 'outputGradient', {}, [shape.length]);
}

/** One channel of the output's gradient, with the cells lit that the step uses. */
export function gradientMatrix(
  gradient: Numbers,
  channel: number,
  messages: Messages,
  styleOf: (row: number, column: number) => { isLit: boolean; note?: string },
): Matrix {
  const { height, width, depth } = imageSize(gradient);
  const texts = textsOf(gradient);
  return {
    role: 'gradient',
    title: titleFor(messages.outputGradient, channel, depth, messages),
    size: sizeText(height, width),
    cells: range(height).map((row) =>
      range(width).map((column) => {
        const { isLit, note } = styleOf(row, column);
        return {
          text: texts[offsetOf(gradient, row, column, channel)],
          state: isLit ? 'lit' : 'plain',
          note,
        };
      }),
    ),
    maxCharacters: maxTextLength(texts),
  };
}
