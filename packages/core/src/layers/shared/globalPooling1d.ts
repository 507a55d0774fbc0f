import { windowGeometry } from '../../arrays/windowGeometry.js';
import type { PoolMode } from '../../reference/shared/checkPool.js';
import type { Layer, LayerOptions } from '../layer.js';
import { checkLayer } from './checkLayer.js';
import { checkLine, withOneRow } from './lines.js';
import { planPooling } from './planPooling.js';

/** A pooling layer whose only window is the whole line. */
export function globalPooling1d(kind: string, mode: PoolMode, options: LayerOptions): Layer {
  const name = `layers.${kind}`;
  return {
    ...checkLayer(kind, options, []),
    outputShape(inputShape) {
      checkLine(name, inputShape);
      return [inputShape[1]];
    },
    parameters: () => [],
    plan(context) {
      const [steps] = context.inputShape;
      return planPooling(withOneRow(context), mode, windowGeometry(name, [1, steps], [1, steps]));
    },
  };
}
