import {
  convSteps,
  costs,
  textbook,
  windowGeometry,
  type ConvStep as Step,
  type Pair,
} from '@cnn/core/steps';
import { property } from 'lit/decorators.js';
import { describeConv } from '../describe/describeConv.js';
import type { Description } from '../describe/Description.js';
import { convLayout } from '../describe/convLayout.js';
import type { EditableName } from '../Edits.js';
import { convFrame } from '../frame/convFrame.js';
import { extent, type Frame } from '../frame/Frame.js';
import type { Messages } from '../messages/index.js';
import { sizeAttribute, textAttribute } from '../parse/attributes.js';
import { limitGeometry, limitWindow } from '../parse/limits.js';
import { filterPresets, imagePresets } from '../parse/presets.js';
import { readBias } from '../parse/readBias.js';
import { readNumbers, toNested, type Numbers } from '../parse/readNumbers.js';
import { StepFigure } from '../StepFigure.js';
import type { ChangeDetail, FigureModel, NumbersValue } from '../types.js';
import { convStepStyles } from './conv-step.styles.js';

interface ConvModel extends FigureModel<Step> {
  filter: Numbers;
  bias: number | number[];
}

/**
 * A filter slides over an image, step by step: its window, the nine products, their sums, the result. With no
 * attributes it shows the worked example of the chapter.
 *
 * @element conv-step
 * @slot - Shown until the element is defined, such as a picture of the figure.
 * @fires {CustomEvent<StepDetail>} cnn-step - The step changed, by the reader, by playing, or by a method.
 * @fires {CustomEvent<ChangeDetail>} cnn-change - The reader changed a number, or `reset()` undid it.
 * @fires {CustomEvent} cnn-complete - The last step was reached.
 * @fires {CustomEvent<ErrorDetail>} cnn-error - A value can not be shown; once for each bad value.
 * @csspart card - The whole figure.
 * @csspart stage - Image, filter and result.
 * @csspart matrix - A matrix with its title; also `input`, `filter` or `output`.
 * @csspart cell - A cell; also `plain`, `lit`, `padding`, `padded` or `empty`.
 * @csspart field - The field in a cell that can be edited.
 * @csspart outline - The window over the image, and the newest result.
 * @csspart calculation - The products and sums.
 * @csspart value - The result of the calculation.
 * @csspart controls - Buttons, scrubber, position and speed; also `button`, `main`, `scrubber`.
 * @csspart costs - The line that says what it cost.
 * @csspart error - What is wrong with a value.
 * @cssproperty --cnn-input - Colour of the image's numbers and the window; `--cnn-input-tint` behind them.
 * @cssproperty --cnn-filter - Colour of the weights; `--cnn-filter-tint` behind them.
 * @cssproperty --cnn-output - Colour of the results; `--cnn-output-tint` behind them.
 * @cssproperty --cnn-card - The card; `--cnn-ink`, `--cnn-muted`, `--cnn-line`, `--cnn-radius` and `--cnn-font` on it.
 */
export class ConvStep extends StepFigure<Step, ConvModel> {
  static override styles = [StepFigure.styles, convStepStyles];

  /** The weights. Left out, the chapter's own. */
  @property({ converter: textAttribute, hasChanged: () => true }) filter?: NumbersValue;
  /** Added to every value of an output channel. */
  @property({ converter: textAttribute, hasChanged: () => true }) bias?: number | string | readonly number[];
  /** Distance between neighbouring cells under the filter. */
  @property({ attribute: 'dilation-rate', converter: sizeAttribute, hasChanged: () => true })
  dilationRate?: Pair;

  protected readonly kind = 'conv';

  protected compute(): ConvModel {
    const input =
      this.edits.get('input') ?? readNumbers(this.input ?? textbook.image, 'input', imagePresets, [2, 3]);
    const filter =
      this.edits.get('filter') ??
      readNumbers(this.filter ?? textbook.filter, 'filter', filterPresets, [2, 4]);
    const [kernelHeight, kernelWidth, , filters = 1] = filter.shape;
    const kernelSize = [kernelHeight, kernelWidth] as const;
    limitWindow(kernelSize, 'filter');
    const bias = readBias(this.bias);
    const options = {
      strides: this.strides ?? undefined,
      padding: this.padding ?? undefined,
      dilationRate: this.dilationRate ?? undefined,
    };
    const { height, width } = extent(input);
    const geometry = windowGeometry('conv-step', [height, width], kernelSize, options);
    limitGeometry(geometry, filters);
    const steps = convSteps(input, filter, { ...options, bias });
    const inputShape = input.shape;
    return {
      input,
      filter,
      bias,
      geometry,
      steps,
      costs: costs({ inputShape, kernelSize, filters, ...options }),
      calculation: convLayout(steps, filter),
    };
  }

  protected frame(model: ConvModel, step: Step, messages: Messages): Frame {
    return convFrame(model, step, messages, this.editable);
  }

  protected describe({ filter, steps }: ConvModel, step: Step, messages: Messages): Description {
    return describeConv(step, filter, steps.length, messages);
  }

  protected shown(name: EditableName, model: ConvModel): Numbers {
    return model[name];
  }

  protected changeDetail(): ChangeDetail | undefined {
    const { model } = this.outcome;
    return model && { input: toNested(model.input), filter: toNested(model.filter), bias: model.bias };
  }
}
