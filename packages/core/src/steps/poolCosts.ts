import { checkOptions } from '../arrays/check.js';
import { poolGeometry, poolOptionNames } from '../reference/shared/checkPool.js';
import type { Padding, Pair } from '../arrays/windowOptions.js';
import { deriveCosts, type Costs } from './deriveCosts.js';
import { checkImageShape } from './imageShape.js';

/** A pooling over one sample. */
export interface PoolOperation {
  /** `[h, w] | [h, w, c]` */
  inputShape: readonly number[];
  poolSize: Pair;
  /** Default `poolSize`. */
  strides?: Pair;
  /** Default `valid`. */
  padding?: Padding;
}

/** As `costs` of a pooling, for those who need no others. */
export function poolCosts(operation: PoolOperation): Costs {
  const { height, width, channels, inputValues } = checkImageShape('costs', operation.inputShape);
  checkOptions('costs', operation, ['inputShape', ...poolOptionNames]);
  const { rows, columns } = poolGeometry('costs', [height, width], operation);
  const positions = rows.output * columns.output;
  return deriveCosts(positions, 0, 0, inputValues, positions * channels);
}
