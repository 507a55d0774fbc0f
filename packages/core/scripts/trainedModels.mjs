// What `npm run train -- --model NAME` trains: models of images [28, 28, 1] of bytes and 10 classes.
import { input, layers, model, sequential, textbookLayers } from '../dist/index.js';

/** Each with a seed for its weights. */
export const trainedModels = {
  textbook: (seed) => sequential(textbookLayers(), { seed }),
  convolutions,
  residual,
};

const augmentation = () => [
  layers.rescaling({ scale: 1 / 255, inputShape: [28, 28, 1] }),
  layers.randomFlip({ mode: 'horizontal' }),
  layers.randomTranslation({ heightFactor: 0.05, widthFactor: 0.05 }),
];

/** Two convolutions, with augmentation. */
function convolutions(seed) {
  return sequential(
    [
      ...augmentation(),
      layers.conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
      layers.maxPooling2d(),
      layers.conv2d({ filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }),
      layers.maxPooling2d(),
      layers.flatten(),
      layers.dense({ units: 128, activation: 'relu' }),
      layers.dropout({ rate: 0.3 }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
    { seed },
  );
}

/** A small residual network, with augmentation: He and others, "Deep residual learning for image recognition", 2015. */
function residual(seed) {
  const inputs = input({ shape: [28, 28, 1] });
  let x = augmentation().reduce((value, layer) => layer.apply(value), inputs);
  x = convolution(x, 16, 1, 'relu');
  x = layers.maxPooling2d().apply(x);
  x = block(x, 16, 1);
  x = block(x, 32, 2);
  x = block(x, 64, 2);
  x = layers.globalAveragePooling2d().apply(x);
  const outputs = layers.dense({ units: 10, activation: 'softmax' }).apply(x);
  return model({ inputs, outputs, seed });
}

/** Two convolutions, whose result is added to their input; with strides, to its projection. */
function block(value, filters, strides) {
  const inner = convolution(convolution(value, filters, strides, 'relu'), filters, 1, 'linear');
  const skipped = strides === 1 ? value : layers.conv2d({ filters, kernelSize: 1, strides }).apply(value);
  return layers.activation('relu').apply(layers.add().apply([inner, skipped]));
}

function convolution(value, filters, strides, activation) {
  const options = { filters, kernelSize: 3, strides, padding: 'same', useBias: false };
  const normalized = layers.batchNormalization({ momentum: 0.9 }).apply(layers.conv2d(options).apply(value));
  return activation === 'linear' ? normalized : layers.activation(activation).apply(normalized);
}
