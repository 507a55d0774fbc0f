import { defineConfig } from 'vitepress';
import { galleryPlugin } from './gallery.js';

const conditions = ['@cnn/source', 'module', 'browser', 'development|production'];

export default defineConfig({
  title: 'CNN visualizer',
  // The path of the course on its server, such as /course/.
  base: process.env.DOCS_BASE || '/',
  cleanUrls: false,
  ignoreDeadLinks: false,
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // By default a line that takes more than half a second, as on a busy machine, is left in one colour.
    codeTransformers: [{ preprocess: (_, options) => void (options.tokenizeTimeLimit = 0) }],
    config: (md) => {
      md.core.ruler.push('translate_permalinks', ({ env, tokens }) => {
        if (env.localeIndex !== 'zh') return;
        for (const link of tokens.flatMap(({ children }) => children ?? [])) {
          const label = link.attrGet('aria-label');
          if (label) link.attrSet('aria-label', label.replace(/^Permalink to (.*)$/, '$1的链接'));
        }
      });
    },
  },
  // Tags with a dash are custom elements; Vue components are written in PascalCase here.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } },
  vite: {
    plugins: [galleryPlugin()],
    resolve: { conditions },
    ssr: { resolve: { conditions: ['@cnn/source', 'module', 'node', 'development|production'] } },
    server: { port: Number(process.env.PORT) || undefined },
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description: 'How a convolutional neural network works, with figures to step through.',
      themeConfig: {
        nav: [
          { text: 'Convolution', link: '/convolution' },
          { text: 'Gallery', link: '/gallery' },
          { text: 'Performance', link: '/performance' },
        ],
        outline: { label: 'On this page' },
      },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      title: '卷积网络图解',
      description: '卷积神经网络是怎样工作的：可以一步一步操作的图解。',
      markdown: { codeCopyButton: { tooltipText: '复制代码', copiedText: '已复制' } },
      themeConfig: {
        nav: [
          { text: '卷积', link: '/zh/convolution' },
          { text: '图例', link: '/zh/gallery' },
          { text: '性能', link: '/zh/performance' },
        ],
        outline: { label: '本页内容' },
        darkModeSwitchLabel: '外观',
        lightModeSwitchTitle: '切换到浅色',
        darkModeSwitchTitle: '切换到深色',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '切换语言',
        sidebarMenuLabel: '菜单',
        navMenuLabel: '主导航',
        mobileMenuLabel: '菜单',
        extraMenuLabel: '更多',
        skipToContentLabel: '跳到正文',
        notFound: {
          title: '找不到此页',
          quote: '地址可能有误，或者页面已经移走。',
          linkText: '回到首页',
          linkLabel: '回到首页',
        },
      },
    },
  },
});
