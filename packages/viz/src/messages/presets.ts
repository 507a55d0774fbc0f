/** The images and filters that a reader chooses from. */
const en = {
  textbook: 'the chapter’s',
  own: 'your own',
  digit: 'digit {digit}',
  identity: 'identity',
  edges: 'edges',
  sharpen: 'sharpen',
  blur: 'blur',
  emboss: 'emboss',
};

export type PresetMessages = typeof en;

const zh: PresetMessages = {
  textbook: '课本示例',
  own: '自定义',
  digit: '数字 {digit}',
  identity: '恒等',
  edges: '边缘检测',
  sharpen: '锐化',
  blur: '模糊',
  emboss: '浮雕',
};

export const presetMessages = { en, zh };
