export * from './reference/index.js';
export * from './steps/index.js';
