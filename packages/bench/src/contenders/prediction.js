import { sequential, textbookLayers } from '../core.js';
import { median } from '../statistics.js';
import { firstDigits } from '../task.js';

const now = () => performance.now();

/** Predictions of one image at a time, after a warm-up: the median time of n, times n. */
export function prediction() {
  let digits;
  let model;
  return {
    step: 1,
    async prepare(mnist) {
      digits = mnist;
      model = sequential(textbookLayers(), { seed: 1 });
      for (let i = 0; i < 20; i++) await model.predict(firstDigits(digits, 1).images);
    },
    async time(n) {
      const { images } = firstDigits(digits, 1);
      const times = [];
      for (let i = 0; i < n; i++) {
        const begin = now();
        await model.predict(images);
        times.push(now() - begin);
      }
      return { milliseconds: n * median(times) };
    },
    close: () => model?.dispose(),
  };
}
