import { inspect } from 'node:util';
import { expect, test, vi } from 'vitest';
import { textbookModel } from '../models.js';

test("summary of the textbook's model: shapes, 607,394 parameters, and Keras' table", () => {
  const summary = textbookModel(1).summary();
  expect(summary.rows.map(({ kind, parameters }) => [kind, parameters])).toEqual([
    ['rescaling', 0],
    ['conv2d', 280],
    ['maxPooling2d', 0],
    ['flatten', 0],
    ['dense', 605824],
    ['dropout', 0],
    ['dense', 1290],
  ]);
  expect(summary.rows.map(({ outputShape }) => outputShape.join('×'))).toEqual([
    '28×28×1',
    '26×26×28',
    '13×13×28',
    '4732',
    '128',
    '128',
    '10',
  ]);
  expect(summary.parameters).toBe(607394);
  expect(String(summary)).toBe(
    [
      'Layer (type)                  Output Shape          Param #',
      '─'.repeat(59),
      'rescaling (Rescaling)         (None, 28, 28, 1)           0',
      'conv2d (Conv2D)               (None, 26, 26, 28)        280',
      'max_pooling2d (MaxPooling2D)  (None, 13, 13, 28)          0',
      'flatten (Flatten)             (None, 4732)                0',
      'dense (Dense)                 (None, 128)           605,824',
      'dropout (Dropout)             (None, 128)                 0',
      'dense_1 (Dense)               (None, 10)              1,290',
      '─'.repeat(59),
      'Total params: 607,394 (2.32 MB)',
      'Trainable params: 607,394 (2.32 MB)',
      'Non-trainable params: 0 (0.00 B)',
    ].join('\n'),
  );
});

test("Node's console shows a summary as its table", () => {
  const summary = textbookModel(1).summary();
  expect(inspect(summary)).toBe(String(summary));
});

test('as data a summary has no text', () => {
  const summary = textbookModel(1).summary();
  expect(Object.keys(summary)).toEqual(['rows', 'parameters', 'trainableParameters']);
  expect(structuredClone(summary)).toEqual(JSON.parse(JSON.stringify(summary)));
});

test('a summary prints its table only when asked to', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const summary = textbookModel(1).summary();
  expect(log).not.toHaveBeenCalled();
  textbookModel(1).summary({ print: true });
  expect(log.mock.calls).toEqual([[String(summary)]]);
  log.mockRestore();
  expect(() => textbookModel(1).summary({ print: 1 } as never)).toThrow('print must be true or false');
});
