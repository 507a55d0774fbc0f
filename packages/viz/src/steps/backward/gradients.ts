import type { Matrix } from '../../figure/draw/matrix.js';
import { imageSize, maxTextLength, indices, sizeText, titleFor } from '../frame/Frame.js';
import { textsOf } from '../frame/texts.js';
import type { Messages } from '../../messages/index.js';
import { offsetOf, type Numbers, type NumbersValue } from '../../values/numbers.js';
import { readNumbers } from '../../values/readNumbers.js';

/** The gradient of the output as given, else 1 everywhere. */
export function readGradient(value: NumbersValue | undefined | null, shape: readonly number[]): Numbers {
  if (value === undefined || value === null) {
    const size = shape.reduce((product, length) => product * length, 1);
    return { data: new Float64Array(size).fill(1), shape };
  }
  return readNumbers(value, 'outputGradient', {}, [shape.length]);
}

/** One channel of a gradient that is given, its cells lit where the step makes use of them. */
export function gradientMatrix(
  gradient: Numbers,
  channel: number,
  messages: Messages,
  look: (row: number, column: number) => { isLit: boolean; note?: string },
): Matrix {
  const { height, width, depth } = imageSize(gradient);
  const texts = textsOf(gradient);
  return {
    role: 'gradient',
    title: titleFor(messages.outputGradient, channel, depth, messages),
    size: sizeText(height, width),
    cells: indices(height).map((row) =>
      indices(width).map((column) => {
        const { isLit, note } = look(row, column);
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
