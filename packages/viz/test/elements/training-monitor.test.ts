import '@cnn/viz/define.js';
import type { TrainingMonitor } from '@cnn/viz';
import { layers, sequential } from '@cnn/core/training';
import { afterEach, expect, test } from 'vitest';
import { PathCache } from '../../src/elements/training-monitor/PathCache.js';
import { Throughput } from '../../src/elements/training-monitor/Throughput.js';
import { DownsampledSeries } from '../../src/elements/training-monitor/DownsampledSeries.js';
import { all, clear, inside, problem, put, record } from '../helpers.js';

afterEach(clear);

const make = () => put<TrainingMonitor>('<training-monitor></training-monitor>');
const status = (element: Element) => inside(element, '.status span').textContent;
const spoken = (element: Element) => inside(element, '[role=status]').textContent;
const log = (element: Element) =>
  all(element, '.log tr:not(.empty)').map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
const progress = (element: Element) => inside(element, '[role=progressbar]').getAttribute('aria-valuenow');
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

test('DownsampledSeries.push: one bucket per batch until there are more than its capacity', () => {
  const series = new DownsampledSeries(4);
  [4, 2, 3, 1].forEach((value) => series.push(value));
  expect(series.buckets.map(({ low, high }) => [low, high])).toEqual([
    [4, 4],
    [2, 2],
    [3, 3],
    [1, 1],
  ]);
  expect([series.batchAt(0), series.batchAt(3)]).toEqual([0.5, 3.5]);
  [7, 8, 5].forEach((value) => series.push(value));
  expect(series.buckets.map(({ low, high }) => [low, high])).toEqual([
    [2, 4],
    [1, 3],
    [7, 8],
    [5, 5],
  ]);
  expect(series.stride).toBe(2);
  expect(series.batchAt(3)).toBe(6.5);
});

test('DownsampledSeries: a million batches are at most 400 buckets and keep the largest value', () => {
  const series = new DownsampledSeries();
  for (let i = 0; i < 1e6; i++) series.push(i === 123_456 ? 99 : i % 10);
  expect(series.buckets.length).toBeLessThanOrEqual(400);
  expect(Math.max(...series.buckets.map(({ high }) => high))).toBe(99);
  expect(series.smooth).toBeGreaterThan(3.5);
  expect(series.smooth).toBeLessThan(5.5);
});

test('PathCache.draw: paths that grow are the same as paths drawn at once', () => {
  const scale = (value: number) => value * 10;
  const series = new DownsampledSeries(8);
  const grown = new PathCache();
  for (let i = 0; i < 21; i++) {
    series.push(i === 0 ? NaN : (i * 7) % 5);
    expect(grown.draw(series, scale, scale, 'a')).toEqual(new PathCache().draw(series, scale, scale, 'a'));
  }
  expect(grown.draw(series, scale, scale, 'a').smooth).toMatch(/^M20,[\d.]+(L[\d.]+,[\d.]+){5}$/);
  const twice = (value: number) => value * 20;
  expect(grown.draw(series, twice, twice, 'b')).toEqual(new PathCache().draw(series, twice, twice, 'b'));
});

test('DownsampledSeries.smooth of equal values is that value, and NaN does not change it', () => {
  const series = new DownsampledSeries();
  for (const value of [3, 3, NaN, 3]) series.push(value);
  expect(series.smooth).toBe(3);
  expect(series.buckets.map(({ high }) => high)).toEqual([3, 3, 3, 3]);
});

test('Throughput does not count pauses', () => {
  const pace = new Throughput();
  pace.start(0);
  pace.add(100, 500);
  pace.add(100, 1000);
  expect(pace.recent).toBe(200);
  pace.pause(1000);
  pace.start(61_000);
  pace.add(100, 61_500);
  expect(pace.recent).toBe(200);
  expect(pace.overall(61_500)).toBe(200);
});

test('begin, batch, epoch, end: status, progress, curves and log', async () => {
  const element = await make();
  expect(status(element)).toBe('Not begun.');
  element.begin({ epochs: 2, samples: 70, batchSize: 32 });
  await element.updateComplete;
  expect(status(element)).toBe('Starting …');
  element.batch({ loss: 2, accuracy: 0.25 });
  element.batch({ loss: 1, accuracy: 0.75 });
  await drawn();
  expect(status(element)).toBe('Epoch 1 of 2, batch 2 of 3');
  expect(progress(element)).toBe('33');
  expect(log(element)).toEqual([
    ['Epoch', 'loss', 'accuracy', 'time'],
    ['Epoch 1/2', '1.5000', '0.5000', ''],
  ]);
  expect(all(element, 'tr.empty')).toHaveLength(1);
  expect(inside(element, '.chart.loss .smooth').getAttribute('d')).toMatch(/^M[\d.]+,0L/);
  element.batch({ loss: 1, accuracy: 0.75 });
  element.epoch({ loss: 1.3, accuracy: 0.6, valLoss: 1.1, valAccuracy: 0.7 });
  await drawn();
  expect(log(element)[0]).toEqual(['Epoch', 'loss', 'accuracy', 'val_loss', 'val_accuracy', 'time']);
  expect(log(element)[1].slice(0, 5)).toEqual(['Epoch 1/2', '1.3000', '0.6000', '1.1000', '0.7000']);
  expect(all(element, '.dot')).toHaveLength(2);
  expect(all(element, '.direct').map((label) => label.textContent)).toEqual(['validation', 'validation']);
  element.end('stopped');
  await element.updateComplete;
  expect(status(element)).toBe('Stopped in epoch 2, after batch 0.');
});

