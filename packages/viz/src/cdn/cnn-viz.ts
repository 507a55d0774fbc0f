// dist/cdn/cnn-viz.js: every element. The largest, <cnn-diagram>, has a file of its own beside it, loaded once a page
// shows one.
export { ConvStep } from '../conv-step/conv-step.js';
export { PoolStep } from '../pool-step/pool-step.js';
export { ActivationStep } from '../activation-step/activation-step.js';
export { TensorImage } from '../tensor-image/tensor-image.js';
export { PredictionBars } from '../prediction-bars/prediction-bars.js';
export { TrainingMonitor } from '../training-monitor/training-monitor.js';
export { FilterGallery } from '../filter-gallery/filter-gallery.js';
export { FeatureMaps } from '../feature-maps/feature-maps.js';
export { DenseNetwork } from '../dense-network/dense-network.js';
export { NeuronCount } from '../neuron-count/neuron-count.js';
export { WeightHistogram } from '../weight-histogram/weight-histogram.js';
export { ConfusionMatrix } from '../confusion-matrix/confusion-matrix.js';
export { DigitPad } from '../digit-pad/digit-pad.js';

const own = 'cnn-diagram';

function loadOwn(): boolean {
  if (!customElements.get(own) && !document.querySelector(own)) return false;
  if (!customElements.get(own))
    void import(/* @vite-ignore */ new URL(/* @vite-ignore */ './cnn-diagram.js', import.meta.url).href);
  return true;
}

if (!loadOwn()) {
  const observer = new MutationObserver(() => {
    if (loadOwn()) observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}
