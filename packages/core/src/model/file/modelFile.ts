// A model in one file: 'CNNM', version (1 for a sequential model, 2 for one with layerInputs) and header length (32 bits each, little-endian), the header as JSON, then from
// the next multiple of 4 bytes all weights and the optimizer's slots as 32-bit floats, little-endian.
import { allocateBytes } from '../../arrays/check.js';
import { FormatError } from '../../arrays/errors.js';
import { layerFromConfig } from '../../layers/registry.js';
import type { TrainingState } from '../../plan/modelSpec.js';
import { listParameters } from '../../plan/parameters.js';
import type { CustomObjects } from '../options/compile.js';
import { slotFault, weightFault } from '../state/weightFault.js';
import { historyToJson } from './historyJson.js';
import { readHeader, type ModelHeader } from './modelHeader.js';

export interface ModelFile extends Omit<ModelHeader, 'step' | 'random' | 'slots' | 'tensors'> {
  state: TrainingState;
}

const magic = 'CNNM';
/** The versions that are read: of sequential models, and of others, whose header says what each layer takes. */
const [sequentialVersion, graphVersion] = [1, 2];
/** Bytes before the header. */
const prefixLength = 12;

export function writeModel(model: ModelFile): Uint8Array {
  const { state, ...rest } = model;
  const { layers, inputShape, layerInputs } = model;
  const { parameters } = listParameters({ layers: layers.map(layerFromConfig), inputShape, layerInputs });
  const header: Omit<ModelHeader, 'history'> & { history: unknown } = {
    ...rest,
    history: historyToJson(rest.history),
    step: state.step,
    random: state.random,
    slots: state.slots.length,
    tensors: parameters.map(({ layer, name, shape }) => ({ layer, name, shape })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = floatsStart(text.length);
  const blocks = [state.weights, ...state.slots];
  const length = start + blocks.reduce((sum, block) => sum + block.byteLength, 0);
  const bytes = allocateBytes('save', 'the file', length, () => new Uint8Array(length));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < magic.length; i++) bytes[i] = magic.charCodeAt(i);
  view.setUint32(4, layerInputs ? graphVersion : sequentialVersion, true);
  view.setUint32(8, text.length, true);
  bytes.set(text, prefixLength);
  let at = start;
  for (const block of blocks) {
    for (const value of block) {
      view.setFloat32(at, value, true);
      at += Float32Array.BYTES_PER_ELEMENT;
    }
  }
  return bytes;
}

/**
 * Reads a model file of any origin: everything is checked before memory is allocated for it.
 *
 * @throws FormatError, which names the part that is wrong
 */
export function readModel(bytes: Uint8Array, customObjects: CustomObjects = {}): ModelFile {
  const refuse = (why: string): never => {
    throw new FormatError(`The model file ${why}.`);
  };
  if (bytes.length < prefixLength || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) {
    refuse('does not begin as one');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(4, true);
  if (found !== sequentialVersion && found !== graphVersion)
    refuse(`has version ${found}; this library reads versions 1 and 2`);
  const headerLength = view.getUint32(8, true);
  const start = floatsStart(headerLength);
  if (start > bytes.length) refuse('is cut short in its header');

  const { header, parameterList, optimizer } = readHeader(
    bytes.subarray(prefixLength, prefixLength + headerLength),
    found === graphVersion,
    customObjects,
  );
  const { size, parameters } = parameterList;
  const { step, random, slots, tensors: _, ...rest } = header;
  const expectedLength = start + size * (1 + slots) * Float32Array.BYTES_PER_ELEMENT;
  if (bytes.length !== expectedLength) {
    refuse(`should have ${expectedLength} bytes by its header, but has ${bytes.length}`);
  }
  const readBlock = (index: number): Float32Array => {
    const values = new Float32Array(size);
    for (let i = 0; i < size; i++) {
      values[i] = view.getFloat32(start + (index * size + i) * Float32Array.BYTES_PER_ELEMENT, true);
    }
    return values;
  };
  const weights = readBlock(0);
  for (const parameter of parameters) {
    const { start: from, size: count, name, layer } = parameter;
    const fault = weightFault(parameter, weights.subarray(from, from + count));
    if (fault) refuse(`has ${fault.value} in ${name} of layer ${layer}`);
  }
  const slotBlocks = Array.from({ length: slots }, (_, i) => readBlock(1 + i));
  slotBlocks.forEach((values, slot) => {
    const fault = slotFault(optimizer!, slot, values);
    if (fault !== undefined) refuse(`has ${fault} in slot ${slot} of its optimizer, ${optimizer!.kind}`);
  });
  return { ...rest, state: { weights, slots: slotBlocks, step, random } };
}

/** The offset in bytes of the first float. */
function floatsStart(headerLength: number): number {
  return Math.ceil((prefixLength + headerLength) / 4) * 4;
}
