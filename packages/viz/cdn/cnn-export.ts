// dist/cdn/cnn-export.js: saving, which every other single file loads from beside itself once a figure is `savable`.
export * from '../src/export.js';
