import {
  convBackwardSteps,
  type CellStep,
  type ConvOptions,
  type WeightStep,
  type WindowGeometry,
} from '@cnn/core/steps';
import { describeTerms, lineCount, type Factors, type GradientStep } from './describeTerms.js';
import { gradientMatrix, readGradient } from './outputGradient.js';
import { measureCalculation } from '../describe/measureCalculation.js';
import { formatNumber } from '../../values/formatNumber.js';
import type { Cell } from '../../figure/draw/cell.js';
import type { Matrix } from '../../figure/draw/matrix.js';
import { filterMatrix, firstChannel } from '../frame/convFrame.js';
import { imageSize, range, titleFor, type Frame } from '../frame/Frame.js';
import { convolvedCell, imageWithoutOutline } from '../frame/imageMatrix.js';
import { resultMatrix } from '../frame/resultMatrix.js';
import type { MessageName, Messages } from '../../messages/index.js';
import { stepMessages } from '../../messages/steps.js';
import { limitSteps } from '../../values/limits.js';
import { readChoice } from '../../values/readSettings.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import type { FigureModel, FigureStep } from '../types.js';

interface BackwardOptions {
  input: Numbers;
  filter: Numbers;
  geometry: WindowGeometry;
  groups: number;
  options: ConvOptions;
  outputGradient?: NumbersValue | null;
  of?: unknown;
}

type Backward = Pick<FigureModel<FigureStep>, 'steps' | 'pass' | 'calculation' | 'notes'>;

/**
 * The backward pass of a convolution: each weight's gradient, a sum over all windows, or each image cell's gradient, a
 * sum over the windows that cover it.
 */
export function convBackward(given: BackwardOptions): Backward {
  const { input, filter, geometry, options, outputGradient } = given;
  const of = readChoice(given.of, 'of', ['filter', 'input']);
  const filters = filter.shape[3] ?? 1;
  const shape = [
    geometry.rows.output,
    geometry.columns.output,
    ...(filter.shape.length > 2 ? [filters] : []),
  ];
  limitSteps((of === 'filter' ? filter : input).data.length, of);
  const gradient = readGradient(outputGradient, shape);
  const all = convBackwardSteps(gradient, input, filter, options);
  const notes = outputGradient ? undefined : (messages: Messages) => [messages.onesGradient];
  return of === 'filter'
    ? { ...filterPass(given, gradient, all.filter, filters), notes }
    : { ...inputPass(given, gradient, all.input, filters), notes };
}

function filterPass(
  given: BackwardOptions,
  gradient: Numbers,
  weightSteps: WeightStep[],
  filters: number,
): Backward {
  const { input, geometry } = given;
  const steps = weightSteps.map((step) => ({ ...step, channel: step.channel * filters + step.filter }));
  const depth = steps[steps.length - 1].channel + 1;
  const frame = (step: (typeof steps)[number], messages: Messages) => {
    const inputChannel = firstChannel(given, step.filter) + Math.floor(step.channel / filters);
    const gradients = new Map(
      step.terms.map((term) => [`${term.cell.row} ${term.cell.column}`, term.gradient]),
    );
    const inputs = range(imageSize(input).depth).map((channel) =>
      imageWithoutOutline(input, channel, {
        ...geometry,
        messages,
        styleCell(cell, row, column, isPadding) {
          const factor = channel === inputChannel ? gradients.get(`${row} ${column}`) : undefined;
          return convolvedCell(cell, isPadding, factor === undefined ? undefined : formatNumber(factor));
        },
      }),
    );
    const outputs = [gradientMatrix(gradient, step.filter, messages, () => ({ isLit: true }))];
    return {
      inputs,
      filters: outputs,
      results: gradientResults(steps, step, depth, 'filterGradient', messages),
    };
  };
  return buildPass(steps, frame, {
    first: ({ value }) => value,
    second: ({ gradient: given }) => given,
    roles: ['input', 'gradient'],
  });
}

function inputPass(given: BackwardOptions, gradient: Numbers, steps: CellStep[], filters: number): Backward {
  const { filter, input } = given;
  const frame = (step: CellStep, messages: Messages) => {
    const inputs = range(filters).map((channel) =>
      gradientMatrix(gradient, channel, messages, (row, column) => {
        const term = step.terms.find(
          (other) => other.row === row && other.column === column && other.channel === channel,
        );
        return { isLit: term !== undefined, note: term && `×${formatNumber(term.value)}` };
      }),
    );
    const usedFilters = range(filters).filter((channel) => {
      const within = step.channel - firstChannel(given, channel);
      return within >= 0 && within < (filter.shape[2] ?? 1);
    });
    const weights = usedFilters.map((channel) => {
      const within = step.channel - firstChannel(given, channel);
      const matrix = filterMatrix(given, { channel }, within, 0, messages, false);
      const used = new Set(
        step.terms
          .filter((term) => term.channel === channel)
          .map(({ weight }) => `${weight.row} ${weight.column}`),
      );
      return {
        ...matrix,
        title: titleFor(messages.filter, channel, filters, messages),
        cells: matrix.cells.map((cells, row) =>
          cells.map((cell, column): Cell => ({
            ...cell,
            state: used.has(`${row} ${column}`) ? 'lit' : 'plain',
          })),
        ),
      };
    });
    const { depth } = imageSize(input);
    return {
      inputs,
      filters: weights,
      results: gradientResults(steps, step, depth, 'inputGradient', messages),
    };
  };
  return buildPass(steps, frame, {
    first: ({ gradient: given }) => given,
    second: ({ value }) => value,
    roles: ['gradient', 'filter'],
  });
}

function buildPass<Step extends GradientStep>(
  steps: Step[],
  frame: (step: Step, messages: Messages) => Frame,
  factors: Factors,
): Backward {
  const lines = lineCount(steps);
  const describe = (step: GradientStep, messages: Messages) =>
    describeTerms(step, steps.length, lines, factors, messages);
  return {
    steps,
    calculation: measureCalculation(steps.map((step) => describe(step, stepMessages.en))),
    pass: {
      frame: (step, messages) => frame(step as Step, messages),
      describe: (step, messages) => describe(step as Step, messages),
    },
  };
}

const gradientResults = (
  steps: FigureStep[],
  step: FigureStep,
  depth: number,
  name: MessageName,
  messages: Messages,
): Matrix[] =>
  range(depth).map((channel) => ({
    ...resultMatrix(steps, step, channel, messages),
    role: 'gradient',
    title: titleFor(messages[name], channel, depth, messages),
  }));
