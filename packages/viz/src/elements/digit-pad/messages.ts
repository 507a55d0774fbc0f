const en = {
  title: 'Draw a digit',
  pad: 'Pad to draw on',
  hint: 'With keys: arrows move the pen, Space sets it down and lifts it.',
  down: 'Pen down, row {row}, column {column}.',
  up: 'Pen up, row {row}, column {column}.',
  used: 'Model input',
  size: '28 × 28',
  empty: 'Nothing is drawn yet.',
  inked: '{inked} of 784 cells have ink, rows {top} to {bottom}.',
  undo: 'Undo',
  clear: 'Clear',
  example: 'Example',
  badDigit: 'digit must be a whole number from 0 to 9, but got “{text}”.',
};

export type DigitPadMessages = typeof en;

const zh: DigitPadMessages = {
  title: '写一个数字',
  pad: '手写板',
  hint: '键盘操作：方向键移动笔，空格键落笔或抬笔。',
  down: '已落笔，第 {row} 行，第 {column} 列。',
  up: '已抬笔，第 {row} 行，第 {column} 列。',
  used: '模型的输入',
  size: '28 × 28',
  empty: '还没有写任何内容。',
  inked: '784 个格子中有 {inked} 个着墨，位于第 {top} 至 {bottom} 行。',
  undo: '撤销',
  clear: '清除',
  example: '示例',
  badDigit: 'digit 应为 0 到 9 的整数，收到的是“{text}”。',
};

export const digitPadMessages = { en, zh };
