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
import { always, property } from '../../figure/property.js';
import { poolBackward } from '../../steps/backward/poolBackward.js';
import { comparePool } from '../../steps/compare/comparePool.js';
import {
  describePool,
  describePools,
  droppedNotes,
  measurePools,
} from '../../steps/describe/describePool.js';
import type { Description } from '../../steps/describe/Description.js';
import { drawCalculation } from '../../steps/draw/calculation.js';
import type { PresetChoice } from '../../steps/edit/drawPresets.js';
import { imageSize, type EditableName, type Frame } from '../../steps/frame/Frame.js';
import type { Connections } from '../../steps/frame/highlight.js';
import { poolFrame } from '../../steps/frame/poolFrame.js';
import type { Messages } from '../../messages/index.js';
import { sizeAttribute, textAttribute } from '../../values/attributes.js';
import { limitGeometry, limitWindow } from '../../values/limits.js';
import { readModes } from './readModes.js';
import { toNested, type Numbers, type NumbersValue } from '../../values/numbers.js';
import { readChoice } from '../../values/readSettings.js';
import { StepFigure } from '../../steps/StepFigure.js';
import type { ChangeDetail, FigureModel } from '../../steps/types.js';
import { poolStepStyles } from './pool-step.styles.js';

interface PoolModel extends FigureModel<Step> {
  all: { mode: PoolMode; steps: Step[] }[];
}

/**
 * Pooling makes an image smaller: each window becomes its maximum, average or sum. Without attributes, an example made
 * for the textbook's figure, which has no numbers.
 *
 * @element pool-step
 * @csspart padding - A padded cell.
 * @csspart winner - The maximum of the window.
 * @csspart dropped - A cell that no window covers.
 * @csspart presets - The list of images of an `editable` figure.
 * @csspart gradient - The matrix of a gradient in the backward pass.
 * @csspart note - A sentence below the matrices, such as which cells are dropped.
 * @csspart comparison - The results of a comparison.
 * @csspart costs - The line with the numbers of positions and values.
 */
export class PoolStep extends StepFigure<Step, PoolModel> {
  static override styles = [StepFigure.styles, poolStepStyles];

  /** `max` (default), `average` or `sum`; several, such as `max average`, are shown side by side. */
  @property({ converter: textAttribute, hasChanged: always }) mode?: PoolMode | (string & {});
  /** Height and width of the window; default 2. */
  @property({ attribute: 'pool-size', converter: sizeAttribute, hasChanged: always }) poolSize?: Pair;

  /** `backward` shows how the gradient of the output flows back. */
  @property({ converter: textAttribute }) pass?: 'forward' | 'backward';
  /** In the backward pass, the gradient of the output, in the shape of the output; by default 1 everywhere. */
  @property({ attribute: 'output-gradient', converter: textAttribute, hasChanged: always })
  outputGradient?: NumbersValue;
  /** `pool-size` or `strides` shows several results side by side in place of the steps; sizes may follow. */
  @property({ converter: textAttribute }) compare?: string;

  protected readonly kind = 'pooling';

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
    const { height, width, depth } = imageSize(input);
    const size = (Array.isArray(poolSize) ? poolSize : [poolSize, poolSize]) as [number, number];
    const geometry = windowGeometry('pool-step', [height, width], size, options, 'poolSize');
    limitWindow(size, 'poolSize');
    limitGeometry(geometry, depth);
    const steps = poolSteps(input, { ...options, mode });
    const all = [
      { mode, steps },
      ...others.map((other) => ({ mode: other, steps: poolSteps(input, { ...options, mode: other }) })),
    ];
    const base = { input, geometry, steps, all, calculation: measurePools(all) };
    if (readChoice(this.pass, 'pass', ['forward', 'backward']) === 'backward') {
      const given = { input, geometry, mode, options, outputGradient: this.outputGradient };
      return {
        ...base,
        ...(poolBackward(given) as Pick<PoolModel, 'steps' | 'calculation' | 'pass' | 'notes'>),
      };
    }
    if (this.isComparing) {
      const comparison = comparePool(this.compare, input, mode, {
        ...options,
        strides: this.strides ?? undefined,
      });
      return { ...base, steps: [], comparison };
    }
    return { ...base, costs: counted, notes: (messages) => droppedNotes(geometry, messages) };
  }

  protected frame(model: PoolModel, step: Step, messages: Messages): Frame {
    return poolFrame(model, step, messages, this.editable);
  }

  protected override presetChoices({ input }: PoolModel): PresetChoice[] {
    return [{ name: 'input', numbers: input, example: textbook.pooling }];
  }

  protected override connections({ geometry, input }: PoolModel): Connections {
    const connects = (from: number, to: number) => from === to;
    return { geometry, depth: imageSize(input).depth, connects, filter: { first: 0, output: 0 } };
  }

  protected describe({ all }: PoolModel, step: Step, messages: Messages): Description {
    return describePools(all, step.index, messages);
  }

  protected override drawExplanation(
    model: PoolModel,
    step: Step,
    description: Description,
    messages: Messages,
  ): TemplateResult {
    if (model.pass || model.all.length === 1)
      return super.drawExplanation(model, step, description, messages);
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

  protected currentNumbers(_name: EditableName, { input }: PoolModel): Numbers {
    return input;
  }

  protected changeDetail(): ChangeDetail | undefined {
    const { model } = this.result;
    return model && { input: toNested(model.input) };
  }
}
