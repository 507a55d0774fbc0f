import { checkOptions } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import type { CustomObjects } from './options/compile.js';
import { readModel } from './file/modelFile.js';
import { fetchModel, readResponse } from './file/fetchModel.js';
import { loadFrom, type StorageLocation } from './file/modelStorage.js';
import { layerFromConfig } from '../layers/registry.js';
import type { BlobLike, ResponseLike, UrlLike } from '../platform/webTypes.js';
import type { FloatArray, DenseView } from '../arrays/view.js';
import { Model } from './model.js';
import { Sequential } from './definition/sequential.js';

/**
 * A model file: its bytes, a File or Blob, a Response, its URL, in Node also its path as a text, or where `save` has
 * stored it.
 */
export type ModelSource =
  string | UrlLike | ResponseLike | Uint8Array | ArrayBuffer | BlobLike | StorageLocation;

/** What a file can not have of a model. */
export interface LoadModelOptions {
  /** The loss and the metrics of your own that the model was compiled with, by their names. */
  customObjects?: CustomObjects;
}

/**
 * Loads a model that `save` has written. It predicts, and trains on, with the same results as the saved one.
 *
 * @throws FormatError, which names the part of the file that is wrong; ArgumentError; CnnError where there is no model
 *   at that location
 */
export function loadModel(source: ModelSource, options: LoadModelOptions = {}): Promise<Model> {
  return loadModelWith(source, options, (view) => view);
}

export async function loadModelWith<Result>(
  source: ModelSource,
  options: LoadModelOptions,
  toResult: (view: DenseView<FloatArray>) => Result,
): Promise<Model<Result>> {
  checkOptions('loadModel', options, ['customObjects']);
  const { customObjects } = options;
  if (customObjects !== undefined) checkCustomObjects(customObjects);
  const {
    layers: configs,
    inputShape,
    layerInputs,
    seed,
    classNames,
    ...saved
  } = readModel(await bytesOf(source), customObjects);
  const layers = configs.map((config) => ({ ...layerFromConfig(config) }));
  const graph = { layers, inputShape, layerInputs };
  if (layerInputs) return new Model(graph, { seed, classNames }, toResult, saved);
  layers[0].inputShape = inputShape;
  return new Sequential(graph, { seed, classNames }, toResult, saved);
}

function checkCustomObjects(customObjects: CustomObjects): void {
  if (typeof customObjects === 'object' && customObjects !== null) return;
  throw new ArgumentError('loadModel', 'customObjects', 'be an object', customObjects);
}

async function bytesOf(source: ModelSource): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  // A buffer that was transferred to another thread is empty, and no view can be made of it.
  if (source instanceof ArrayBuffer) return new Uint8Array(source.byteLength > 0 ? source : []);
  if (typeof Blob !== 'undefined' && source instanceof Blob)
    return new Uint8Array(await source.arrayBuffer());
  if (typeof Response !== 'undefined' && source instanceof Response) return readResponse(source);
  if ((typeof source === 'string' && source !== '') || source instanceof URL) {
    return fetchModel(String(source));
  }
  if (typeof source !== 'object' || source === null) {
    const rule = 'be bytes, a File, a Response, a URL, { path } or { indexedDB }';
    throw new ArgumentError('loadModel', 'source', rule, source);
  }
  return loadFrom(source as StorageLocation);
}
