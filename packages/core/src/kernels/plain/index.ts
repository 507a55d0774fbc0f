import { allocateFloats } from '../../arrays/check.js';
import { convolutionKernels } from '../convolve.js';
import type { Kernels } from '../kernels.js';
import {
  singleThreaded,
  type ArenaMemory,
  type ArenaPlacement,
  type SharedMemory,
} from '../arenaPlacement.js';
import { activate, activateBackward } from './activate.js';
import { adadelta } from './adadelta.js';
import { adagrad } from './adagrad.js';
import { adam } from './adam.js';
import { adamax } from './adamax.js';
import { amsgrad } from './amsgrad.js';
import { averagePool, averagePoolBackward } from './averagePool.js';
import { depthwise, depthwiseFilterGradient, depthwiseInputGradient } from './depthwise.js';
import { dropoutMask, multiplyElements } from './dropout.js';
import { lion } from './lion.js';
import { maxPool, maxPoolBackward } from './maxPool.js';
import { multiply, multiplyWindows } from './multiply.js';
import { nadam } from './nadam.js';
import {
  columnMoments,
  normalizeColumns,
  normalizeColumnsBackward,
  normalizedGradientSums,
} from './normalize.js';
import { normalizeRows, normalizeRowsBackward } from './normalizeRows.js';
import { pad } from './pad.js';
import { addPenaltyGradient, clip, decayWeights, penalty, sumRowSquares } from './penalties.js';
import { addSlopeGradient, prelu, preluBackward } from './prelu.js';
import { rescale } from './rescale.js';
import { rmsprop } from './rmsprop.js';
import { sgd } from './sgd.js';
import { softmax, softmaxBackward } from './softmax.js';
import { sparseFilterGradient } from './sparseFilterGradient.js';
import { sumRows } from './sumRows.js';
import { fold, unfold } from './unfold.js';

/** The kernels in plain TypeScript over an arena of `length` floats. */
export function plainKernels(length: number, placement: ArenaPlacement = singleThreaded): Kernels {
  const buffer = placement.shared
    ? sharedBuffer(length, placement.memory)
    : ownBuffer(length, placement.reusable);
  return plainKernelsOver(new Float32Array(buffer, 0, length), new Int32Array(buffer));
}

function sharedBuffer(length: number, memory?: SharedMemory): SharedArrayBuffer {
  if (memory instanceof SharedArrayBuffer) return memory;
  return allocateFloats('model', length, () => new SharedArrayBuffer(4 * length));
}

function ownBuffer(length: number, reusable?: ArenaMemory): ArrayBuffer {
  if (!(reusable instanceof ArrayBuffer) || reusable.byteLength < 4 * length)
    return allocateFloats('model', length).buffer;
  new Float32Array(reusable).fill(0);
  return reusable;
}

/** The same over given memory. `integers` holds the values that are 32-bit integers; it may be the same bytes. */
export function plainKernelsOver(memory: Float32Array, integers: Int32Array): Kernels {
  return {
    name: 'plain',
    memory,
    arenaMemory: memory.buffer as ArenaMemory,
    multiply: (c, a, b, m, k, n, bias, rowStep) => multiply(memory, c, a, b, m, k, n, bias, rowStep),
    sumRows: (to, from, rows, width, first, last) => sumRows(memory, to, from, rows, width, first, last),
    pad: (to, image, shape) => pad(memory, to, image, shape),
    ...convolutionKernels((...product) => multiplyWindows(memory, ...product)),
    depthwise: (output, image, kernel, bias, shape) => depthwise(memory, output, image, kernel, bias, shape),
    depthwiseFilterGradient: (gradient, image, outputGradient, shape) =>
      depthwiseFilterGradient(memory, gradient, image, outputGradient, shape),
    depthwiseInputGradient: (imageGradient, outputGradient, kernel, shape) =>
      depthwiseInputGradient(memory, imageGradient, outputGradient, kernel, shape),
    sparseFilterGradient: (gradient, image, values, cells, count, table, shape, filters) =>
      sparseFilterGradient(memory, integers, gradient, image, values, cells, count, table, shape, filters),
    unfold: (columns, image, shape, group) => unfold(memory, columns, image, shape, group),
    fold: (image, columns, shape, group) => fold(memory, image, columns, shape, group),
    maxPool: (output, argmax, image, shape) => maxPool(memory, integers, output, argmax, image, shape),
    maxPoolBackward: (imageGradient, outputGradient, argmax, shape) =>
      maxPoolBackward(memory, integers, imageGradient, outputGradient, argmax, shape),
    averagePool: (output, image, shape, mean) => averagePool(memory, output, image, shape, mean),
    averagePoolBackward: (imageGradient, outputGradient, shape, mean) =>
      averagePoolBackward(memory, imageGradient, outputGradient, shape, mean),
    columnMoments: (to, x, rows, width) => columnMoments(memory, to, x, rows, width),
    normalizeColumns: (to, x, rows, width, coefficients) =>
      normalizeColumns(memory, to, x, rows, width, coefficients),
    normalizedGradientSums: (to, gradient, x, rows, width, mean) =>
      normalizedGradientSums(memory, to, gradient, x, rows, width, mean),
    normalizeColumnsBackward: (to, gradient, x, rows, width, coefficients) =>
      normalizeColumnsBackward(memory, to, gradient, x, rows, width, coefficients),
    rescale: (to, from, length, scale, offset) => rescale(memory, to, from, length, scale, offset),
    activate: (...activation) => activate(memory, ...activation),
    activateBackward: (...activation) => activateBackward(memory, ...activation),
    normalizeRows: (...rows) => normalizeRows(memory, ...rows),
    normalizeRowsBackward: (...rows) => normalizeRowsBackward(memory, ...rows),
    prelu: (...rows) => prelu(memory, ...rows),
    preluBackward: (...rows) => preluBackward(memory, ...rows),
    addSlopeGradient: (...rows) => addSlopeGradient(memory, ...rows),
    softmax: (x, rows, width) => softmax(memory, x, rows, width),
    softmaxBackward: (gradient, y, rows, width) => softmaxBackward(memory, gradient, y, rows, width),
    dropoutMask: (to, length, rate, factor, key) => dropoutMask(memory, to, length, rate, factor, key),
    multiplyElements: (to, a, b, length) => multiplyElements(memory, to, a, b, length),
    clip: (...values) => clip(memory, ...values),
    decayWeights: (...values) => decayWeights(memory, ...values),
    addPenaltyGradient: (...values) => addPenaltyGradient(memory, ...values),
    penalty: (...values) => penalty(memory, ...values),
    sumRowSquares: (...rows) => sumRowSquares(memory, ...rows),
    sgd: (...step) => sgd(memory, ...step),
    adam: (...step) => adam(memory, ...step),
    amsgrad: (...step) => amsgrad(memory, ...step),
    adamax: (...step) => adamax(memory, ...step),
    nadam: (...step) => nadam(memory, ...step),
    rmsprop: (...step) => rmsprop(memory, ...step),
    adagrad: (...step) => adagrad(memory, ...step),
    adadelta: (...step) => adadelta(memory, ...step),
    lion: (...step) => lion(memory, ...step),
  };
}
