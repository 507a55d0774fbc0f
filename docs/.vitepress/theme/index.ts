import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import './style.css';

export default {
  extends: DefaultTheme,
  async enhanceApp() {
    // An element needs a browser; the pages are built without one, and come alive when it arrives.
    if (!import.meta.env.SSR) await import('@cnn/viz/conv-step.js');
  },
} satisfies Theme;
