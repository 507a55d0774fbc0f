import { ArgumentError } from '../../arrays/errors.js';
import { checkNumberResult, copyNumbers } from '../customFunctions.js';
import type { Metric, MetricFunction, Targets } from './metric.js';

/** @param targets those of the loss */
export function customMetric(functionName: string, given: MetricFunction, targets: Targets): Metric {
  const { name } = given;
  if (name === '' || name === 'loss') {
    const rule = 'be functions with a name of their own, under which they are logged';
    throw new ArgumentError(functionName, 'metrics', rule, name === '' ? given : name);
  }
  return {
    kind: name,
    options: {},
    custom: given,
    targets,
    add(memory, to, prediction, width, target) {
      const yTrue = copyNumbers(memory, target, targets === 'class numbers' ? 1 : width);
      memory[to] = checkNumberResult(name, given(yTrue, copyNumbers(memory, prediction, width)));
    },
  };
}
