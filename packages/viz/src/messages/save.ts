/** The menu that saves a figure. */
const en = {
  save: 'Save',
  saveAs: 'Save as',
  saveStop: 'Stop',
  saving: 'Making the {format} …',
  saved: 'Saved as {name}.',
  saveStopped: 'Stopped.',
  saveFailed: 'It could not be saved.',
  saveTooMany: '{count} steps are too many for a {format}, which takes {most}.',
};

export type SaveMessages = typeof en;

const zh: SaveMessages = {
  save: '保存',
  saveAs: '保存为',
  saveStop: '停止',
  saving: '正在生成 {format}……',
  saved: '已保存为 {name}。',
  saveStopped: '已停止。',
  saveFailed: '保存失败。',
  saveTooMany: '共 {count} 步，超过了 {format} 最多 {most} 步的限制。',
};

export const saveMessages = { en, zh };
