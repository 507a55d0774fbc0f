import { captureFigure } from './save/capture/captureFigure.js';
import type { Savable } from './save/menu/formats.js';
import { SaveMenu } from './save/menu/SaveMenu.js';
import type { ExportOptions } from './save/write/captureSteps.js';
import { writePNG } from './save/write/png.js';
import { checkScale } from './save/write/scale.js';
import { writeSVG } from './save/write/svg.js';

/**
 * What a figure shows now, as the text of a stand-alone SVG file, at the width and in the colours that it has on the
 * page, without its controls. Numbers are rounded to two decimals.
 *
 * @param figure one of the elements, drawn on a page
 * @throws Error where it is not
 */
export function toSVG(figure: Element): string {
  return writeSVG(captureFigure(figure, 'toSVG'));
}

export interface PictureOptions {
  /**
   * Pixels of the file per pixel of the page: above 0, at most 8, default 2. Less is used where the file would be too
   * large for the browser.
   */
  scale?: number;
}

/** The same as a PNG file, transparent around round corners; rejects where `toSVG` throws, or `scale` is refused. */
export async function toPNG(figure: Element, { scale = 2 }: PictureOptions = {}): Promise<Blob> {
  const list = captureFigure(figure, 'toPNG');
  checkScale(scale, 'toPNG');
  return writePNG(list, scale);
}

export interface AnimationOptions extends PictureOptions, ExportOptions {}

/**
 * Every step of a figure as a GIF that repeats, at the pace of its `playbackRate`. Meanwhile the figure stays at its
 * step and dispatches no events. With many steps, less than the requested `scale` is used.
 *
 * @throws Error where it is not a figure with 2 to 400 steps, drawn on a page, without `quiz`
 */
export async function toGIF(
  figure: Element,
  { scale = 2, ...options }: AnimationOptions = {},
): Promise<Blob> {
  const { writeGIF } = await import('./save/write/gif.js');
  return writeGIF(figure, scale, options);
}

/** The same as an MP4 video: H.264, else VP9 or AV1. Rejects also where the browser can encode none of them. */
export async function toMP4(
  figure: Element,
  { scale = 2, ...options }: AnimationOptions = {},
): Promise<Blob> {
  const { writeMP4 } = await import('./save/write/mp4.js');
  return writeMP4(figure, scale, options);
}

const menus = new WeakMap<Savable, SaveMenu>();

/** @internal Called by a figure after each update: shows, updates or removes its menu. */
export function updateSaveMenu(figure: Savable): void {
  let menu = menus.get(figure);
  if (!figure.savable) {
    menu?.remove();
    menus.delete(figure);
    return;
  }
  if (!menu) menus.set(figure, (menu = new SaveMenu(figure)));
  menu.update();
}
