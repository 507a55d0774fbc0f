import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import GalleryFigure from './GalleryFigure.js';
import './style.css';

export default {
  extends: DefaultTheme,
  async enhanceApp({ app }) {
    app.component('GalleryFigure', GalleryFigure);
    // Elements need the DOM, which the build does not have.
    if (!import.meta.env.SSR) await import('@cnn/viz/conv-step.js');
  },
} satisfies Theme;
