import { windowGeometry, type ConvOptions } from '@cnn/core/steps';
import { imageSize, range, sizeText } from '../frame/Frame.js';
import { imageWithoutOutline } from '../frame/imageMatrix.js';
import { resultMatrix } from '../frame/resultMatrix.js';
import { fill, type MessageName, type Messages } from '../../messages/index.js';
import { limitGeometry, limitWindow } from '../../values/limits.js';
import type { Numbers } from '../../values/numbers.js';
import type { Comparison, FigureStep, Variant } from '../types.js';

export type CompareOptions = Pick<ConvOptions, 'strides' | 'padding' | 'dilationRate'>;

/** The sizes that fit the image. */
export function fittingSizes(sizes: number[], input: Numbers): number[] {
  const { height, width } = imageSize(input);
  const fit = sizes.filter((size) => size <= Math.min(height, width));
  return fit.length > 0 ? fit : [1];
}

/** Refuses a result that is too large to draw. */
export function checkVariant(
  input: Numbers,
  kernel: readonly [number, number],
  { strides, padding, dilationRate }: CompareOptions,
  channels: number,
  argument: string,
): void {
  const { height, width } = imageSize(input);
  limitWindow(kernel, argument);
  const options = { strides, padding, dilationRate };
  limitGeometry(windowGeometry('compare', [height, width], kernel, options, argument), channels);
}

const titles: Record<string, MessageName> = {
  strides: 'stridesIs',
  'kernel-size': 'kernelSizeIs',
  'pool-size': 'poolSizeIs',
};

export function createVariant(
  what: string,
  size: number,
  steps: FigureStep[],
  costs: Variant['costs'],
): Variant {
  const last = steps[steps.length - 1];
  return {
    title: (messages) =>
      fill(messages[titles[what]], { size: what === 'strides' ? size : sizeText(size, size) }),
    matrices: (messages) =>
      range(last.channel + 1).map((channel) => ({
        ...resultMatrix(steps, last, channel, messages),
        outline: undefined,
      })),
    costs,
  };
}

/** The image without a window. */
export function imagesOf(input: Numbers): Pick<Comparison, 'images'> {
  const { height, width, depth } = imageSize(input);
  const geometry = windowGeometry('compare', [height, width], [1, 1]);
  return {
    images: (messages: Messages) =>
      range(depth).map((channel) =>
        imageWithoutOutline(input, channel, { ...geometry, messages, styleCell: (cell) => cell }),
      ),
  };
}
