import { checkOptions } from '../arrays/check.js';
import { poolGeometry, poolOptionNames } from '../reference/shared/checkPool.js';
import type { Padding, Pair } from '../arrays/windowOptions.js';
import { deriveCosts, type Costs } from './deriveCosts.js';
import { checkImageShape } from './imageShape.js';

/** A pooling of one sample. */
export interface PoolOperation {
  /** `[h, w] | [h, w, c]` */
  inputShape: readonly number[];
  /** Height and width of the window in cells. */
  poolSize: Pair;
  /** Cells from one position of the window to the next. Default `poolSize`. */
  strides?: Pair;
  /** Cells added around the input, fewer than the pool size. Default `valid`. */
  padding?: Padding;
}

/**
 * `costs` of a pooling, without the code for other operations.
 *
 * @throws ArgumentError
 */
export function poolCosts(operation: PoolOperation): Costs {
  const { height, width, channels, inputValues } = checkImageShape('costs', operation.inputShape);
  checkOptions('costs', operation, ['inputShape', ...poolOptionNames]);
  const { rows, columns } = poolGeometry('costs', [height, width], operation);
  const positions = rows.output * columns.output;
  return deriveCosts({
    positions,
    multiplications: 0,
    parameters: 0,
    inputValues,
    outputValues: positions * channels,
  });
}
