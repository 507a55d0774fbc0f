import type { Example } from './Example.js';

const tag = 'neuron-count';

export const examples: Example[] = [
  { name: 'default', title: { en: 'Why images are not fully connected', zh: '图像为什么不用全连接' }, tag },
  {
    name: 'own',
    title: { en: 'A photograph and other layers', zh: '一张照片，另外的层' },
    tag,
    attributes: { 'input-shape': '3024 4032 3', units: '1000', filters: '64', 'kernel-size': '7' },
  },
  {
    name: 'error',
    title: { en: 'A shape without channels', zh: '缺少通道数的形状' },
    tag,
    attributes: { 'input-shape': '28 28' },
  },
];
