import ndarray, { type NdArray as PlainNdArray } from 'ndarray';
import { inspectSymbol } from './results/inspectSymbol.js';
import { argmaxAlong, flatArgmax } from './argmax.js';
import { CnnError } from './errors.js';
import { formatArray, nestedNumbers } from './results/formatArray.js';
import { denseView, type NdView, type NumericArray } from './view.js';
import type { ResultMethods } from './results/resultMethods.js';

/** An ndarray that also has the methods of results. */
export interface NdArray<Data extends NumericArray = NumericArray>
  extends PlainNdArray<Data>, ResultMethods<NdArray<Int32Array>> {
  lo(...at: (number | null)[]): NdArray<Data>;
  hi(...shape: (number | null)[]): NdArray<Data>;
  step(...steps: (number | null)[]): NdArray<Data>;
  transpose(...axes: number[]): NdArray<Data>;
  pick(...at: (number | null)[]): NdArray<Data>;
  toString(): string;
}

const resultMethods = {
  argmax(this: NdView, axis?: number): number | NdArray<Int32Array> {
    if (axis === undefined) return flatArgmax(this);
    const { data, shape } = argmaxAlong(this, axis);
    return toNdarray(denseView(data, shape));
  },
  toString(this: NdView) {
    return formatArray(this);
  },
  toJSON(this: NdView) {
    return nestedNumbers(this);
  },
  [inspectSymbol](this: NdView) {
    return formatArray(this);
  },
};

/** ndarray has a prototype for each rank and type of numbers; for each of them one that adds the methods of results. */
const prototypes = new Map<unknown, object>();
/** The methods of ndarrays that return ndarrays. */
const viewMethods = ['lo', 'hi', 'step', 'transpose', 'pick'] as const;

function withResultMethods<Data extends NumericArray>(array: PlainNdArray<Data>): NdArray<Data> {
  const plain = Object.getPrototypeOf(array) as PlainNdArray<Data>;
  let prototype = prototypes.get(plain);
  if (!prototype) {
    prototype = Object.assign(Object.create(plain) as object, resultMethods);
    for (const name of viewMethods) {
      Object.assign(prototype, {
        [name](this: PlainNdArray<Data>, ...args: number[]) {
          return withResultMethods(plain[name].apply(this, args));
        },
      });
    }
    prototypes.set(plain, prototype);
  }
  return Object.setPrototypeOf(array, prototype) as NdArray<Data>;
}

/**
 * An ndarray over the same numbers; nothing is copied.
 *
 * @throws CnnError where the page's policy forbids what ndarray does
 */
export function toNdarray<Data extends NumericArray>({
  data,
  shape,
  stride,
  offset,
}: NdView<Data>): NdArray<Data> {
  return withResultMethods(createNdarray(() => ndarray(data, shape, stride, offset) as PlainNdArray<Data>));
}

/** Refuses, before anything is computed, a page whose policy forbids what ndarray does. */
export function requireNdarray(): void {
  createNdarray(() => ndarray(new Float32Array(1), [1, 1]));
}

function createNdarray<Result>(create: () => Result): Result {
  try {
    return create();
  } catch (cause) {
    const instead = '@cnn/core/training, /reference and /data, which work without it';
    throw new CnnError(`@cnn/core: the page's policy forbids ndarray; import from ${instead}.`, { cause });
  }
}

/** The same function, with an ndarray as its result. */
export function withNdarray<Arguments extends unknown[], Data extends NumericArray>(
  compute: (...args: Arguments) => NdView<Data>,
): (...args: Arguments) => NdArray<Data> {
  return (...args) => toNdarray(compute(...args));
}

/** The same function, with an ndarray for each view in its result. */
export function withNdarrays<Arguments extends unknown[], Name extends string, Data extends NumericArray>(
  compute: (...args: Arguments) => Record<Name, NdView<Data>>,
): (...args: Arguments) => Record<Name, NdArray<Data>> {
  return (...args) => {
    const views = Object.entries<NdView<Data>>(compute(...args));
    return Object.fromEntries(views.map(([name, view]) => [name, toNdarray(view)])) as Record<
      Name,
      NdArray<Data>
    >;
  };
}

/** The same function, with a list of ndarrays as its result. */
export function withNdarrayList<Arguments extends unknown[], Data extends NumericArray>(
  compute: (...args: Arguments) => NdView<Data>[],
): (...args: Arguments) => NdArray<Data>[] {
  return (...args) => compute(...args).map((view) => toNdarray(view));
}
