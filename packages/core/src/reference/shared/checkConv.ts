import { checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { checkResult, toView, type ArrayInput, type NdView } from '../../arrays/view.js';
import type { Window1dOptions, WindowGeometry, WindowOptions } from '../../arrays/window.js';
import { toImages } from './images.js';
import { toShape, type Spatial } from './spatial.js';

export interface ConvExtras {
  /** The filters share the channels in this many groups; channels for a depthwise convolution. Default 1. */
  groups?: number;
  /** Added to every value of an output channel: one number, or `[out]`. Default 0. */
  bias?: number | ArrayInput;
}

/** How a filter goes over an image, and what is added. */
export interface ConvOptions extends WindowOptions, ConvExtras {}

/** A convolution whose arguments have been checked. */
export interface Conv {
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
  /** The shapes of what comes out and of the arguments, in their own ranks. */
  outputShape: number[];
  inputShape: number[];
  filterShape: number[];
  /** `[n, oh, ow, out]` over an array of the output's shape. */
  asImages(view: NdView): NdView;
}

/** The names of a convolution's options. */
export const convOptionNames = ['strides', 'padding', 'dilationRate', 'groups', 'bias'] as const;

/** Checks the arguments of a convolution over images, or over lines, and works out its shapes. */
export function checkConv<Options extends WindowOptions | Window1dOptions>(
  functionName: string,
  input: ArrayInput,
  filter: ArrayInput,
  options: Options & ConvExtras,
  space: Spatial<Options>,
): Conv {
  checkOptions(functionName, options, convOptionNames);
  const { images, rank } = toImages(input, functionName, 'input', space);
  const bare = space.ranks[0];
  const given = toView(filter, functionName, 'filter', [bare, bare + 2]);
  const filters = space.asFilters(given);
  const [n, height, width, channels] = images.shape;
  const [kernelHeight, kernelWidth, depth, out] = filters.shape;
  const groups = checkGroups(functionName, options.groups, channels, out);
  if (depth * groups !== channels) {
    const hint = channelsLast(space, rank, images, depth * groups);
    const rule = `have ${channels / groups} channels, as input and groups ask${hint}`;
    throw new ArgumentError(functionName, 'filter', rule, given);
  }
  const geometry = space.geometry(functionName, [height, width], [kernelHeight, kernelWidth], options);
  const outputRank = rank === bare && given.shape.length === bare ? bare : Math.max(rank, bare + 1);
  const outputShape = toShape(space, outputRank, [n, geometry.rows.output, geometry.columns.output, out]);
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
    inputShape: toShape(space, rank, images.shape),
    filterShape: given.shape,
    asImages: space.asImages,
  };
}

/** What to say where `wanted` channels would be there if they came first. */
export function channelsLast(
  { ranks: [bare] }: Pick<Spatial, 'ranks'>,
  rank: number,
  { shape: [, height, width] }: NdView,
  wanted: number,
): string {
  const [first, layout] = bare === 2 ? [height, 'images are [h, w, c]'] : [width, 'lines are [l, c]'];
  return rank > bare && first === wanted ? ` (${layout}, channels last)` : '';
}

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

export function toBias(functionName: string, bias: number | ArrayInput = 0, out: number): Float64Array {
  if (typeof bias === 'number') return new Float64Array(out).fill(bias);
  const view = toView(bias, functionName, 'bias', [1]);
  if (view.shape[0] !== out) {
    const rule = `be a number or have one value for each of ${out} filters`;
    throw new ArgumentError(functionName, 'bias', rule, view);
  }
  return Float64Array.from({ length: out }, (_, i) => view.data[view.offset + i * view.stride[0]]);
}
