import type { DisplayList } from '../capture/displayList.js';
import { createCanvas, drawDisplayList } from './canvas.js';
import { fittingScale } from './scale.js';

export async function writePNG(list: DisplayList, scale: number): Promise<Blob> {
  const fitting = fittingScale(list, scale);
  const context = createCanvas(list, fitting);
  drawDisplayList(context, list, fitting);
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('toPNG: the figure is too large to be drawn.');
  return blob;
}
