import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import GalleryFigure from './GalleryFigure.js';
import './style.css';

export default {
  extends: DefaultTheme,
  async enhanceApp({ app }) {
    app.component('GalleryFigure', GalleryFigure);
    // An element needs a browser; the pages are built without one, and come alive when it arrives.
    if (!import.meta.env.SSR) await import('@cnn/viz/conv-step.js');
  },
} satisfies Theme;
