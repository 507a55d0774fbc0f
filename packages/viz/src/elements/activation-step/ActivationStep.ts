import type { ActivationName } from '@cnn/core/reference';
import { windowGeometry } from '@cnn/core/steps';
import { html, type TemplateResult } from 'lit';
import { always, property } from '../../figure/property.js';
import type { Description } from '../../steps/describe/Description.js';
import { measureCalculation } from '../../steps/describe/measureCalculation.js';
import { drawCalculation } from '../../steps/draw/calculation.js';
import { imageSize, range, type EditableName, type Frame } from '../../steps/frame/Frame.js';
import { imageMatrix } from '../../steps/frame/imageMatrix.js';
import { resultMatrix } from '../../steps/frame/resultMatrix.js';
import { fill, type Messages } from '../../messages/index.js';
import { stepMessages } from '../../messages/steps.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { limitGeometry } from '../../values/limits.js';
import { offsetOf, toNested, type Numbers } from '../../values/numbers.js';
import { StepFigure } from '../../steps/StepFigure.js';
import type { ChangeDetail, FigureModel } from '../../steps/types.js';
import { activationStepStyles } from './activation-step.styles.js';
import { readActivation, type ActivationSettings } from './activations.js';
import { activationSteps, curveOf, type ActivationStepEntry } from './activationSteps.js';
import { describeActivation } from './describeActivation.js';
import { drawCurve } from './drawCurve.js';

interface ActivationModel extends FigureModel<ActivationStepEntry> {
  name: ActivationName;
  settings: ActivationSettings;
}

/** Like the output of a convolution, with negative numbers. */
const example = [
  [3, -1, 0.5],
  [-2, 0, 1],
  [1.5, -0.5, 2],
];

/**
 * An activation function, value by value: its curve with the current value, and the calculation. Without attributes, relu
 * of a small matrix with negative numbers.
 *
 * @element activation-step
 * @csspart curve - The curve of the function.
 */
export class ActivationStep extends StepFigure<ActivationStepEntry, ActivationModel> {
  static override styles = [StepFigure.styles, activationStepStyles];

  /** The name of the function in Keras, in camelCase; default `relu`. Softmax is computed over the last axis. */
  @property({ converter: textAttribute, hasChanged: always }) activation?: ActivationName;
  /** The slope of leakyRelu for negative values, from 0; default 0.2. */
  @property({ attribute: 'negative-slope', converter: numberAttribute }) negativeSlope?: number;
  /** The scale of elu for negative values, from 0; default 1. */
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
    const descriptions = steps.map((step) => describeActivation(step, name, settings, 1, stepMessages.en));
    return {
      input,
      name,
      settings,
      geometry,
      steps,
      calculation: measureCalculation(descriptions),
    };
  }

  protected frame(
    { input, geometry, steps }: ActivationModel,
    step: ActivationStepEntry,
    messages: Messages,
  ): Frame {
    const { depth } = imageSize(input);
    const window = { row: step.row, column: step.column, height: 1, width: 1 };
    const inputs = range(depth).map((channel) => {
      const matrix = imageMatrix(input, channel, {
        ...geometry,
        window,
        editable: this.editable,
        messages: { ...messages, image: messages.inputName },
        styleCell: (cell, row, column) =>
          step.dependsOn.includes(offsetOf(input, row, column, channel)) ? { ...cell, state: 'lit' } : cell,
      });
      return channel === step.channel ? matrix : { ...matrix, outline: undefined };
    });
    const results = range(depth).map((channel) => resultMatrix(steps, step, channel, messages));
    return { inputs, filters: [], results };
  }

  protected describe(
    { name, settings, steps }: ActivationModel,
    step: ActivationStepEntry,
    messages: Messages,
  ): Description {
    return describeActivation(step, name, settings, steps.length, messages);
  }

  protected override drawExplanation(
    model: ActivationModel,
    step: ActivationStepEntry,
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
