import {
  poolCosts,
  poolSteps,
  textbook,
  windowGeometry,
  type Pair,
  type PoolMode,
  type PoolStep as Step,
} from '@cnn/core/steps';
import { html, type TemplateResult } from 'lit';
import { property } from '../property.js';
import { describePool, describePools, droppedNotes, poolLayout } from '../describe/describePool.js';
import type { Description } from '../describe/Description.js';
import { drawCalculation } from '../draw/calculation.js';
import type { Choice } from '../edit/drawPresets.js';
import type { EditableName } from '../edit/Edits.js';
import { extent, type Frame } from '../frame/Frame.js';
import type { Links } from '../frame/links.js';
import { poolFrame } from '../frame/poolFrame.js';
import type { Messages } from '../messages/index.js';
import { extrasFor } from '../extras/index.js';
import { sizeAttribute, textAttribute } from '../parse/attributes.js';
import { limitGeometry, limitWindow } from '../parse/limits.js';
import { readModes } from './readModes.js';
import { toNested, type Numbers } from '../parse/readNumbers.js';
import { readChoice } from '../parse/settings.js';
import { StepFigure } from '../StepFigure.js';
import type { ChangeDetail, FigureModel, NumbersValue } from '../types.js';
import { poolStepStyles } from './pool-step.styles.js';

interface PoolModel extends FigureModel<Step> {
  all: { mode: PoolMode; steps: Step[] }[];
}

/**
 * An image becomes smaller: of each part the largest number, the average, or the sum. With no attributes it shows
 * the worked example of the chapter.
 *
 * @element pool-step
 * @slot - Shown until the element is defined, such as a picture of the figure.
 * @fires {CustomEvent<StepDetail>} cnn-step - The step changed, by the reader, by playing, or by a method.
 * @fires {CustomEvent<ChangeDetail>} cnn-change - The reader changed a number, or `reset()` undid it.
 * @fires {CustomEvent<AnswerDetail>} cnn-answer - With `quiz`, the reader predicted a value.
 * @fires {CustomEvent} cnn-complete - The last step was reached.
 * @fires {CustomEvent<ErrorDetail>} cnn-error - A value can not be shown; once for each bad value.
 * @csspart card - The whole figure.
 * @csspart stage - Image and result.
 * @csspart matrix - A matrix with its title; also `input` or `output`.
 * @csspart cell - A cell; also `plain`, `lit`, `padding`, `winner`, `dropped` or `empty`.
 * @csspart field - The field in a cell that can be edited.
 * @csspart outline - The part that is pooled, and the newest result.
 * @csspart calculation - How the result comes about.
 * @csspart value - The result of the calculation.
 * @csspart note - What is said below the matrices, such as what is dropped.
 * @csspart quiz - The question; also `answer`, its field.
 * @csspart comparison - The results that are compared.
 * @csspart controls - Buttons, scrubber, position and speed; also `button`, `main`, `scrubber`.
 * @csspart costs - The line that says how much smaller the result is.
 * @csspart error - What is wrong with a value.
 * @cssproperty --cnn-input - Colour of the image's numbers and the window; `--cnn-input-tint` behind them.
 * @cssproperty --cnn-output - Colour of the results and the winner; `--cnn-output-tint` behind them.
 * @cssproperty --cnn-card - The card; `--cnn-ink`, `--cnn-muted`, `--cnn-line`, `--cnn-radius` and `--cnn-font` on it.
 */
export class PoolStep extends StepFigure<Step, PoolModel> {
  static override styles = [StepFigure.styles, poolStepStyles];

  /** What becomes of a part: `max` (default), `average` or `sum`; several, such as `max average`, side by side. */
  @property({ converter: textAttribute, hasChanged: () => true }) mode?: PoolMode | (string & {});
  /** Height and width of a part. Default 2. */
  @property({ attribute: 'pool-size', converter: sizeAttribute, hasChanged: () => true }) poolSize?: Pair;

  /** `backward` shows where the gradient of the output goes. */
  @property({ converter: textAttribute }) pass?: 'forward' | 'backward';
  /** Backward: the gradient of the output, in its shape. Left out, 1 everywhere. */
  @property({ attribute: 'output-gradient', converter: textAttribute, hasChanged: () => true })
  outputGradient?: NumbersValue;
  /** `pool-size` or `strides`: several results side by side in place of the steps; sizes may follow. */
  @property({ converter: textAttribute }) compare?: string;

  protected readonly kind = 'pooling';

  protected override get needsExtras(): boolean {
    return super.needsExtras || this.pass === 'backward' || this.isComparing;
  }

  private get isComparing(): boolean {
    return this.compare !== undefined && this.compare !== null;
  }

  protected compute(): PoolModel {
    const input = this.readInput(textbook.pooling);
    const [mode, ...others] = readModes(this.mode);
    const poolSize = this.poolSize ?? 2;
    const strides = this.strides ?? poolSize;
    const options = { poolSize, strides, padding: this.padding ?? undefined };
    const counted = poolCosts({ inputShape: input.shape, ...options });
    const { height, width, depth } = extent(input);
    const size = (Array.isArray(poolSize) ? poolSize : [poolSize, poolSize]) as [number, number];
    const geometry = windowGeometry('pool-step', [height, width], size, options, 'poolSize');
    limitWindow(size, 'poolSize');
    limitGeometry(geometry, depth);
    const steps = poolSteps(input, { ...options, mode });
    const all = [
      { mode, steps },
      ...others.map((other) => ({ mode: other, steps: poolSteps(input, { ...options, mode: other }) })),
    ];
    const base = { input, geometry, steps, all, calculation: poolLayout(all) };
    if (readChoice(this.pass, 'pass', ['forward', 'backward']) === 'backward') {
      const given = { input, geometry, mode, options, outputGradient: this.outputGradient };
      return {
        ...base,
        ...(extrasFor('pass').poolBackward(given) as Pick<
          PoolModel,
          'steps' | 'calculation' | 'pass' | 'notes'
        >),
      };
    }
    if (this.isComparing) {
      const comparison = extrasFor('compare').comparePool(this.compare, input, mode, {
        ...options,
        strides: this.strides ?? undefined,
      });
      return { ...base, steps: [], comparison };
    }
    return { ...base, costs: counted, notes: (messages) => droppedNotes(geometry, messages) };
  }

  protected frame(model: PoolModel, step: Step, messages: Messages): Frame {
    return poolFrame(model, step, messages, this.isOpen);
  }

  protected override choices({ input }: PoolModel): Choice[] {
    return this.imageChoices(input, textbook.pooling);
  }

  protected override links({ geometry, input }: PoolModel): Links {
    const joins = (from: number, to: number) => from === to;
    return { geometry, depth: extent(input).depth, joins, filter: { first: 0, output: 0 } };
  }

  protected describe({ all }: PoolModel, step: Step, messages: Messages): Description {
    return describePools(all, step.index, messages);
  }

  protected override explain(
    model: PoolModel,
    step: Step,
    description: Description,
    messages: Messages,
  ): TemplateResult {
    if (model.pass || model.all.length === 1) return super.explain(model, step, description, messages);
    return html`<div class="modes">
      ${model.all.map(({ mode, steps }) =>
        drawCalculation(
          describePool(steps[step.index], mode, steps.length, messages),
          messages[mode],
          model.calculation,
        ),
      )}
    </div>`;
  }

  protected shown(_name: EditableName, { input }: PoolModel): Numbers {
    return input;
  }

  protected changeDetail(): ChangeDetail | undefined {
    const { model } = this.outcome;
    return model && { input: toNested(model.input) };
  }
}
