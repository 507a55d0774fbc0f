// Data for training. Results are NdViews. Runs under a content security policy without 'unsafe-eval'.
export { parseIdx } from './parseIdx.js';
export { loadMnist, type Digits, type LoadMnistOptions, type Mnist, type MnistFiles } from './loadMnist.js';
export { ArgumentError, CnnError, FormatError } from '../arrays/errors.js';
export type { NdView } from '../arrays/view.js';
