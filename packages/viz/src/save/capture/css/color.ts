import type { Paint } from '../displayList.js';

const paintCache = new Map<string, Paint | undefined>();

/** The paint of a computed CSS color; undefined where it is fully transparent. */
export function paintOf(css: string): Paint | undefined {
  if (!paintCache.has(css)) {
    const [red, green, blue, opacity] = parseColor(css);
    const color = `#${[red, green, blue].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    paintCache.set(css, opacity > 0 ? { color, opacity } : undefined);
  }
  return paintCache.get(css);
}

/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
function parseColor(css: string): number[] {
  const rgb = /^rgba?\(([\d., ]+)\)$/.exec(css);
  const srgb = /^color\(srgb ([\d.e -]+)(?:\/ ([\d.e-]+))?\)$/.exec(css);
  if (rgb) {
    const [red, green, blue, opacity = 1] = rgb[1].split(',').map(Number);
    return [red, green, blue, opacity];
  }
  if (srgb) {
    const channels = srgb[1].trim().split(' ').map(Number);
    return [
      ...channels.map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255)),
      Number(srgb[2] ?? 1),
    ];
  }
  return colorOnCanvas(css);
}

/** Any other notation, such as `oklch()`, as a canvas converts it. */
function colorOnCanvas(css: string): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // An invalid color leaves the previous value.
  context.fillStyle = 'transparent';
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}
