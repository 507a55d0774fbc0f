import type { Cell } from '../../figure/draw/cell.js';
import type { Matrix } from '../../figure/draw/matrix.js';
import type { Messages } from '../../messages/index.js';
import { maxTextLength, range, sizeText, titleFor } from './Frame.js';
import { shadeScale } from './shadeScale.js';
import { resultTexts } from './texts.js';

interface ResultStep {
  row: number;
  column: number;
  channel: number;
  index: number;
  value: number;
}

/** One channel of the result: the values up to the current step, empty cells for the others, the newest outlined. */
export function resultMatrix(
  steps: readonly ResultStep[],
  current: ResultStep,
  channel: number,
  messages: Messages,
): Matrix {
  const last = steps[steps.length - 1];
  const [height, width, depth] = [last.row + 1, last.column + 1, last.channel + 1];
  const texts = resultTexts(steps);
  const shadeOf = shadeScale(steps.map(({ value }) => value));
  const cells = range(height).map((row) =>
    range(width).map((column): Cell => {
      const step = steps[(row * width + column) * depth + channel];
      const isKnown = step.index <= current.index;
      return isKnown
        ? { text: texts[step.index], state: 'lit', shade: shadeOf(step.value) }
        : { text: '', state: 'empty' };
    }),
  );
  return {
    role: 'output',
    title: titleFor(messages.result, channel, depth, messages),
    size: sizeText(height, width),
    cells,
    maxCharacters: maxTextLength(texts),
    outline:
      channel === current.channel
        ? { row: current.row, column: current.column, height: 1, width: 1 }
        : undefined,
  };
}
