// dist/cdn/cnn-viz.js: every element.
export * from '../src/define.js';
