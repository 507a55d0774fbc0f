/** Every string of the page. `{name}` is filled in. */
export const en = {
  title: 'A network learns to read digits',
  lead: 'Sixty thousand handwritten digits, seven layers, and nothing but this browser. Look at the data, follow the two operations that give a convolutional network its name, then press Train and watch it learn.',
  language: '中文',
  languageSpoken: 'Chinese version',
  dark: 'Dark',
  light: 'Light',
  contents: 'On this page',

  loading: 'Loading MNIST: {loaded} of {total} MB',
  loadFailed: 'MNIST could not be loaded.',
  retry: 'Try again',

  dataTitle: 'The data',
  dataText:
    'MNIST holds 60,000 handwritten digits to learn from and 10,000 others to be tested on. An image is 28 × 28 = 784 bytes, one a pixel: 0 is the paper, 255 the darkest ink. A label says which digit was meant.',
  dataFigure: 'Training image {index}',
  label: 'label',
  index: 'Index',
  previous: 'Previous image',
  next: 'Next image',
  random: 'Random',
  outOfRange: 'The images are numbered from 0 to {last}.',
  numbers: 'Show the numbers',

  stepsTitle: 'Convolution and pooling',
  convText:
    'A filter slides over the image. At each position its weights are multiplied with the cells under it, and the products added up: one number of the result. A filter that has learned an edge answers where that edge is.',
  convNote:
    'The textbook prints the first product as 1 × 0, with which the nine add up to 4, and states 5. With a 1 in the first cell of the filter, as here, all of it agrees.',
  poolText:
    'Pooling keeps one number of each part. Max pooling takes the largest, so it matters that a feature is there, and less exactly where.',

  modelTitle: 'The model',
  modelText:
    'The layers, one behind the other, with the shape of what each passes on (None stands for the number of images) and the numbers it has to learn. The first divides the bytes by 255.',
  layer: 'Layer (type)',
  shape: 'Output Shape',
  parameters: 'Param #',
  counted: 'counted as',
  total: 'Total params',
  compiled:
    'It is compiled with Adam, sparse categorical cross-entropy as its loss, and accuracy as its metric.',

  trainTitle: 'Training',
  trainText:
    'One epoch shows the model every image once, a batch at a time; after each batch its 607,394 numbers are moved a little so that the loss gets smaller. The thin line is each batch, the thick one their running mean. The chapter trains for 10 epochs; 3 come close.',
  epochs: 'Epochs',
  images: 'Images',
  batchSize: 'Batch size',
  train: 'Train',
  trainOn: 'Train on',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  stopping: 'Stopping …',
  startOver: 'Start over',
  trainHint: 'Stop keeps what is learned, and Train goes on from there. Start over forgets it.',
  badNumber: '{name}: a whole number from {least} to {most}.',
  trainFailed: 'The training ended with an error. Train goes on from the last finished batch.',

  filtersTitle: 'What the filters learn',
  filtersText:
    'The first layer has 28 filters of 3 × 3 weights. They begin as random numbers, and each batch changes them a little. The slider goes from before the training over every epoch.',
  untrainedFilters: 'Not trained yet: these are the random weights that it begins with.',
  withinEpoch: 'The end of the slider is where training was stopped, within an epoch.',

  testTitle: 'The test',
  testText:
    'Images that the model never learned from. For each it gives ten probabilities, one a digit; the largest is its answer.',
  accuracy: 'Accuracy on the 10,000 test images',
  lossIs: 'loss {loss}',
  wrongOf: '{wrong} of 10,000 wrong',
  testing: '{tested} of 10,000 judged …',
  untested: 'Known once the model has been trained.',
  testFigure: 'Test image {index}',
  nextMistake: 'Next mistake',
  searching: 'Searching …',
  noMistake: 'No test image is read wrong.',
  untrained: 'The model is untrained: it guesses.',
  mistakesTitle: 'Which digits it confuses',
  mistakesText:
    'Once the model has been trained and tested: a row for each true digit, a column for each answer. On the diagonal are those it reads right; any other cell opens its mistakes.',
  writeTitle: 'Write one yourself',
  writeText:
    'Your digit is made as MNIST’s were: scaled to 20 cells, its centre of mass in the middle of 28 × 28. Where on the pad it is written makes no difference.',

  mapsTitle: 'What the filters see',
  mapsText:
    'Each filter makes an image of its own: 26 × 26 numbers, large where it finds its pattern. Choose a test image, or the digit that you wrote.',
  ownDigit: 'Your digit',
  untrainedWeights: 'The model is untrained: its weights are random.',
  firstEpoch: 'The model is within its first epoch.',
  trainedFor: 'Epochs trained: {epochs}',

  insideTitle: 'From pixels to probabilities',
  insideText:
    'The same image on its way through the whole model. Point at any value to see which part of the image it looks at; click it for its calculation, with the weights that the model has now.',

  predictFailed: 'No prediction could be made.',
};

export type Messages = typeof en;
