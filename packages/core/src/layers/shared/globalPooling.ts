import { checkOptions } from '../../arrays/check.js';
import type { PoolMode } from '../../reference/shared/checkPool.js';
import { windowGeometry } from '../../arrays/windowGeometry.js';
import { checkImage } from './checkImage.js';
import { checkInputShape } from './checkInputShape.js';
import type { Layer, Shape } from '../layer.js';
import { planPooling } from './planPooling.js';

/** A pooling layer whose only window is the whole image. */
export function globalPooling(kind: string, mode: PoolMode, options: { inputShape?: Shape }): Layer {
  const name = `layers.${kind}`;
  checkOptions(name, options, ['inputShape']);
  return {
    kind,
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
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
