import { checkName } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { toView, type ArrayInput, type FloatArray, type DenseView } from '../arrays/view.js';
import { activationNames, scalarActivations, type ActivationName } from './activations.js';
import { copyValues, mapValues } from './shared/mapValues.js';
import { softmaxBackward } from './softmax.js';

/**
 * The gradient of an activation function with its defaults: the output gradient times the derivative.
 *
 * @param name one of `activationNames`, such as `leakyRelu`
 * @param outputGradient in the shape of `input`
 * @param input the values before the activation, any shape
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function activationBackward(
  name: ActivationName,
  outputGradient: ArrayInput,
  input: ArrayInput,
): DenseView<FloatArray> {
  const functionName = 'activationBackward';
  checkName(functionName, 'name', name, activationNames);
  const x = copyValues(toView(input, functionName, 'input'));
  const gradientView = toView(outputGradient, functionName, 'outputGradient');
  if (gradientView.shape.join() !== x.shape.join()) {
    const rule = `have the input's shape [${x.shape.join(', ')}]`;
    throw new ArgumentError(functionName, 'outputGradient', rule, gradientView);
  }
  const dOutput = copyValues(gradientView);
  if (name === 'softmax') return softmaxBackward(dOutput, x);
  const { slope } = scalarActivations[name];
  return mapValues(x, (value, i) => {
    const derivative = slope(value);
    return derivative === 0 ? 0 : derivative * dOutput.data[i];
  });
}
