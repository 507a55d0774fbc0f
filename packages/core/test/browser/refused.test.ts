import { expect, test } from 'vitest';
import { trained } from '../models.js';

// A page that refuses workers: by an error event, as a content policy does it, and by throwing.
let tries = 0;
globalThis.Worker = class extends EventTarget {
  onerror?: (event: { message: string; preventDefault(): void }) => void;
  constructor() {
    super();
    if (++tries % 2 === 0) throw new DOMException('refused', 'SecurityError');
    setTimeout(() => this.onerror?.({ message: 'refused', preventDefault() {} }));
  }
  terminate() {}
} as unknown as typeof Worker;

test('where workers are refused, training goes on with the calling thread, to the same bits', async () => {
  const refused = await trained(2);
  expect(tries).toBe(2);
  expect(refused).toEqual(await trained(0));
});
