import type { PoolMode } from '../../reference/shared/checkPool.js';
import { windowGeometry } from '../../arrays/windowGeometry.js';
import { checkImage } from './checkImage.js';
import { checkLayer } from './checkLayer.js';
import type { Layer, LayerOptions } from '../layer.js';
import { planPooling } from './planPooling.js';

/** A pooling layer whose only window is the whole image. */
export function globalPooling(kind: string, mode: PoolMode, options: LayerOptions): Layer {
  const name = `layers.${kind}`;
  return {
    ...checkLayer(kind, options, []),
    outputShape(inputShape) {
      checkImage(name, inputShape);
      return [inputShape[2]];
    },
    parameters: () => [],
    plan(context) {
      const [height, width] = context.inputShape;
      return planPooling(context, mode, windowGeometry(name, [height, width], [height, width]));
    },
  };
}
