import { inspectSymbol } from './inspectSymbol.js';
import { argmaxAlong, flatArgmax } from '../argmax.js';
import { checkBytes } from '../check.js';
import { formatArray, nestedNumbers, type Nested } from './formatArray.js';
import { rowMajor, sizeOf, type FloatArray, type NdView, type NumericArray } from '../layout.js';
import type { ResultMethods } from './resultMethods.js';

/** A result: a view whose values are next to each other in `data`, in row-major order. */
export class DenseView<Data extends NumericArray = NumericArray>
  implements NdView<Data>, ResultMethods<DenseView<Int32Array>>
{
  readonly shape: number[];
  readonly stride: number[];
  readonly offset: number = 0;

  constructor(
    readonly data: Data,
    shape: readonly number[],
  ) {
    this.shape = [...shape];
    this.stride = rowMajor(shape);
  }

  argmax(): number;
  argmax(axis: number): DenseView<Int32Array>;
  argmax(axis?: number): number | DenseView<Int32Array> {
    if (axis === undefined) return flatArgmax(this);
    const { data, shape } = argmaxAlong(this, axis);
    return denseView(data, shape);
  }

  toString(): string {
    return formatArray(this);
  }

  toJSON(): Nested {
    return nestedNumbers(this);
  }

  [inspectSymbol](): string {
    return formatArray(this);
  }
}

/** A dense view over `data`, whose length is the size of the shape. */
export function denseView<Data extends NumericArray>(data: Data, shape: readonly number[]): DenseView<Data> {
  return new DenseView(data, shape);
}

/** A view of zeros, in double precision where `like` is (nested arrays and Float64Array), else in single. */
export function zerosLike(like: NdView, shape: readonly number[]): DenseView<FloatArray> {
  const size = sizeOf(shape);
  return denseView(isDouble(like) ? new Float64Array(size) : new Float32Array(size), shape);
}

/** Refuses a result of this shape if it would be too large, before anything is allocated. */
export function checkResult(functionName: string, like: NdView, shape: readonly number[]): void {
  checkBytes(functionName, 'the result', sizeOf(shape) * (isDouble(like) ? 8 : 4));
}

function isDouble(view: NdView): boolean {
  return view.data instanceof Float64Array || Array.isArray(view.data);
}
