/**
 * Keras' name of a layer's class: `conv2dTranspose` is `Conv2DTranspose`, `maxPooling2d` is `MaxPooling2D`, `prelu` is
 * `PReLU`.
 */
export function kerasName(kind: string): string {
  if (kind === 'prelu') return 'PReLU';
  return (kind[0].toUpperCase() + kind.slice(1)).replace(/(\d)d/, '$1D');
}
