import { input, layers, model, type Model } from '@cnn/core/training';

/** A model with a skip: images 2×2 to two outputs. */
export function branchingModel(): Model {
  const image = input({ shape: [2, 2, 1] });
  const flat = layers.flatten().apply(image);
  const sum = layers.add().apply([flat, layers.dense({ units: 4, activation: 'relu' }).apply(flat)]);
  return model({ inputs: image, outputs: layers.dense({ units: 2 }).apply(sum), seed: 1 });
}
