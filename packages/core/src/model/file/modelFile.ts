// A model in one file: 'CNNM', version and header length (each 32 bits, low byte first), the header as JSON, then
// from the next multiple of 4 all weights and the optimizer's blocks as 32-bit floats, low byte first.
import { FormatError } from '../../arrays/errors.js';
import type { LayerConfig } from '../../layers/layer.js';
import type { CompiledConfig } from '../compile.js';
import { listParameters } from '../../plan/parameters.js';
import { layerFromConfig } from '../../layers/registry.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { historyToJson, readHeader, type ModelHeader } from './modelHeader.js';

export interface ModelFile {
  layers: LayerConfig[];
  inputShape: number[];
  seed: number;
  classNames?: readonly string[];
  compiled?: CompiledConfig;
  history: Record<string, number[]>;
  state: TrainingState;
}

const magic = 'CNNM';
const version = 1;
const prefix = 12;

export function writeModel(model: ModelFile): Uint8Array {
  const { state, ...rest } = model;
  const { parameters } = listParameters(model.layers.map(layerFromConfig), model.inputShape);
  const header: Omit<ModelHeader, 'history'> & { history: unknown } = {
    ...rest,
    history: historyToJson(rest.history),
    step: state.step,
    random: state.random,
    slots: state.slots.length,
    tensors: parameters.map(({ layer, name, shape }) => ({ layer, name, shape })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = startOfFloats(text.length);
  const blocks = [state.weights, ...state.slots];
  const bytes = new Uint8Array(start + blocks.reduce((sum, block) => sum + block.byteLength, 0));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < magic.length; i++) bytes[i] = magic.charCodeAt(i);
  view.setUint32(4, version, true);
  view.setUint32(8, text.length, true);
  bytes.set(text, prefix);
  let at = start;
  for (const block of blocks) {
    for (const value of block) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/**
 * Reads a model file, which may come from anywhere: everything is checked before anything is allocated for it.
 *
 * @throws FormatError, which names the part that is wrong
 */
export function readModel(bytes: Uint8Array): ModelFile {
  const refuse = (why: string): never => {
    throw new FormatError(`The model file ${why}.`);
  };
  if (bytes.length < prefix || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) {
    refuse('does not begin as one');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(4, true);
  if (found !== version) refuse(`has version ${found}; this library reads version ${version}`);
  const length = view.getUint32(8, true);
  const start = startOfFloats(length);
  if (start > bytes.length) refuse('is cut short in its header');

  const { header, parameters } = readHeader(bytes.subarray(prefix, prefix + length));
  const { size } = parameters;
  const wanted = start + size * (1 + header.slots) * 4;
  if (bytes.length !== wanted) {
    refuse(`should have ${wanted} bytes by its header, but has ${bytes.length}`);
  }
  const block = (index: number): Float32Array => {
    const values = new Float32Array(size);
    for (let i = 0; i < size; i++) values[i] = view.getFloat32(start + (index * size + i) * 4, true);
    return values;
  };
  const weights = block(0);
  const broken = parameters.parameters.find(({ start: from, size: count }) =>
    weights.subarray(from, from + count).some(Number.isNaN),
  );
  if (broken) refuse(`has NaN in ${broken.name} of layer ${broken.layer}`);
  const { step, random, slots, tensors: _, ...rest } = header;
  return {
    ...rest,
    state: { weights, slots: Array.from({ length: slots }, (_, i) => block(1 + i)), step, random },
  };
}

function startOfFloats(headerLength: number): number {
  return Math.ceil((prefix + headerLength) / 4) * 4;
}
