import type { Example } from './Example.js';
import { buildDigitsModel, digit, fitDigits } from './digitsModel.js';

const tag = 'confusion-matrix';

/** Predictions of a briefly trained model: ten digits, each as in training and shifted by a cell in four directions. */
async function predictShifted() {
  const model = await fitDigits(buildDigitsModel(), 12);
  const shifts = [0, 1, -1, 8, -8];
  const images = new Uint8Array(50 * 64);
  const answers = Array.from({ length: 50 }, (_, i) => Math.floor(i / 5));
  answers.forEach((answer, i) => {
    const { data } = digit(answer);
    for (let cell = 0; cell < 64; cell++) images[i * 64 + cell] = 255 * (data[cell - shifts[i % 5]] ?? 0);
  });
  const x = { data: Float32Array.from(images, (byte) => byte / 255), shape: [50, 8, 8, 1] };
  const { data } = await model.predict(x);
  const predictions = answers.map((_, i) => {
    const row = Array.from(data.subarray(i * 10, i * 10 + 10));
    return row.indexOf(Math.max(...row));
  });
  model.dispose();
  return { answers, predictions, images: { data: images, shape: [50, 8, 8, 1] } };
}

export const examples: Example[] = [
  { name: 'default', title: { en: 'Before any prediction', zh: '尚无预测' }, tag },
  {
    name: 'model',
    title: { en: 'A model’s predictions for digits shifted by a cell', zh: '让模型识别移动了一格的数字' },
    tag,
    script: `const matrix = document.querySelector('confusion-matrix');
Object.assign(matrix, { answers, predictions, images });`,
    properties: predictShifted,
  },
  {
    name: 'matrix',
    title: { en: 'Only counts, with names', zh: '只给出计数和名称' },
    tag,
    attributes: { matrix: '48 2 0; 5 41 4; 0 3 47', labels: '["cat", "dog", "bird"]' },
  },
  {
    name: 'error',
    title: { en: 'More predictions than answers', zh: '预测比答案多' },
    tag,
    attributes: { answers: '0 1', predictions: '0 1 1' },
  },
];
