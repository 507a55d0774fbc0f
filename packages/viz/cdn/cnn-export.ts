// dist/cdn/cnn-export.js: saving, which every other single file loads from its own folder once a figure is `savable`.
export * from '../src/export.js';
