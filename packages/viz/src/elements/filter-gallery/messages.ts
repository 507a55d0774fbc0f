import { historyMessages } from '../../model/history/messages.js';
import { imageGridMessages } from '../../model/image-grid/messages.js';

const en = {
  ...imageGridMessages.en,
  ...historyMessages.en,
  title: 'Filters',
  filter: 'Filter {number}',
  known: 'textbook’s|vertical edges|horizontal edges|diagonal ↗|diagonal ↘|blur',
  channel: 'Input channel',
  channelOf: '{channel} of {channels}',
};

export type FilterGalleryMessages = typeof en;

const zh: FilterGalleryMessages = {
  ...imageGridMessages.zh,
  ...historyMessages.zh,
  title: '卷积核',
  filter: '卷积核 {number}',
  known: '教材示例|竖直边缘|水平边缘|斜边 ↗|斜边 ↘|模糊',
  channel: '输入通道',
  channelOf: '{channel} / {channels}',
};

export const filterGalleryMessages = { en, zh };
