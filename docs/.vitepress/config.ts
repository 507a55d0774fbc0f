import { defineConfig } from 'vitepress';

const conditions = ['@cnn/source', 'module', 'browser', 'development|production'];

export default defineConfig({
  title: 'CNN visualizer',
  cleanUrls: false,
  ignoreDeadLinks: false,
  // Every tag with a dash is one of our elements: Vue's own components here are written in capitals.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } },
  vite: {
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
        nav: [{ text: 'Convolution', link: '/convolution' }],
        outline: { label: 'On this page' },
      },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      title: '卷积网络图解',
      description: '卷积神经网络是怎样工作的：可以一步一步操作的图解。',
      themeConfig: {
        nav: [{ text: '卷积', link: '/zh/convolution' }],
        outline: { label: '本页内容' },
        darkModeSwitchLabel: '外观',
        lightModeSwitchTitle: '切换到浅色',
        darkModeSwitchTitle: '切换到深色',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '切换语言',
        sidebarMenuLabel: '菜单',
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