test('the live region reports epochs and the end, not batches', async () => {
  const element = await make();
  element.begin({ epochs: 1, batches: 2 });
  element.batch({ loss: 2 });
  element.batch({ loss: 1 });
  await drawn();
  expect(spoken(element)).toBe('');
  element.epoch({ loss: 1.5 });
  await drawn();
  expect(spoken(element)).toBe('Epoch 1 of 1: loss 1.5000.');
  element.end();
  await element.updateComplete;
  expect(spoken(element)).toMatch(/^Done: 64 images seen in/);
});

test('batches are drawn at most once per frame, with a bounded number of points', async () => {
  const element = await make();
  let updates = 0;
  const update = element.requestUpdate.bind(element);
  element.requestUpdate = (...change) => {
    updates++;
    update(...change);
  };
  element.begin({ epochs: 10, batches: 1875 });
  updates = 0;
  for (let i = 0; i < 18_750; i++) element.batch({ loss: 1 / (i + 1), accuracy: 0.5 });
  expect(updates).toBe(0);
  await drawn();
  expect(updates).toBe(1);
  expect(inside(element, '.chart.loss .raw').getAttribute('d')!.match(/[ML]/g)!.length).toBeLessThanOrEqual(
    1200,
  );
});

test('paused is shown, and the time meanwhile does not count', async () => {
  const element = await make();
  element.begin({ epochs: 1, batches: 5 });
  element.batch({ loss: 2 });
  element.paused = true;
  await element.updateComplete;
  expect(status(element)).toBe('Paused: epoch 1 of 1, batch 1 of 5');
  expect(element.hasAttribute('paused')).toBe(true);
  element.end('stopped');
  expect(element.paused).toBe(false);
});

test('begin with append continues after what is drawn; without it everything is cleared', async () => {
  const element = await make();
  for (const append of [false, true, false]) {
    element.begin({ epochs: 1, batches: 2, append });
    element.batch({ loss: 2 });
    element.batch({ loss: 1 });
    element.epoch({ loss: 1.5 });
    element.end();
    await element.updateComplete;
    expect(element.log.map(({ end }) => end)).toEqual(append ? [2, 4] : [2]);
  }
  element.clear();
  await element.updateComplete;
  expect(status(element)).toBe('Not begun.');
  expect(all(element, '.log')).toEqual([]);
});

test('model.fit(x, y, { callbacks: monitor.callbacks }) fills the log', async () => {
  const element = await make();
  const model = sequential([layers.dense({ units: 2, activation: 'softmax', inputShape: [2] })], { seed: 1 });
  model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const x = [
    [0, 1],
    [1, 0],
    [0, 1],
    [1, 0],
  ];
  await model.fit(x, [0, 1, 0, 1], { epochs: 3, batchSize: 2, workers: 0, callbacks: element.callbacks });
  await element.updateComplete;
  expect(element.log.map(({ epoch, end }) => [epoch, end])).toEqual([
    [1, 2],
    [2, 4],
    [3, 6],
  ]);
  expect(status(element)).toMatch(/^Done/);
  expect(log(element)[3][0]).toBe('3');
});

test('Chinese', async () => {
  const element = await make();
  element.lang = 'zh';
  element.begin({ epochs: 2, batches: 3 });
  element.batch({ loss: 2, accuracy: 0.5 });
  await drawn();
  expect(status(element)).toBe('第 1 轮，共 2 轮；批次 1 / 3');
  expect(all(element, '.head .title').map((title) => title.textContent)).toEqual(['损失', '准确率']);
});

test.each([
  [{ epochs: 0, batches: 1 }, 'epochs'],
  [{ epochs: 1, samples: 2.5, batchSize: 0.5 }, 'batchSize'],
  [{ epochs: 1 }, 'batches'],
])('begin(%o) is an error, and the element recovers', async (plan, argument) => {
  const element = await make();
  const errors = record(element, 'cnn-error') as { argument: string }[];
  element.begin(plan);
  await element.updateComplete;
  expect(problem(element)).toContain(`${argument} must be a whole number from 1`);
  expect(errors.map((error) => error.argument)).toEqual([argument]);
  element.begin({ epochs: 1, batches: 1 });
  await element.updateComplete;
  expect(problem(element)).toBeUndefined();
});
