import { expect, test } from 'vitest';
import { trainSmallModel } from '../models.js';

// A page that refuses workers: by an error event, as with a content security policy, and by an exception.
let attempts = 0;
globalThis.Worker = class extends EventTarget {
  onerror?: (event: { message: string; preventDefault(): void }) => void;
  constructor() {
    super();
    if (++attempts % 2 === 0) throw new DOMException('refused', 'SecurityError');
    setTimeout(() => this.onerror?.({ message: 'refused', preventDefault() {} }));
  }
  terminate() {}
} as unknown as typeof Worker;

test('fit runs on the calling thread, with the same bits, where workers are refused', async () => {
  const refused = await trainSmallModel(2);
  expect(attempts).toBe(2);
  expect(refused).toEqual(await trainSmallModel(0));
});
