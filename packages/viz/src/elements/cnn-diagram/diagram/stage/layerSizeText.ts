/** A size as a layer's options have it: `3 × 3` of images, `3` of lines. */
export function layerSizeText(kind: string, size: unknown): string {
  return [size, ...(Array.isArray(size) || kind.endsWith('1d') ? [] : [size])].flat().join(' × ');
}
