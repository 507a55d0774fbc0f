import { ArgumentError } from '../../arrays/errors.js';
import { toView, type ArrayInput, type NdView } from '../../arrays/view.js';
import { copyValues } from '../shared/mapValues.js';

/**
 * The loss of one row of predictions, on flat numbers: `width` predictions from index `predictionOffset`, and the row's
 * target from index `targetOffset`. Used by the public functions and by training.
 */
export interface RowLoss {
  value(
    predictions: ArrayLike<number>,
    predictionOffset: number,
    width: number,
    targets: ArrayLike<number>,
    targetOffset: number,
  ): number;
  /** Writes `scale` times the gradient of `value` by each prediction into `out`, from index `outOffset`. */
  gradient(
    out: { [index: number]: number },
    outOffset: number,
    predictions: ArrayLike<number>,
    predictionOffset: number,
    width: number,
    targets: ArrayLike<number>,
    targetOffset: number,
    scale: number,
  ): void;
}

/** The loss of one prediction, and its derivative by the prediction. */
export interface ElementLoss {
  value(prediction: number, target: number): number;
  slope(prediction: number, target: number): number;
}

/** The mean of an element loss over the row. */
export function elementwiseLoss({ value, slope }: ElementLoss): RowLoss {
  return {
    value(predictions, predictionOffset, width, targets, targetOffset) {
      let sum = 0;
      for (let i = 0; i < width; i++)
        sum += value(predictions[predictionOffset + i], targets[targetOffset + i]);
      return sum / width;
    },
    gradient(out, outOffset, predictions, predictionOffset, width, targets, targetOffset, scale) {
      for (let i = 0; i < width; i++) {
        const dLoss = slope(predictions[predictionOffset + i], targets[targetOffset + i]);
        out[outOffset + i] = (scale * dLoss) / width;
      }
    },
  };
}

/** Checks that targets and predictions have one shape, `[…, width]`, and returns the mean loss of their rows. */
export function meanRowLoss(
  functionName: string,
  loss: RowLoss,
  targets: ArrayInput,
  predictions: ArrayInput,
  check?: (target: number, i: number) => void,
): number {
  const predictionView = toView(predictions, functionName, 'predictions');
  const targetView = toView(targets, functionName, 'targets');
  const { shape } = predictionView;
  if (targetView.shape.join() !== shape.join()) {
    const rule = `have the shape of predictions, [${shape.join(', ')}]`;
    throw new ArgumentError(functionName, 'targets', rule, targetView);
  }
  const t = copyValues(targetView).data;
  if (check) t.forEach(check);
  return meanLoss(loss, predictionView, t, shape[shape.length - 1]);
}

/** The mean loss of the rows of `predictions`; each row's target is `targetWidth` numbers. */
export function meanLoss(
  loss: RowLoss,
  predictions: NdView,
  targets: ArrayLike<number>,
  targetWidth: number,
): number {
  const { data } = copyValues(predictions);
  const width = predictions.shape[predictions.shape.length - 1];
  const rows = data.length / width;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum += loss.value(data, row * width, width, targets, row * targetWidth);
  }
  return sum / rows;
}
