import { imageGridMessages } from '../../model/image-grid/messages.js';

const en = {
  ...imageGridMessages.en,
  title: 'Feature maps',
  of: 'Feature maps of {layer}',
  channel: 'Channel {number}',
  waiting: 'Waiting for an input.',
  badShape: '{argument} must be images, [h, w] or [h, w, c], but got {shape}.',
};

export type FeatureMapsMessages = typeof en;

const zh: FeatureMapsMessages = {
  ...imageGridMessages.zh,
  title: '特征图',
  of: '{layer} 的特征图',
  channel: '通道 {number}',
  waiting: '等待输入。',
  badShape: '{argument} 应为图像，形状为 [h, w] 或 [h, w, c]，收到的是 {shape}。',
};

export const featureMapsMessages = { en, zh };
