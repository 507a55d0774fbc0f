import type { ConvStep, WindowGeometry } from '@cnn/core/steps';
import type { Cell, Matrix } from '../draw/matrix.js';
import type { Messages } from '../messages/index.js';
import { placeOf, type Numbers } from '../parse/readNumbers.js';
import {
  cellLabel,
  extent,
  imageMatrix,
  longest,
  range,
  resultMatrix,
  sizeText,
  titleFor,
  type Frame,
} from './Frame.js';
import { textsOf } from './texts.js';

export interface ConvFigure {
  input: Numbers;
  /** `[kh, kw] | [kh, kw, c, out]` */
  filter: Numbers;
  geometry: WindowGeometry;
  steps: ConvStep[];
}

/** Which cells are lit at a step: those under a weight, each with its weight; the filter; the results so far. */
export function convFrame(figure: ConvFigure, step: ConvStep, messages: Messages, editable: boolean): Frame {
  const { input, filter, geometry, steps } = figure;
  const { rows, columns } = geometry;
  const depth = step.channelSums.length;
  const weights = textsOf(filter);
  const weightUnder = (row: number, column: number, channel: number): string | undefined => {
    const i = (row - step.window.row) / rows.dilation;
    const j = (column - step.window.column) / columns.dilation;
    if (!isUnder(i, rows.kernel) || !isUnder(j, columns.kernel)) return undefined;
    return weights[placeOf(filter, i, j, channel, step.channel)];
  };
  const noteCharacters = longest(weights) + 1;

  const imageOf = (channel: number): Matrix => ({
    ...imageMatrix(input, channel, {
      rows,
      columns,
      window: step.window,
      editable,
      messages,
      light(cell, row, column, isPadding) {
        const padded: Cell = isPadding ? { ...cell, text: '0' } : cell;
        const weight = weightUnder(row, column, channel);
        if (weight === undefined) return padded;
        return { ...padded, tone: isPadding ? 'padded' : 'lit', note: `×${weight}` };
      },
    }),
    noteCharacters,
  });
  return {
    inputs: range(extent(input).depth).map(imageOf),
    filters: range(depth).map((channel) => filterMatrix(figure, step, channel, messages, editable)),
    results: range(filter.shape[3] ?? 1).map((channel) => resultMatrix(steps, step, channel, messages)),
  };
}

const isUnder = (k: number, length: number): boolean => Number.isInteger(k) && k >= 0 && k < length;

/** One channel of the filter of the step. */
export function filterMatrix(
  { filter, geometry }: Pick<ConvFigure, 'filter' | 'geometry'>,
  step: Pick<ConvStep, 'channel' | 'channelSums'>,
  channel: number,
  messages: Messages,
  editable: boolean,
): Matrix {
  const [height, width] = [geometry.rows.kernel, geometry.columns.kernel];
  const title = titleFor(messages.filter, channel, step.channelSums.length, messages);
  const texts = textsOf(filter);
  return {
    role: 'filter',
    title,
    size: sizeText(height, width),
    cells: range(height).map((row) =>
      range(width).map((column) => ({
        text: texts[placeOf(filter, row, column, channel, step.channel)],
        tone: 'lit',
        label: editable ? cellLabel(title, row, column, messages) : undefined,
      })),
    ),
    characters: longest(texts),
  };
}
