import { poolBackwardSteps, type PoolBackwardStep, type PoolMode, type PoolOptions } from '@cnn/core/steps';
import {
  joinSentences,
  sentenceOf,
  textToken,
  type Description,
  type Line,
  type Token,
} from '../describe/Description.js';
import { measureCalculation } from '../describe/measureCalculation.js';
import { toFormattedNumber } from '../../values/formatNumber.js';
import type { Cell } from '../../figure/draw/cell.js';
import type { Matrix } from '../../figure/draw/matrix.js';
import { imageSize, maxTextLength, range, sizeText, titleFor, type Frame } from '../frame/Frame.js';
import { poolFrame, type PoolFrameInput } from '../frame/poolFrame.js';
import { fill, type Messages } from '../../messages/index.js';
import { stepMessages } from '../../messages/steps.js';
import { offsetOf, type Numbers, type NumbersValue } from '../../values/numbers.js';
import type { FigureModel, FigureStep } from '../types.js';
import { gradientMatrix, readGradient } from './outputGradient.js';
import { textsOf } from '../frame/texts.js';

interface BackwardOptions extends Pick<PoolFrameInput, 'input' | 'geometry'> {
  mode: PoolMode;
  options: PoolOptions;
  outputGradient?: NumbersValue | null;
}

type PoolGradientStep = PoolBackwardStep & FigureStep;

/** The backward pass of pooling: each output gradient goes to the maximum, or in equal shares to all cells of its window. */
export function poolBackward(
  given: BackwardOptions,
): Pick<FigureModel<FigureStep>, 'steps' | 'pass' | 'calculation' | 'notes'> {
  const { input, geometry, mode, options, outputGradient } = given;
  const { depth } = imageSize(input);
  const shape = [geometry.rows.output, geometry.columns.output, depth].slice(0, input.shape.length);
  const gradient = readGradient(outputGradient, shape);
  const steps: PoolGradientStep[] = poolBackwardSteps(gradient, input, { ...options, mode }).map((step) => ({
    ...step,
    value: shareOf(step),
  }));
  const describe = (step: PoolGradientStep, messages: Messages) =>
    describeShare(step, mode, steps.length, messages);

  const frame = (step: PoolGradientStep, messages: Messages): Frame => {
    const { inputs } = poolFrame({ input, geometry, all: [] }, step, messages, false);
    const outputs = range(depth).map((channel) => ({
      ...gradientMatrix(gradient, channel, messages, (row, column) => ({
        isLit: row === step.row && column === step.column && channel === step.channel,
      })),
      outline:
        channel === step.channel ? { row: step.row, column: step.column, height: 1, width: 1 } : undefined,
    }));
    const accumulated = accumulateShares(steps, step, input);
    const back = range(depth).map((channel) =>
      inputGradientMatrix(accumulated, input, step, channel, messages),
    );
    return { inputs, filters: outputs, results: back, operators: ['←', '→'] };
  };
  return {
    steps,
    calculation: measureCalculation(steps.map((step) => describe(step, stepMessages.en))),
    notes: outputGradient ? undefined : (messages) => [messages.onesGradient],
    pass: {
      frame: (step, messages) => frame(step as PoolGradientStep, messages),
      describe: (step, messages) => describe(step as PoolGradientStep, messages),
    },
  };
}

/** The share of one cell: all for a maximum, else the same for each cell. */
const shareOf = ({ shares }: PoolBackwardStep): number =>
  shares.flat().find((share) => share !== null && share !== 0) ?? 0;

function describeShare(
  step: PoolGradientStep,
  mode: PoolMode,
  stepCount: number,
  messages: Messages,
): Description {
  const given = toFormattedNumber(step.gradient);
  const share = toFormattedNumber(step.value);
  const count = step.shares.flat().filter((one) => one !== null).length;
  const tokens: Token[] = [{ text: given.text, role: 'gradient' }];
  if (mode === 'average') tokens.push(textToken(` / ${count}`));
  const equals = mode !== 'average' ? '→' : given.exact && share.exact ? '=' : '≈';
  const { row, column } = step.argmax ?? step;
  const where = mode === 'max' ? messages.routed : messages.shared;
  const total: Line = { terms: [tokens], equals, result: share.text };
  const sentence = sentenceOf(step, stepCount, total, messages);
  return {
    lines: [],
    total,
    sentence: joinSentences(sentence, fill(where, { row: row + 1, column: column + 1, count })),
  };
}

interface AccumulatedGradient {
  numbers: Numbers;
  /** After the last step, for the width of the texts. */
  final: Numbers;
  /** Offsets of the cells that the windows so far cover. */
  reached: Set<number>;
}

/** The gradient of the image after the current step: the sum of the shares of each cell so far. */
function accumulateShares(
  steps: readonly PoolGradientStep[],
  current: PoolGradientStep,
  input: Numbers,
): AccumulatedGradient {
  const [numbers, final] = [0, 0].map(() => ({
    data: new Float64Array(input.data.length),
    shape: input.shape,
  }));
  const reached = new Set<number>();
  for (const { index, window, channel, shares } of steps) {
    shares.forEach((row, i) =>
      row.forEach((share, j) => {
        if (share === null) return;
        const offset = offsetOf(input, window.row + i, window.column + j, channel);
        final.data[offset] += share;
        if (index > current.index) return;
        numbers.data[offset] += share;
        reached.add(offset);
      }),
    );
  }
  return { numbers, final, reached };
}

function inputGradientMatrix(
  { numbers, final, reached }: AccumulatedGradient,
  input: Numbers,
  step: PoolGradientStep,
  channel: number,
  messages: Messages,
): Matrix {
  const { height, width, depth } = imageSize(input);
  const texts = textsOf(numbers);
  const top = Math.max(0, step.window.row);
  const left = Math.max(0, step.window.column);
  return {
    role: 'gradient',
    title: titleFor(messages.inputGradient, channel, depth, messages),
    size: sizeText(height, width),
    cells: range(height).map((row) =>
      range(width).map((column): Cell => {
        const offset = offsetOf(input, row, column, channel);
        return reached.has(offset) ? { text: texts[offset], state: 'lit' } : { text: '', state: 'empty' };
      }),
    ),
    maxCharacters: maxTextLength(textsOf(final)),
    outline:
      channel === step.channel
        ? {
            row: top,
            column: left,
            height: Math.min(height, step.window.row + step.window.height) - top,
            width: Math.min(width, step.window.column + step.window.width) - left,
          }
        : undefined,
  };
}
