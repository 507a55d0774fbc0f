import type { ConvStep, WindowGeometry } from '@cnn/core/steps';
import { formatNumber } from '../../values/formatNumber.js';
import type { Cell } from '../../figure/draw/cell.js';
import { isCompact, type Matrix } from '../../figure/draw/matrix.js';
import type { Messages } from '../../messages/index.js';
import { offsetOf, type Numbers } from '../../values/numbers.js';
import { cellLabel, imageSize, maxTextLength, range, sizeText, titleFor, type Frame } from './Frame.js';
import { convolvedCell, imageMatrix } from './imageMatrix.js';
import { resultMatrix } from './resultMatrix.js';
import { textsOf } from './texts.js';

export interface ConvFrameInput {
  input: Numbers;
  /** `[kh, kw] | [kh, kw, c / groups, out]` */
  filter: Numbers;
  geometry: WindowGeometry;
  groups: number;
  steps: ConvStep[];
}

/** The cells of a step: those under a weight are lit, each with its weight; the filter; the results so far. */
export function convFrame(
  figure: ConvFrameInput,
  step: ConvStep,
  messages: Messages,
  editable: boolean,
): Frame {
  const { input, filter, geometry, steps } = figure;
  const { rows, columns } = geometry;
  const inGroup = step.channelSums.length;
  const { depth } = imageSize(input);
  const first = firstChannel(figure, step.channel);
  const weights = textsOf(filter);
  const weightAt = (i: number, j: number, channel: number): string =>
    weights[offsetOf(filter, i, j, channel - first, step.channel)];
  const maxNoteCharacters = maxTextLength(weights) + 1;
  const group = range(inGroup).map((channel) => first + channel);

  const imageOf = (channel: number): Matrix => {
    const isUsed = group.includes(channel);
    const matrix = imageMatrix(input, channel, {
      rows,
      columns,
      window: step.window,
      editable,
      messages,
      styleCell(cell, row, column, isPadding) {
        const i = (row - step.window.row) / rows.dilation;
        const j = (column - step.window.column) / columns.dilation;
        const isMultiplied = isUsed && isTap(i, rows.kernel) && isTap(j, columns.kernel);
        return convolvedCell(cell, isPadding, isMultiplied ? weightAt(i, j, channel) : undefined);
      },
    });
    return { ...matrix, maxNoteCharacters, outline: isUsed ? matrix.outline : undefined };
  };

  const windowOf = (channel: number): Matrix => ({
    role: 'input',
    title: titleFor(messages.window, channel, depth, messages),
    size: '',
    cells: step.values.map((row, i) =>
      row.map((values, j): Cell => ({
        text: formatNumber(values[channel - first]),
        state: 'lit',
        note: `×${weightAt(i, j, channel)}`,
      })),
    ),
    maxCharacters: maxTextLength(textsOf(input)),
    maxNoteCharacters: maxNoteCharacters,
  });

  const inputs = range(depth).map(imageOf);
  return {
    inputs,
    windows: isCompact(inputs[0]) ? group.map(windowOf) : undefined,
    filters: group.map((channel) => filterMatrix(figure, step, channel - first, channel, messages, editable)),
    results: range(filter.shape[3] ?? 1).map((channel) => resultMatrix(steps, step, channel, messages)),
  };
}

/** The first of the input channels that an output channel is computed from. */
export function firstChannel(
  { filter, groups }: Pick<ConvFrameInput, 'filter' | 'groups'>,
  channel: number,
): number {
  const [, , inGroup = 1, filters = 1] = filter.shape;
  return Math.floor(channel / (filters / groups)) * inGroup;
}

const isTap = (k: number, length: number): boolean => Number.isInteger(k) && k >= 0 && k < length;

/** One channel of a filter, which is multiplied with the input channel `inputChannel`. */
export function filterMatrix(
  { input, filter, geometry }: Pick<ConvFrameInput, 'input' | 'filter' | 'geometry'>,
  step: Pick<ConvStep, 'channel'>,
  channel: number,
  inputChannel: number,
  messages: Messages,
  editable: boolean,
): Matrix {
  const [height, width] = [geometry.rows.kernel, geometry.columns.kernel];
  const name = (filter.shape[3] ?? 1) > 1 ? `${messages.filter} ${step.channel + 1}` : messages.filter;
  const title = titleFor(name, inputChannel, imageSize(input).depth, messages);
  const texts = textsOf(filter);
  return {
    role: 'filter',
    title,
    size: sizeText(height, width),
    cells: range(height).map((row) =>
      range(width).map((column) => ({
        text: texts[offsetOf(filter, row, column, channel, step.channel)],
        state: 'lit',
        label: editable ? cellLabel(title, row, column, messages) : undefined,
      })),
    ),
    maxCharacters: maxTextLength(texts),
  };
}
