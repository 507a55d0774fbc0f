import { windowGeometry, type ConvOptions } from '@cnn/core/steps';
import { imageSize, imageMatrix, indices, resultMatrix, sizeText } from '../frame/Frame.js';
import { fill, type MessageName, type Messages } from '../../messages/index.js';
import { limitGeometry, limitWindow } from '../../values/limits.js';
import type { Numbers } from '../../values/numbers.js';
import type { FigureStep } from '../types.js';
import type { Comparison, Variant } from '../types.js';

export type WindowOptions = Pick<ConvOptions, 'strides' | 'padding' | 'dilationRate'>;

/** Sizes that show the trade-off, as far as they fit the image. */
export function fittingSizes(sizes: number[], input: Numbers): number[] {
  const { height, width } = imageSize(input);
  const fit = sizes.filter((size) => size <= Math.min(height, width));
  return fit.length > 0 ? fit : [1];
}

export function checkVariant(
  input: Numbers,
  kernel: readonly [number, number],
  { strides, padding, dilationRate }: WindowOptions,
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
  counted: Variant['costs'],
): Variant {
  const last = steps[steps.length - 1];
  return {
    title: (messages) =>
      fill(messages[titles[what]], { size: what === 'strides' ? size : sizeText(size, size) }),
    matrices: (messages) =>
      indices(last.channel + 1).map((channel) => ({
        ...resultMatrix(steps, last, channel, messages),
        outline: undefined,
      })),
    costs: counted,
  };
}

/** The image as it is, without a window. */
export function imagesOf(input: Numbers): Pick<Comparison, 'images'> {
  const { height, width, depth } = imageSize(input);
  const geometry = windowGeometry('compare', [height, width], [1, 1]);
  return {
    images: (messages: Messages) =>
      indices(depth).map((channel) => ({
        ...imageMatrix(input, channel, {
          ...geometry,
          window: { row: 0, column: 0, height: 1, width: 1 },
          editable: false,
          messages,
          styleCell: (cell) => cell,
        }),
        outline: undefined,
      })),
  };
}
