import type { TrainingMonitor } from '../src/elements/training-monitor/TrainingMonitor.js';
import type { Example } from './Example.js';
import { buildDigitsModel, fitDigits } from './digitsModel.js';

const tag = 'training-monitor';
const samples = 10;
const batchSize = 5;

/** Trains a small model and reports it to the monitor: `epochs` of `planned`, without the end of the training. */
async function train(figure: HTMLElement, epochs: number, planned: number) {
  const monitor = figure as TrainingMonitor;
  monitor.begin({ epochs: planned, samples, batchSize });
  const { onEpochBegin, onBatchEnd, onEpochEnd } = monitor.callbacks;
  const model = await fitDigits(buildDigitsModel(), epochs, { onEpochBegin, onBatchEnd, onEpochEnd });
  model.dispose();
}

export const examples: Example[] = [
  { name: 'default', title: { en: 'Before training', zh: '训练之前' }, tag },
  {
    name: 'running',
    title: { en: 'After 6 of 20 epochs', zh: '20 轮训练中的第 6 轮之后' },
    tag,
    script: `const monitor = document.querySelector('training-monitor');
monitor.begin({ epochs: 20, samples, batchSize });
await model.fit(x, y, { epochs: 20, batchSize, callbacks: monitor.callbacks });`,
    use: (figure) => train(figure, 6, 20),
  },
  {
    name: 'done',
    title: { en: 'Trained for 20 epochs', zh: '训练了 20 轮' },
    tag,
    script: `const monitor = document.querySelector('training-monitor');
monitor.begin({ epochs: 20, samples, batchSize });
await model.fit(x, y, { epochs: 20, batchSize, callbacks: monitor.callbacks });`,
    use: async (figure) => {
      await train(figure, 20, 20);
      (figure as TrainingMonitor).end();
    },
  },
  {
    name: 'stopped',
    title: { en: 'Stopped early', zh: '提前停止' },
    tag,
    script: `const monitor = document.querySelector('training-monitor');
monitor.end('stopped');`,
    use: async (figure) => {
      await train(figure, 3, 20);
      (figure as TrainingMonitor).end('stopped');
    },
  },
  {
    name: 'error',
    title: { en: 'A training without epochs', zh: '没有轮次的训练' },
    tag,
    script: `const monitor = document.querySelector('training-monitor');
monitor.begin({ epochs: 0 });`,
    use: (figure) => (figure as TrainingMonitor).begin({ epochs: 0 }),
  },
];
