const en = {
  epoch: 'Epoch',
  epochOf: '{epoch} of {last}',
  untrained: 'before training',
  badHistory: 'history must be a list of weights of one shape, the oldest first.',
  badIndex: '{argument} must be a whole number from 0 to {last}, but got “{text}”.',
};

export type HistoryMessages = typeof en;

const zh: HistoryMessages = {
  epoch: '训练轮次',
  epochOf: '第 {epoch} 轮，共 {last} 轮',
  untrained: '训练之前',
  badHistory: 'history 应为形状相同的权重列表，由早到晚排列。',
  badIndex: '{argument} 应为 0 到 {last} 的整数，收到的是“{text}”。',
};

export const historyMessages = { en, zh };
