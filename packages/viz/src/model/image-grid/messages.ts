import { modelMessages } from '../messages.js';

const en = {
  ...modelMessages.en,
  picture: 'Values of {name}; the arrow keys move between them',
  hint: 'Point at a cell, or use the arrow keys.',
  cell: 'Row {row}, column {column}: {value}',
  first: 'The first {shown} of {count}.',
};

export type ImageGridMessages = typeof en;

const zh: ImageGridMessages = {
  ...modelMessages.zh,
  picture: '{name}的数值，可用方向键逐格查看',
  hint: '将指针移到格子上，或用方向键查看。',
  cell: '第 {row} 行，第 {column} 列：{value}',
  first: '只显示 {count} 个中的前 {shown} 个。',
};

export const imageGridMessages = { en, zh };
