import { ArgumentError } from '../../arrays/errors.js';
import { toView, type ArrayInput } from '../../arrays/view.js';
import type { ParameterList } from '../../plan/parameters.js';
import { toFloats } from '../inputs/samples.js';
import { weightFault } from './weightFault.js';

/** Checks a list of weights in Keras' order; returns them as one block. */
export function toWeights(
  list: readonly ArrayInput[],
  { parameters, size }: Pick<ParameterList, 'parameters' | 'size'>,
): Float32Array {
  if (!Array.isArray(list) || list.length !== parameters.length) {
    throw new ArgumentError('setWeights', 'list', `hold ${parameters.length} arrays`, list);
  }
  const weights = new Float32Array(size);
  parameters.forEach((parameter, i) => {
    const { start, shape } = parameter;
    const argument = `list[${i}]`;
    const view = toView(list[i], 'setWeights', argument);
    if (view.shape.join() !== shape.join()) {
      throw new ArgumentError('setWeights', argument, `have shape [${shape.join(', ')}]`, view);
    }
    const values = toFloats(view);
    const fault = weightFault(parameter, values);
    if (fault) throw new ArgumentError('setWeights', argument, fault.rule, fault.value);
    weights.set(values, start);
  });
  return weights;
}
