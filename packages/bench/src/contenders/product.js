import { selectKernels } from '../core.js';
import { productSize as size } from '../flop.js';

/** The product of two 256×256 matrices by our SIMD kernels: how fast this machine can multiply at best. */
export function product() {
  let kernels;
  const [a, b, c] = [0, 1, 2].map((i) => i * size * size);
  const matrix = (start) => ({ start, rowStep: size, columnStep: 1 });
  const multiply = () => kernels.multiply(c, matrix(a), matrix(b), size, size, size);
  return {
    step: 1,
    async prepare() {
      const make = await selectKernels('simd');
      kernels = make(3 * size * size);
      for (let i = 0; i < c; i++) kernels.memory[i] = (i % 17) / 16;
      multiply();
      checkProduct(kernels.memory);
    },
    time(n) {
      const begin = performance.now();
      for (let i = 0; i < n; i++) multiply();
      return { milliseconds: performance.now() - begin };
    },
    close() {},
  };

  function checkProduct(memory) {
    for (const [row, column] of [
      [0, 0],
      [7, 200],
      [255, 255],
    ]) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += memory[a + row * size + k] * memory[b + k * size + column];
      const value = memory[c + row * size + column];
      if (!(Math.abs(value - sum) <= 1e-4 * sum))
        throw new Error(`the product of matrices is ${value} where it should be ${sum}`);
    }
  }
}
