/** All text of the page; `fill` replaces `{name}` by a value. */
export const en = {
  title: 'A network learns to read digits',
  lead: 'Sixty thousand handwritten digits, seven layers, and nothing but this browser. Look at the data, follow the two operations that give a convolutional network its name, then press Train and watch it learn.',
  language: '中文',
  dark: 'Dark',
  light: 'Light',
  contents: 'On this page',

  loading: 'Loading MNIST: {loaded} of {total} MB',
  loadFailed: 'MNIST could not be loaded.',
  retry: 'Try again',

  dataTitle: 'The data',
  dataText:
    'MNIST has 60,000 handwritten digits for training and 10,000 others for testing. An image is 28 × 28 = 784 bytes, one per pixel: 0 is white paper, 255 the darkest ink. A label says which digit it is.',
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
    'A filter slides over the image. At each position its weights are multiplied by the cells under it, and the products are added up to one number of the result. A filter that has learned a kind of edge gives large numbers where that edge is.',
  convNote:
    'The textbook prints the first product as 1 × 0, so that the nine add up to 4, but states 5. With a 1 in the first cell of the filter, as here, all its numbers agree.',
  poolText:
    'Pooling keeps one number of each window. Max pooling takes the largest, so that a feature counts wherever it is in the window.',

  modelTitle: 'The model',
  modelText:
    'The layers in order, with the shape of each output (None is the number of images) and the number of parameters to learn. The first layer divides the bytes by 255.',
  layer: 'Layer (type)',
  shape: 'Output Shape',
  parameters: 'Param #',
  counted: 'counted as',
  total: 'Total params',
  compiled:
    'It is compiled with Adam, sparse categorical cross-entropy as its loss, and accuracy as its metric.',

  trainTitle: 'Training',
  trainText:
    'In one epoch the model sees every image once, one batch at a time; after each batch its 607,394 parameters change a little so that the loss decreases. The thin line shows each batch, the thick line their running mean. The chapter trains for 10 epochs; 3 come close.',
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
  trainHint:
    'Stop keeps what the model has learned, and Train continues from there. Start over begins with new random weights.',
  badNumber: '{name}: a whole number from {min} to {max}.',
  trainFailed: 'The training ended with an error. Train continues from the last finished batch.',

  filtersTitle: 'What the filters learn',
  filtersText:
    'The first layer has 28 filters of 3 × 3 weights. They start as random numbers, and each batch changes them a little. The slider goes from before the training through every epoch.',
  untrainedFilters: 'Not trained yet: these are the random weights that training starts with.',
  withinEpoch: 'The last position of the slider is where training was stopped, within an epoch.',

  testTitle: 'The test',
  testText:
    'Images that the model was not trained on. For each it gives ten probabilities, one per digit; the largest is its prediction.',
  accuracy: 'Accuracy on the 10,000 test images',
  lossIs: 'loss {loss}',
  wrongOf: '{wrong} of 10,000 wrong',
  testing: '{tested} of 10,000 tested …',
  untested: 'Known after the model has been trained.',
  testFigure: 'Test image {index}',
  nextMistake: 'Next mistake',
  searching: 'Searching …',
  noMistake: 'The model gets every test image right.',
  untrained: 'The model is untrained: it only guesses.',
  mistakesTitle: 'Which digits it confuses',
  mistakesText:
    'After the model has been trained and tested: one row per true digit, one column per prediction. The diagonal counts the images it gets right; any other cell opens its mistakes.',
  writeTitle: 'Draw one yourself',
  writeText:
    'Your digit is prepared as those of MNIST were: scaled to 20 pixels, with its center of mass in the middle of 28 × 28. Where on the pad you draw it makes no difference.',

  mapsTitle: 'What the filters see',
  mapsText:
    'Each filter gives a feature map of its own: 26 × 26 numbers, large where the image has the filter’s pattern. Choose a test image, or the digit that you drew.',
  ownDigit: 'Your digit',
  untrainedWeights: 'The model is untrained: its weights are random.',
  firstEpoch: 'The model is in its first epoch.',
  trainedFor: 'Epochs trained: {epochs}',

  diagramTitle: 'From pixels to probabilities',
  diagramText:
    'The same image on its way through the whole model. Point at any value to see which part of the image it depends on; click it for its calculation, with the current weights of the model.',

  predictFailed: 'The prediction failed.',
};

export type Messages = typeof en;
