import {
  costs,
  poolSteps,
  textbook,
  windowGeometry,
  type Pair,
  type PoolMode,
  type PoolStep as Step,
} from '@cnn/core/steps';
import { property } from 'lit/decorators.js';
import { describePool } from '../describe/describePool.js';
import { join, plain, type Description } from '../describe/Description.js';
import { breadth, format } from '../draw/format.js';
import type { EditableName } from '../Edits.js';
import { extent, type Frame } from '../frame/Frame.js';
import { poolFrame } from '../frame/poolFrame.js';
import { messagesFor, type Messages } from '../messages/index.js';
import { sizeAttribute, textAttribute } from '../parse/attributes.js';
import { limitGeometry, limitWindow } from '../parse/limits.js';
import { imagePresets } from '../parse/presets.js';
import { readNumbers, toNested, type Numbers } from '../parse/readNumbers.js';
import { StepFigure } from '../StepFigure.js';
import type { ChangeDetail, FigureModel } from '../types.js';
import { poolStepStyles } from './pool-step.styles.js';

interface PoolModel extends FigureModel<Step> {
  mode: PoolMode;
}

/**
 * An image becomes smaller: of each part the largest number, the average, or the sum. With no attributes it shows
 * the worked example of the chapter.
 *
 * @element pool-step
 * @slot - Shown until the element is defined, such as a picture of the figure.
 * @fires {CustomEvent<StepDetail>} cnn-step - The step changed, by the reader, by playing, or by a method.
 * @fires {CustomEvent<ChangeDetail>} cnn-change - The reader changed a number, or `reset()` undid it.
 * @fires {CustomEvent} cnn-complete - The last step was reached.
 * @fires {CustomEvent<ErrorDetail>} cnn-error - A value can not be shown; once for each bad value.
 * @csspart card - The whole figure.
 * @csspart stage - Image and result.
 * @csspart matrix - A matrix with its title; also `input` or `output`.
 * @csspart cell - A cell; also `plain`, `lit`, `padding`, `winner` or `empty`.
 * @csspart field - The field in a cell that can be edited.
 * @csspart outline - The part that is pooled, and the newest result.
 * @csspart calculation - How the result comes about.
 * @csspart value - The result of the calculation.
 * @csspart controls - Buttons, scrubber, position and speed; also `button`, `main`, `scrubber`.
 * @csspart costs - The line that says how much smaller the result is.
 * @csspart error - What is wrong with a value.
 * @cssproperty --cnn-input - Colour of the image's numbers and the window; `--cnn-input-tint` behind them.
 * @cssproperty --cnn-output - Colour of the results and the winner; `--cnn-output-tint` behind them.
 * @cssproperty --cnn-card - The card; `--cnn-ink`, `--cnn-muted`, `--cnn-line`, `--cnn-radius` and `--cnn-font` on it.
 */
export class PoolStep extends StepFigure<Step, PoolModel> {
  static override styles = [StepFigure.styles, poolStepStyles];

  /** What becomes of a part. */
  @property({ converter: textAttribute, hasChanged: () => true }) mode?: PoolMode;
  /** Height and width of a part. Default 2. */
  @property({ attribute: 'pool-size', converter: sizeAttribute, hasChanged: () => true }) poolSize?: Pair;

  protected readonly kind = 'pool';

  protected compute(): PoolModel {
    const input =
      this.edits.get('input') ?? readNumbers(this.input ?? textbook.pooling, 'input', imagePresets, [2, 3]);
    const mode = this.mode ?? 'max';
    const poolSize = this.poolSize ?? 2;
    const strides = this.strides ?? poolSize;
    const options = { poolSize, strides, padding: this.padding ?? undefined };
    const counted = costs({ inputShape: input.shape, ...options });
    const { height, width, depth } = extent(input);
    const size = (Array.isArray(poolSize) ? poolSize : [poolSize, poolSize]) as [number, number];
    const geometry = windowGeometry('pool-step', [height, width], size, options, 'poolSize');
    limitWindow(size, 'poolSize');
    limitGeometry(geometry, depth);
    const steps = poolSteps(input, { ...options, mode });
    const total = (step: Step) => plain(join(describePool(step, mode, 1, messagesFor('en')).total.terms, ''));
    return {
      input,
      mode,
      geometry,
      steps,
      costs: counted,
      calculation: {
        terms: [],
        total: Math.max(...steps.map((step) => breadth(total(step)))),
        result: Math.max(...steps.map(({ value }) => breadth(format(value)))),
      },
    };
  }

  protected frame(model: PoolModel, step: Step, messages: Messages): Frame {
    return poolFrame(model, step, messages, this.editable);
  }

  protected describe({ mode, steps }: PoolModel, step: Step, messages: Messages): Description {
    return describePool(step, mode, steps.length, messages);
  }

  protected shown(_name: EditableName, { input }: PoolModel): Numbers {
    return input;
  }

  protected changeDetail(): ChangeDetail | undefined {
    const { model } = this.outcome;
    return model && { input: toNested(model.input) };
  }
}
