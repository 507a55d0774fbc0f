import type { Paint } from './displayList.js';

const paintCache = new Map<string, Paint | undefined>();

/** A computed colour of CSS; undefined where nothing would be seen. */
export function paintOf(css: string): Paint | undefined {
  if (!paintCache.has(css)) {
    const [red, green, blue, opacity] = parseColor(css);
    const colour = `#${[red, green, blue].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    paintCache.set(css, opacity > 0 ? { color: colour, opacity } : undefined);
  }
  return paintCache.get(css);
}

/** Red, green and blue from 0 to 255, and an opacity from 0 to 1. */
function parseColor(css: string): number[] {
  const plain = /^rgba?\(([\d., ]+)\)$/.exec(css);
  const mixed = /^color\(srgb ([\d.e -]+)(?:\/ ([\d.e-]+))?\)$/.exec(css);
  if (plain) {
    const [red, green, blue, opacity = 1] = plain[1].split(',').map(Number);
    return [red, green, blue, opacity];
  }
  if (mixed) {
    const shares = mixed[1].trim().split(' ').map(Number);
    return [
      ...shares.map((share) => Math.round(Math.min(1, Math.max(0, share)) * 255)),
      Number(mixed[2] ?? 1),
    ];
  }
  return colorOnCanvas(css);
}

/** What a canvas makes of it. */
function colorOnCanvas(css: string): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = 'transparent';
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}
