import { getInitializer, type InitializerConfig } from '../../learning/initializers/registry.js';
import { getRegularizer } from '../../learning/regularizers/registry.js';
import type { Parameter } from '../layer.js';

/**
 * Checks the options `…Initializer` and `…Regularizer` of a parameter; returns a function that makes it in a shape.
 *
 * @param prefix what the names of both options begin with
 */
export function learntParameter(
  functionName: string,
  name: string,
  prefix: string,
  options: object,
  defaultInitializer: InitializerConfig,
): (shape: number[], rowWidth: number) => Parameter {
  const given = new Map<string, unknown>(Object.entries(options));
  const [initializerName, regularizerName] = [`${prefix}Initializer`, `${prefix}Regularizer`];
  const fill = getInitializer(
    functionName,
    initializerName,
    given.get(initializerName) ?? defaultInitializer,
  );
  const regularizer = getRegularizer(functionName, regularizerName, given.get(regularizerName));
  return (shape, rowWidth) => ({
    name,
    shape,
    rowWidth,
    initialize: (weights, random) => fill(weights, shape, random),
    regularizer,
  });
}
