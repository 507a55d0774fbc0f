import {
  convSteps,
  convCosts,
  textbook,
  windowGeometry,
  type ConvStep as Step,
  type Pair,
} from '@cnn/core/steps';
import { always, property } from '../../figure/property.js';
import { convBackward } from '../../steps/backward/convBackward.js';
import { compareConv } from '../../steps/compare/compareConv.js';
import { describeConv } from '../../steps/describe/describeConv.js';
import type { Description } from '../../steps/describe/Description.js';
import { emptyCalculation } from '../../steps/describe/measureCalculation.js';
import { measureConv } from '../../steps/describe/measureConv.js';
import type { PresetChoice } from '../../steps/edit/drawPresets.js';
import { convFrame, firstChannel } from '../../steps/frame/convFrame.js';
import { imageSize, type EditableName, type Frame } from '../../steps/frame/Frame.js';
import type { Connections } from '../../steps/frame/highlight.js';
import type { Messages } from '../../messages/index.js';
import { numberAttribute, sizeAttribute, textAttribute } from '../../values/attributes.js';
import { limitGeometry, limitWindow } from '../../values/limits.js';
import { filterPresets } from '../../values/presets/presets.js';
import { readBias } from '../../values/readBias.js';
import { toNested, type Numbers, type NumbersValue } from '../../values/numbers.js';
import { readNumbers } from '../../values/readNumbers.js';
import { readChoice } from '../../values/readSettings.js';
import { StepFigure } from '../../steps/StepFigure.js';
import type { ChangeDetail, FigureModel } from '../../steps/types.js';

interface ConvModel extends FigureModel<Step> {
  filter: Numbers;
  bias: number | number[];
  groups: number;
}

/**
 * A filter slides over an image, step by step: its window, the products, their sums, the result. Without attributes, the
 * worked example of the textbook.
 *
 * @element conv-step
 * @csspart filter - The matrix of the weights.
 * @csspart padding - A padded cell that the step does not use.
 * @csspart padded - A padded cell that the step uses.
 * @csspart presets - The lists of images and filters of an `editable` figure.
 * @csspart gradient - The matrix of a gradient in the backward pass.
 * @csspart note - A sentence below the matrices.
 * @csspart comparison - The results of a comparison.
 * @csspart costs - The line with the numbers of positions, multiplications and values.
 * @cssproperty --cnn-filter - Colour of the weights.
 * @cssproperty --cnn-filter-tint - Their background.
 * @cssproperty --cnn-gradient - Colour of gradients in the backward pass.
 * @cssproperty --cnn-gradient-tint - Their background.
 */
export class ConvStep extends StepFigure<Step, ConvModel> {
  /** The weights; by default the example of the textbook. */
  @property({ converter: textAttribute, hasChanged: always }) filter?: NumbersValue;
  /** Added to every value of an output channel: one number, or one per filter. */
  @property({ converter: textAttribute, hasChanged: always }) bias?: number | string | readonly number[];
  /** Distance between neighbouring cells under the filter. */
  @property({ attribute: 'dilation-rate', converter: sizeAttribute, hasChanged: always })
  dilationRate?: Pair;
  /** Groups of channels that are filtered separately; default 1. */
  @property({ converter: numberAttribute }) groups?: number;

  /** `backward` shows how the gradient of the output flows back. */
  @property({ converter: textAttribute }) pass?: 'forward' | 'backward';
  /** In the backward pass, the gradient of the `filter` (default) or of the `input`. */
  @property({ converter: textAttribute }) of?: 'filter' | 'input';
  /** In the backward pass, the gradient of the output, in the shape of the output; by default 1 everywhere. */
  @property({ attribute: 'output-gradient', converter: textAttribute, hasChanged: always })
  outputGradient?: NumbersValue;
  /** `strides` or `kernel-size` shows several results side by side in place of the steps; sizes may follow. */
  @property({ converter: textAttribute }) compare?: string;

  protected readonly kind = 'convolution';

  private get isComparing(): boolean {
    return this.compare !== undefined && this.compare !== null;
  }

  protected compute(): ConvModel {
    const input = this.readInput(textbook.image);
    const filter =
      this.edits.get('filter') ??
      readNumbers(this.filter ?? textbook.filter, 'filter', filterPresets, [2, 4]);
    const [kernelHeight, kernelWidth, , filters = 1] = filter.shape;
    const kernelSize = [kernelHeight, kernelWidth] as const;
    limitWindow(kernelSize, 'filter');
    const bias = readBias(this.bias);
    const groups = this.groups ?? 1;
    const options = {
      strides: this.strides ?? undefined,
      padding: this.padding ?? undefined,
      dilationRate: this.dilationRate ?? undefined,
      groups,
    };
    const { height, width } = imageSize(input);
    const geometry = windowGeometry('conv-step', [height, width], kernelSize, options);
    limitGeometry(geometry, filters);
    const base = { input, filter, bias, groups, geometry };
    if (readChoice(this.pass, 'pass', ['forward', 'backward']) === 'backward') {
      const { of, outputGradient } = this;
      const { steps, ...back } = convBackward({ ...base, options, of, outputGradient });
      return { ...base, steps: steps as unknown as Step[], ...back };
    }
    if (this.isComparing) {
      const comparison = compareConv(this.compare, input, filter, {
        ...options,
        bias,
      });
      return { ...base, steps: [], comparison, calculation: emptyCalculation };
    }
    const steps = convSteps(input, filter, { ...options, bias });
    const inputShape = input.shape;
    return {
      ...base,
      steps,
      costs: convCosts({ inputShape, kernelSize, filters, ...options }),
      calculation: measureConv(steps, filter),
    };
  }

  protected frame(model: ConvModel, step: Step, messages: Messages): Frame {
    return convFrame(model, step, messages, this.editable);
  }

  protected override presetChoices({ input, filter }: ConvModel): PresetChoice[] {
    return [
      { name: 'input', numbers: input, example: textbook.image },
      { name: 'filter', numbers: filter, example: textbook.filter },
    ];
  }

  protected override connections(model: ConvModel, step: Step): Connections {
    const { geometry, filter } = model;
    const inGroup = filter.shape[2] ?? 1;
    return {
      geometry,
      depth: filter.shape[3] ?? 1,
      connects: (input, output) => {
        const within = input - firstChannel(model, output);
        return within >= 0 && within < inGroup;
      },
      filter: { first: firstChannel(model, step.channel), output: step.channel },
    };
  }

  protected describe(model: ConvModel, step: Step, messages: Messages): Description {
    const { filter, steps } = model;
    return describeConv(step, filter, firstChannel(model, step.channel), steps.length, messages);
  }

  protected currentNumbers(name: EditableName, model: ConvModel): Numbers {
    return model[name];
  }

  protected changeDetail(): ChangeDetail | undefined {
    const { model } = this.result;
    return model && { input: toNested(model.input), filter: toNested(model.filter), bias: model.bias };
  }
}
