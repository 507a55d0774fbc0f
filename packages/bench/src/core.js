// What is measured of core. Its kernels are not exported, as only the bench calls them from outside: the built modules
// are named here and nowhere else.
export { layers, sequential, textbookLayers } from '@cnn/core/training';
export { loadMnist } from '@cnn/core/data';
export { selectKernels } from '../../core/dist/kernels/selectKernels.js';
export { buildPlan } from '../../core/dist/plan/modelSpec.js';
export { defaultWorkerCount } from '../../core/dist/parallel/session/workerCount.js';
