const en = {
  image: 'Image',
  size: '{rows} × {columns}',
  range: 'values {lowest} to {highest}',
  hint: 'Point at a cell, or use the arrow keys.',
  cell: 'Row {row}, column {column}: {value}',
  colours: 'red {red}, green {green}, blue {blue}',
  summary:
    '{label}: {rows} rows and {columns} columns, values from {lowest} to {highest}; {inked} of {count} cells are not 0{place}.',
  place: ', between rows {top} and {bottom} and columns {left} and {right}',
  picture: 'Cells of {label}; the arrow keys move between them',
  badChannels: '{argument} must be [h, w], [h, w, 1] or [h, w, 3], but has {channels} channels.',
  badRange: 'max must be a number above min, but got {max} and {min}.',
  badTone: 'tone must be ink or light, but got “{text}”.',
};

export type TensorImageMessages = typeof en;

const zh: TensorImageMessages = {
  image: '图像',
  size: '{rows} × {columns}',
  range: '取值 {lowest} 到 {highest}',
  hint: '将指针移到格子上，或用方向键查看。',
  cell: '第 {row} 行，第 {column} 列：{value}',
  colours: '红 {red}，绿 {green}，蓝 {blue}',
  summary:
    '{label}：{rows} 行 {columns} 列，取值从 {lowest} 到 {highest}；{count} 个格子中有 {inked} 个不为 0{place}。',
  place: '，位于第 {top} 至 {bottom} 行、第 {left} 至 {right} 列之间',
  picture: '{label}的像素，可用方向键逐格查看',
  badChannels: '{argument} 的形状应为 [h, w]、[h, w, 1] 或 [h, w, 3]，收到的有 {channels} 个通道。',
  badRange: 'max 应为大于 min 的数字，收到的是 {max} 和 {min}。',
  badTone: 'tone 应为 ink 或 light，收到的是“{text}”。',
};

export const tensorImageMessages = { en, zh };
