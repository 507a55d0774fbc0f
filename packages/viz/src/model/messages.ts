/** Errors of a model or an input that can not be shown. */
export const modelMessages = {
  en: {
    badModel: 'model must be a model of @cnn/core, but got “{text}”.',
    branches:
      'model must be a row of layers, but a layer of it takes another output than that of the one before.',
    badLayer: 'layer must be a layer’s name, or its index from 0 to {last}, but got “{text}”.',
    badInput: 'input must be {shape}, but is {got}.',
    badJson: '{argument} must be numbers as JSON, but got “{text}”.',
    tooMany: '{argument} is too large to draw: at most {most} values.',
    notFinite: '{argument} holds values that are no finite numbers, or larger than a billion.',
  },
  zh: {
    badModel: 'model 应为 @cnn/core 的模型，收到的是“{text}”。',
    branches: 'model 的各层应依次相连，但其中有一层的输入不是前一层的输出。',
    badLayer: 'layer 应为层的名称，或从 0 到 {last} 的序号，收到的是“{text}”。',
    badInput: 'input 的形状应为 {shape}，收到的是 {got}。',
    badJson: '{argument} 应为 JSON 格式的数字，收到的是“{text}”。',
    tooMany: '{argument} 太大，无法绘制：最多 {most} 个值。',
    notFinite: '{argument} 中含有非有限数或绝对值超过十亿的数。',
  },
};

export type ModelMessages = typeof modelMessages.en;
