import { checkCount } from '../../arrays/check.js';
import type { WindowGeometry } from '../../arrays/window.js';
import { window1dGeometry } from '../../arrays/windowGeometry.js';
import type { Window1dOptions } from '../../arrays/windowOptions.js';

/** How the filters of a convolution layer slide along lines. */
export interface LineWindowOptions {
  /** Length of a filter, in cells; a whole number from 1. */
  kernelSize: number;
  /** Cells that a filter moves each time; a whole number from 1. Default 1. */
  strides?: number;
  /**
   * Cells of zeros at the ends of the line. `causal` adds them before the first cell, as many as make a value depend on no
   * later cell. Default `valid`, which is none.
   */
  padding?: Window1dOptions['padding'] | 'causal';
  /** Distance between neighbouring cells under a filter; a whole number from 1. Default 1. */
  dilationRate?: number;
}

/** The windows over a line of `steps` cells, treated as an image of one row. */
export function conv1dGeometry(
  functionName: string,
  steps: number,
  { kernelSize, strides, padding: given, dilationRate = 1 }: LineWindowOptions,
): WindowGeometry {
  checkCount(functionName, 'dilationRate', dilationRate);
  const padding = given === 'causal' ? ([dilationRate * (kernelSize - 1), 0] as const) : given;
  return window1dGeometry(functionName, steps, kernelSize, { strides, padding, dilationRate }, 'kernelSize');
}
