import { ArgumentError } from '../../arrays/errors.js';
import { toView, type ArrayInput, type NdView } from '../../arrays/view.js';

/** Checks that the gradient of an output has that output's shape, `expected`. */
export function checkOutputGradient(
  value: ArrayInput,
  functionName: string,
  expected: readonly number[],
): NdView {
  const view = toView(value, functionName, 'outputGradient');
  if (view.shape.join() !== expected.join()) {
    throw new ArgumentError(
      functionName,
      'outputGradient',
      `have the output's shape [${expected.join(', ')}]`,
      view,
    );
  }
  return view;
}
