import type { ActivationName } from '@cnn/core/reference';
import { windowGeometry } from '@cnn/core/steps';
import { html, type TemplateResult } from 'lit';
import { always, property } from '../../figure/property.js';
import type { Description } from '../../steps/describe/Description.js';
import { measureCalculation } from '../../steps/describe/measureCalculation.js';
import { drawCalculation } from '../../steps/draw/calculation.js';
import {
  imageSize,
  imageMatrix,
  indices,
  resultMatrix,
  type EditableName,
  type Frame,
} from '../../steps/frame/Frame.js';
import { fill, type Messages } from '../../messages/index.js';
import { stepMessages } from '../../messages/steps.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { limitGeometry } from '../../values/limits.js';
import { offsetOf, toNested, type Numbers } from '../../values/numbers.js';
import { StepFigure } from '../../steps/StepFigure.js';
import type { ChangeDetail, FigureModel } from '../../steps/types.js';
import { activationStepStyles } from './activation-step.styles.js';
import { activationSteps, curveOf, type ActivationEntry, type Settings } from './activationSteps.js';
import { readActivation } from './activations.js';
import { describeActivation } from './describeActivation.js';
import { drawCurve } from './drawCurve.js';

interface ActivationModel extends FigureModel<ActivationEntry> {
  name: ActivationName;
  settings: Settings;
}

/** Sums as a filter gives them, below 0 too. */
const example = [
  [3, -1, 0.5],
  [-2, 0, 1],
  [1.5, -0.5, 2],
];

/**
 * An activation function, value by value: its curve, the value's place on it, the calculation. With no attributes
 * it is relu over a small matrix with numbers below 0.
 *
 * @element activation-step
 * @csspart curve - The curve of the function.
 */
export class ActivationStep extends StepFigure<ActivationEntry, ActivationModel> {
  static override styles = [StepFigure.styles, activationStepStyles];

  /** The function, as Keras names it, in camelCase. Default `relu`. Softmax goes over the last axis. */
  @property({ converter: textAttribute, hasChanged: always }) activation?: ActivationName;
  /** Of leakyRelu, from 0. Default 0.2. */
  @property({ attribute: 'negative-slope', converter: numberAttribute }) negativeSlope?: number;
  /** Of elu, from 0. Default 1. */
  @property({ converter: numberAttribute }) alpha?: number;

  protected readonly kind = 'activation';

  protected compute(): ActivationModel {
    const input = this.readInput(example);
    const name = readActivation(this.activation);
    const settings = { negativeSlope: this.negativeSlope ?? 0.2, alpha: this.alpha ?? 1 };
    const { height, width, depth } = imageSize(input);
    const geometry = windowGeometry('activation-step', [height, width], [1, 1]);
    limitGeometry(geometry, depth);
    const steps = activationSteps(input, name, settings);
    const all = steps.map((step) => describeActivation(step, name, settings, 1, stepMessages.en));
    return {
      input,
      name,
      settings,
      geometry,
      steps,
      calculation: measureCalculation(all),
    };
  }

  protected frame(
    { input, geometry, steps }: ActivationModel,
    step: ActivationEntry,
    messages: Messages,
  ): Frame {
    const { depth } = imageSize(input);
    const window = { row: step.row, column: step.column, height: 1, width: 1 };
    const inputs = indices(depth).map((channel) => {
      const isHere = channel === step.channel;
      const matrix = imageMatrix(input, channel, {
        ...geometry,
        window,
        editable: this.editable,
        messages: { ...messages, image: messages.inputName },
        styleCell: (cell, row, column) =>
          step.together.includes(offsetOf(input, row, column, channel)) ? { ...cell, state: 'lit' } : cell,
      });
      return isHere ? matrix : { ...matrix, outline: undefined };
    });
    const results = indices(depth).map((channel) => resultMatrix(steps, step, channel, messages));
    return { inputs, filters: [], results };
  }

  protected describe(
    { name, settings, steps }: ActivationModel,
    step: ActivationEntry,
    messages: Messages,
  ): Description {
    return describeActivation(step, name, settings, steps.length, messages);
  }

  protected override drawExplanation(
    model: ActivationModel,
    step: ActivationEntry,
    description: Description,
    messages: Messages,
  ): TemplateResult {
    const { name, settings, input, steps } = model;
    return html`<div class="function">
      ${drawCurve(curveOf(input, steps, step, name, settings), fill(messages.curve, { name }), name)}
      ${drawCalculation(description, messages.calculation, model.calculation)}
    </div>`;
  }

  protected currentNumbers(_name: EditableName, { input }: ActivationModel): Numbers {
    return input;
  }

  protected changeDetail(): ChangeDetail | undefined {
    const { model } = this.result;
    return model && { input: toNested(model.input) };
  }
}
