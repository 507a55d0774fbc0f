/** What the math refuses. The rules are worded as core words them: that is how they are known. */
export const en = {
  refused: '{argument} must {rule}, but got {got}.',
  ruleSizes: 'be one or two positive whole numbers',
  rulePadding: "be 'valid', 'same', a whole number from 0, or [[top, bottom], [left, right]]",
  rulePoolPadding: 'be smaller than the pool size',
  ruleSpan: 'span at most the {count} {unit} of the padded input',
  ruleNames: 'be one of {names}',
  ruleRank: 'have rank {ranks}',
  ruleRows: 'have rows of equal length (here {count})',
  ruleNumbers: 'hold only numbers, nested to the same depth',
  ruleSome: 'hold at least one number',
  ruleArray: 'be a nested number array, an ndarray, or { data, shape }',
  ruleChannels: 'have {count} channels, as input and groups ask{hint}',
  ruleBias: 'be a number or have one value for each of {count} filters',
  ruleGroups: 'divide the {count} channels of input and the {filters} filters',
  ruleOther: '{rule}',
  rows: 'rows',
  columns: 'columns',
  or: 'or',
  ofShape: 'an array of shape {shape}',
};

export type RefusalMessages = typeof en;

/** Simplified Chinese. */
export const zh: RefusalMessages = {
  refused: '{argument} {rule}，实际为：{got}。',
  ruleSizes: '应为一个或两个正整数',
  rulePadding: "应为 'valid'、'same'、不小于 0 的整数，或 [[上, 下], [左, 右]]",
  rulePoolPadding: '应小于池化窗口',
  ruleSpan: '的跨度不能超过填充后图像的 {count} {unit}',
  ruleNames: '应为以下之一：{names}',
  ruleRank: '的维数应为 {ranks}',
  ruleRows: '各行的长度应相同（此处为 {count}）',
  ruleNumbers: '只能包含数字，且嵌套层数应一致',
  ruleSome: '至少要有一个数字',
  ruleArray: '应为嵌套的数字数组、ndarray 或 { data, shape }',
  ruleChannels: '应有 {count} 个通道，与图像一致',
  ruleBias: '应为一个数字，或给 {count} 个卷积核各一个值',
  ruleGroups: '应能整除图像的 {count} 个通道和 {filters} 个卷积核',
  ruleOther: '不符合要求',
  rows: '行',
  columns: '列',
  or: '或',
  ofShape: '形状为 {shape} 的数组',
};
