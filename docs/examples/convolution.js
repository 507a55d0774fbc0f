import { conv2d, textbook } from '@cnn/core';

const result = conv2d(textbook.image, textbook.filter);
console.log(result.shape); // [ 3, 3 ]
console.log(result.get(0, 0)); // 5
console.log(result.data.join(' ')); // 5 1 2 1 4 2 4 2 4

const everySecond = conv2d(textbook.image, textbook.filter, { strides: 2 });
console.log(everySecond.data.join(' ')); // 5 2 4 4

const padded = conv2d(textbook.image, textbook.filter, { padding: 'same' });
console.log(padded.shape); // [ 5, 5 ]
