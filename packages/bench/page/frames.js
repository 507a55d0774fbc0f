import { sequential, defaultWorkerCount, textbookLayers } from '../src/core.js';
import { firstDigits } from '../src/task.js';

/** Milliseconds; a frame with a longer gap before it has missed its sixtieth of a second. */
const maxFrameGap = 17.5;

/** The frame rate of the page for some seconds while idle, and while it trains with the default number of workers. */
export async function measureFrames(digits, seconds) {
  const stopIdle = watchFrames();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const idle = stopIdle();

  const model = sequential(textbookLayers(), { seed: 1 });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const { images, labels } = firstDigits(digits, 60_000);
  // Creating the model and its images is not a part of training.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const stopTraining = watchFrames();
  let batches = 0;
  setTimeout(() => model.stop(), seconds * 1000);
  await model.fit(images, labels, { epochs: 1000, callbacks: { onBatchEnd: () => batches++ } });
  const training = stopTraining();
  model.dispose();
  return { workers: defaultWorkerCount(), batches, idle, training };
}

/** Watches the page's frames until the returned function is called, which returns the results, in milliseconds. */
function watchFrames() {
  const element = document.querySelector('#moving');
  const gaps = [];
  const tasks = [];
  const watchStart = performance.now();
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  let previous;
  let handle = requestAnimationFrame(function move(time) {
    if (previous !== undefined) gaps.push(time - previous);
    previous = time;
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
      lateShare: gaps.filter((gap) => gap > maxFrameGap).length / gaps.length,
      maxGap: Math.max(...gaps),
      longTasks: tasks.length,
      longTaskTimes: tasks.map(({ startTime }) => startTime - watchStart),
      maxTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
    };
  };
}
