import { imageGridMessages, type ImageGridMessages } from '../../model/image-grid/messages.js';

export interface FilterGalleryMessages extends ImageGridMessages {
  title: string;
  filter: string;
  known: string;
  epoch: string;
  epochOf: string;
  untrained: string;
  channel: string;
  channelOf: string;
  badHistory: string;
  badIndex: string;
}

const en: FilterGalleryMessages = {
  ...imageGridMessages.en,
  title: 'Filters',
  filter: 'Filter {number}',
  known: 'textbook’s|vertical edges|horizontal edges|diagonal ↗|diagonal ↘|blur',
  epoch: 'Epoch',
  epochOf: '{epoch} of {last}',
  untrained: 'before training',
  channel: 'Input channel',
  channelOf: '{channel} of {channels}',
  badHistory: 'history must be a list of weights of one shape, the oldest first.',
  badIndex: '{argument} must be a whole number from 0 to {last}, but got “{text}”.',
};

const zh: FilterGalleryMessages = {
  ...imageGridMessages.zh,
  title: '卷积核',
  filter: '卷积核 {number}',
  known: '教材示例|竖直边缘|水平边缘|斜边 ↗|斜边 ↘|模糊',
  epoch: '训练轮次',
  epochOf: '第 {epoch} 轮，共 {last} 轮',
  untrained: '训练之前',
  channel: '输入通道',
  channelOf: '{channel} / {channels}',
  badHistory: 'history 应为形状相同的权重列表，由早到晚排列。',
  badIndex: '{argument} 应为 0 到 {last} 的整数，收到的是“{text}”。',
};

export const filterGalleryMessages = { en, zh };
