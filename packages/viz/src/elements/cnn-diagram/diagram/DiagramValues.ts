import type { PixelImage } from '../../../figure/draw/pixels.js';
import type { ModelLike, ModelNumbers } from '../../../model/ModelLike.js';
import { outputsOf, weightsOf } from '../../../model/readModel.js';
import type { Numbers } from '../../../values/numbers.js';
import type { DiagramSource } from '../network/readSource.js';
import { masksOf, trainingPass } from '../network/trainingPass.js';
import { stageImages } from './stageImages.js';

/** What the model answers for the input; the weights only where they are shown. */
export interface ModelAnswer {
  outputs: Numbers[];
  weights?: readonly ModelNumbers[];
}

export async function askModel(model: ModelLike, input: Numbers, withWeights: boolean): Promise<ModelAnswer> {
  const [outputs, weights] = await Promise.all([
    outputsOf(model, input),
    withWeights ? model.getWeights() : undefined,
  ]);
  return { outputs, weights };
}

/** The values of all layers, in testing or in a training step; none where no model has answered. */
export class DiagramValues {
  /** The values of each stage as images. */
  readonly images: readonly (readonly PixelImage[] | undefined)[];
  /** By the index of the dropout stage; empty in testing. */
  readonly masks: ReadonlyMap<number, Float32Array>;
  private readonly outputs: readonly (Numbers | undefined)[];
  private readonly layerWeights = new Map<number, Numbers[]>();

  /** @param trainingStep the training step whose dropout is shown, from 1; 0 in testing */
  constructor(
    private readonly source: DiagramSource,
    private readonly model?: ModelLike,
    private readonly answer?: ModelAnswer,
    trainingStep = 0,
  ) {
    const { network, stages, input } = source;
    const { seed = 0 } = (model ?? {}) as { seed?: number };
    const masks = trainingStep > 0 ? masksOf(network.layers, seed, trainingStep) : new Map();
    const outputs = answer?.outputs ?? [];
    this.outputs =
      trainingStep > 0 && answer?.weights
        ? trainingPass(network.layers, [input, ...outputs], masks, (layer) => this.weightsOf(layer))
        : outputs;
    this.masks = new Map(
      stages.flatMap(({ layerIndex }, s) => (masks.has(layerIndex) ? [[s, masks.get(layerIndex)!]] : [])),
    );
    this.images = stages.map((stage, s) => {
      const values = this.after(stage.lastLayerIndex);
      return values && stageImages(stages, s, values);
    });
  }

  /** The output of a layer; the input for −1. */
  after(layerIndex: number): Numbers | undefined {
    return layerIndex < 0 ? this.source.input : this.outputs[layerIndex];
  }

  /** Empty until the model has sent its weights. */
  weightsOf(layerIndex: number): Numbers[] {
    let own = this.layerWeights.get(layerIndex);
    if (!own && this.model && this.answer?.weights) {
      own = weightsOf(this.model, this.answer.weights, layerIndex);
      this.layerWeights.set(layerIndex, own);
    }
    return own ?? [];
  }
}
