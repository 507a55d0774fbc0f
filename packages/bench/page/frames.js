import { sequential, defaultWorkerCount, textbookLayers } from '../src/core.js';
import { firstDigits } from '../src/task.js';

/** Later than this a frame has missed its sixtieth of a second. */
const late = 17.5;

/** How the page moves for some seconds while nothing happens, and while it trains with the workers that fit picks. */
export async function measureFrames(digits, seconds) {
  const resting = watchFrames();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const rest = resting();

  const model = sequential(textbookLayers(), { seed: 1 });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const { images, labels } = firstDigits(digits, 60_000);
  // What made the model and its images is no part of training.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const watching = watchFrames();
  let batches = 0;
  setTimeout(() => model.stop(), seconds * 1000);
  await model.fit(images, labels, { epochs: 1000, callbacks: { onBatchEnd: () => batches++ } });
  const training = watching();
  model.dispose();
  return { workers: defaultWorkerCount(), batches, rest, training };
}

/** Watches until the function that it gives is called, which gives the figures, in milliseconds. */
function watchFrames() {
  const element = document.querySelector('#moving');
  const gaps = [];
  const tasks = [];
  const began = performance.now();
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  let before;
  let handle = requestAnimationFrame(function move(time) {
    if (before !== undefined) gaps.push(time - before);
    before = time;
    element.style.transform = `translateX(${time % 100}px)`;
    handle = requestAnimationFrame(move);
  });
  return () => {
    cancelAnimationFrame(handle);
    tasks.push(...observer.takeRecords());
    observer.disconnect();
    const sum = gaps.reduce((total, gap) => total + gap, 0);
    return {
      frames: gaps.length,
      perSecond: (1000 * gaps.length) / sum,
      lateShare: gaps.filter((gap) => gap > late).length / gaps.length,
      longestGap: Math.max(...gaps),
      longTasks: tasks.length,
      longTasksAt: tasks.map(({ startTime }) => startTime - began),
      longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
    };
  };
}
