// What is measured of core. Its kernels have no door of their own, as nobody but the bench calls them from outside:
// so the built modules are named here, and only here.
export { sequential, textbookLayers } from '@cnn/core/training';
export { loadMnist } from '@cnn/core/data';
export { selectKernels } from '../../core/dist/kernels/selectKernels.js';
export { buildPlan } from '../../core/dist/plan/modelSpec.js';
export { defaultWorkerCount } from '../../core/dist/parallel/session/openSession.js';
