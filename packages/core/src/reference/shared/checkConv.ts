import { checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { checkResult, toView, type ArrayInput, type NdView } from '../../arrays/view.js';
import type { WindowGeometry } from '../../arrays/window.js';
import type { Window1dOptions, WindowOptions } from '../../arrays/windowOptions.js';
import { toImages } from './images.js';
import { toShape, type Spatial } from './spatial.js';

/** The options of a convolution beside those of its window. */
export interface ConvExtras {
  /**
   * In how many groups the channels and the filters are divided; each filter sees the channels of its group. A whole
   * number from 1 that divides both; as many as channels make a depthwise convolution. Default 1.
   */
  groups?: number;
  /** Added to every value of an output channel: one number, or `[out]`. Default 0. */
  bias?: number | ArrayInput;
}

/** How filters move over an image, and what is added. */
export interface ConvOptions extends WindowOptions, ConvExtras {}

/** A convolution whose arguments have been checked. */
export interface Conv {
  /** The public function that checked, which errors name. */
  functionName: string;
  /** `[n, h, w, c]` */
  input: NdView;
  /** `[kh, kw, c / groups, out]` */
  filter: NdView;
  /** `[out]` */
  bias: Float64Array;
  geometry: WindowGeometry;
  /** Channels that one filter sees: c / groups. */
  depth: number;
  /** Filters in one group: out / groups. */
  filtersPerGroup: number;
  /** The shapes of output, input and filter in the ranks of the arguments. */
  outputShape: number[];
  inputShape: number[];
  filterShape: number[];
  /** `[n, oh, ow, out]` over an array of the output's shape. */
  asImages(view: NdView): NdView;
}

/** What a sum over one convolution reads of it. */
export type ConvFields<Name extends keyof Conv> = Pick<Conv, Name | 'geometry' | 'depth' | 'filtersPerGroup'>;

/** The names of the options of a convolution. */
export const convOptionNames = ['strides', 'padding', 'dilationRate', 'groups', 'bias'] as const;

/** Checks the arguments of a convolution of images, or of lines, and computes its shapes. */
export function checkConv<Options extends WindowOptions | Window1dOptions>(
  functionName: string,
  input: ArrayInput,
  filter: ArrayInput,
  options: Options & ConvExtras,
  spatial: Spatial<Options>,
): Conv {
  checkOptions(functionName, options, convOptionNames);
  const { images, rank } = toImages(input, functionName, 'input', spatial);
  const singleRank = spatial.ranks[0];
  const filterView = toView(filter, functionName, 'filter', [singleRank, singleRank + 2]);
  const filters = spatial.asFilters(filterView);
  const [n, height, width, channels] = images.shape;
  const [kernelHeight, kernelWidth, depth, out] = filters.shape;
  const groups = checkGroups(functionName, options.groups, channels, out);
  if (depth * groups !== channels) {
    const hint = channelsLast(spatial, rank, images, depth * groups);
    const rule = `have ${channels / groups} channels, as input and groups require${hint}`;
    throw new ArgumentError(functionName, 'filter', rule, filterView);
  }
  const geometry = spatial.geometry(functionName, [height, width], [kernelHeight, kernelWidth], options);
  const isSingle = rank === singleRank && filterView.shape.length === singleRank;
  const outputRank = isSingle ? singleRank : Math.max(rank, singleRank + 1);
  const outputShape = toShape(spatial, outputRank, [n, geometry.rows.output, geometry.columns.output, out]);
  checkResult(functionName, images, outputShape);
  return {
    functionName,
    input: images,
    filter: filters,
    bias: toBias(functionName, options.bias, out),
    geometry,
    depth,
    filtersPerGroup: out / groups,
    outputShape,
    inputShape: toShape(spatial, rank, images.shape),
    filterShape: filterView.shape,
    asImages: spatial.asImages,
  };
}

/** A hint for the error, where the first length is what the channels should be. */
export function channelsLast(
  { ranks: [singleRank] }: Pick<Spatial, 'ranks'>,
  rank: number,
  { shape: [, height, width] }: NdView,
  wanted: number,
): string {
  const [first, layout] = singleRank === 2 ? [height, 'images are [h, w, c]'] : [width, 'lines are [l, c]'];
  return rank > singleRank && first === wanted ? ` (${layout}, channels last)` : '';
}

/** Checks that the groups divide the channels, and the filters where these are given. */
export function checkGroups(
  functionName: string,
  groups: number | undefined = 1,
  channels: number,
  filters?: number,
): number {
  const divides = (count: number) => count % groups === 0;
  if (!(Number.isSafeInteger(groups) && groups > 0 && divides(channels) && divides(filters ?? channels))) {
    const rule = `divide the ${channels} channels of input${filters === undefined ? '' : ` and the ${filters} filters`}`;
    throw new ArgumentError(functionName, 'groups', rule, groups);
  }
  return groups;
}

/** Checks the bias, one number or `[out]`, and returns one for each output channel. */
export function toBias(functionName: string, bias: number | ArrayInput = 0, out: number): Float64Array {
  if (typeof bias === 'number') return new Float64Array(out).fill(bias);
  const view = toView(bias, functionName, 'bias', [1]);
  if (view.shape[0] !== out) {
    const rule = `be a number or have one value for each of ${out} filters`;
    throw new ArgumentError(functionName, 'bias', rule, view);
  }
  return Float64Array.from({ length: out }, (_, i) => view.data[view.offset + i * view.stride[0]]);
}
