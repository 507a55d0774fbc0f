/** The names of losses and metrics by the short names that Keras and others have for them. */
export const longForms: ReadonlyMap<string, string> = new Map([
  ['acc', 'accuracy'],
  ['mse', 'meanSquaredError'],
  ['mae', 'meanAbsoluteError'],
  ['bce', 'binaryCrossentropy'],
  ['crossentropy', 'categoricalCrossentropy'],
  ['kld', 'klDivergence'],
  ['f1', 'f1Score'],
]);
