import { describe, expect, test } from 'vitest';
import { dropout, dropoutBackward } from '../../src/index.js';

describe('dropout', () => {
  test('sets values to 0 where the mask is 0, and scales the others; its gradient likewise', () => {
    expect([...dropout([1, 2, 3, 4], [1, 0, 1, 0], 0.5).data]).toEqual([2, 0, 6, 0]);
    expect([...dropoutBackward([1, 1, 1, 1], [1, 0, 1, 0], 0.5).data]).toEqual([2, 0, 2, 0]);
  });

  test.each([
    [() => dropout([1], [1], 1), 'dropout: rate must be from 0 to below 1, but got 1.'],
    [
      () => dropout([1, 2], [1], 0.5),
      'dropout: mask must have the shape [2], but got an array of shape [1].',
    ],
    [() => dropout([1, 2], [1, 0.5], 0.5), 'dropout: mask[1] must be 0 or 1, but got 0.5.'],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
