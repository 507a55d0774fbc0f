import type { Example } from './Example.js';
import { textbook } from '@cnn/core/steps';

const tag = 'tensor-image';
const colors =
  '[[[255, 0, 0], [0, 255, 0], [0, 0, 255]], [[255, 255, 0], [0, 255, 255], [255, 0, 255]], [[0, 0, 0], [128, 128, 128], [255, 255, 255]]]';

export const examples: Example[] = [
  { name: 'default', title: { en: 'A digit', zh: '一个数字' }, tag },
  {
    name: 'values',
    title: { en: 'Numbers in the cells', zh: '在单元格里写出数值' },
    tag,
    attributes: { value: 'digit-4', values: '' },
  },
  {
    name: 'textbook',
    title: { en: 'The textbook’s image, with a name', zh: '教材中的图像，带名称' },
    tag,
    attributes: { values: '' },
    script: `import { textbook } from '@cnn/core/steps';

const image = document.querySelector('tensor-image');
image.value = textbook.image;
image.label = '5 × 5';`,
    properties: () => ({ value: textbook.image, label: '5 × 5' }),
  },
  {
    name: 'light',
    title: { en: 'Larger is lighter, as in photographs', zh: '数值越大越亮，与照片一致' },
    tag,
    attributes: { value: 'digit-7', tone: 'light' },
  },
  {
    name: 'colours',
    title: { en: 'Three channels: red, green and blue', zh: '三个通道：红、绿、蓝' },
    tag,
    attributes: { value: colors },
  },
  {
    name: 'range',
    title: { en: 'From −2 to 2: the shade of 0 is chosen', zh: '从 −2 到 2：自选 0 的深浅' },
    tag,
    attributes: { value: '-2 -1 0; -1 0 1; 0 1 2', values: '', min: '-2', max: '2' },
  },
  {
    name: 'error',
    title: { en: 'Rows that are not equally long', zh: '各行长度不等' },
    tag,
    attributes: { value: '1 2; 3' },
  },
];
