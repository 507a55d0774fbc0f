import type { Example } from './Example.js';

const tag = 'digit-pad';

export const examples: Example[] = [
  { name: 'default', title: { en: 'An empty pad', zh: '空白手写板' }, tag },
  {
    name: 'digit',
    title: { en: 'A digit, normalized as in MNIST', zh: '按 MNIST 方式处理的数字' },
    tag,
    attributes: { digit: '5' },
  },
  {
    name: 'error',
    title: { en: 'A number that is not a digit', zh: '没有这样的数字' },
    tag,
    attributes: { digit: '12' },
  },
];
