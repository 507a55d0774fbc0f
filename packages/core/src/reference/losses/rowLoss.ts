import { checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { linear } from '../activations.js';
import { toView, type ArrayInput, type NdView } from '../../arrays/view.js';

/**
 * A loss of one row of predictions, on flat numbers: `width` predictions begin at `prediction`, the row's target
 * at `target`. The public functions and training call the same.
 */
export interface RowLoss {
  value(
    predictions: ArrayLike<number>,
    prediction: number,
    width: number,
    targets: ArrayLike<number>,
    target: number,
  ): number;
  /** Writes `scale` times the gradient of `value` by each prediction, from `gradient` on. */
  gradient(
    out: { [index: number]: number },
    gradient: number,
    predictions: ArrayLike<number>,
    prediction: number,
    width: number,
    targets: ArrayLike<number>,
    target: number,
    scale: number,
  ): void;
}

/** A loss of one prediction, and its slope by it; the loss of a row is the mean. */
export interface ElementLoss {
  value(prediction: number, target: number): number;
  slope(prediction: number, target: number): number;
}

/** The mean of an element loss over the row. */
export function elementwiseLoss({ value, slope }: ElementLoss): RowLoss {
  return {
    value(predictions, prediction, width, targets, target) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += value(predictions[prediction + i], targets[target + i]);
      return sum / width;
    },
    gradient(out, gradient, predictions, prediction, width, targets, target, scale) {
      for (let i = 0; i < width; i++) {
        out[gradient + i] = (scale * slope(predictions[prediction + i], targets[target + i])) / width;
      }
    },
  };
}

/** Checks the options of a loss: all take the same, and each what it has a use for. */
export function checkLossOptions(functionName: string, options: unknown): void {
  checkOptions(functionName, options, ['fromLogits', 'delta']);
}

/** Takes targets and predictions of one shape, `[…, width]`, and gives the mean loss of their rows. */
export function meanRowLoss(
  functionName: string,
  loss: RowLoss,
  targets: ArrayInput,
  predictions: ArrayInput,
  check?: (target: number, i: number) => void,
): number {
  const given = toView(predictions, functionName, 'predictions');
  const wanted = toView(targets, functionName, 'targets');
  if (wanted.shape.join() !== given.shape.join()) {
    const rule = `have the shape of predictions, [${given.shape.join(', ')}]`;
    throw new ArgumentError(functionName, 'targets', rule, wanted);
  }
  const t = linear(wanted).data;
  if (check) t.forEach(check);
  return meanLoss(loss, given, t, given.shape[given.shape.length - 1]);
}

/** The mean loss of the rows of `predictions`; each row's target is `targetWidth` numbers. */
export function meanLoss(
  loss: RowLoss,
  predictions: NdView,
  targets: ArrayLike<number>,
  targetWidth: number,
): number {
  const { data } = linear(predictions);
  const width = predictions.shape[predictions.shape.length - 1];
  const rows = data.length / width;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum += loss.value(data, row * width, width, targets, row * targetWidth);
  }
  return sum / rows;
}
