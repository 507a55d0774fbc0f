import { readScale, writePNG } from './save/write/canvas.js';
import { SaveMenu } from './save/menu/SaveMenu.js';
import type { Savable } from './figure/SaveController.js';
import { captureFigure } from './save/capture/takePicture.js';
import { writeSVG } from './save/write/svg.js';

/**
 * What a figure shows now as a stand-alone SVG file, at the width and in the colours that it has on the page; without
 * what the reader works it with. Numbers are rounded to two decimals.
 *
 * @param figure one of the elements, drawn on a page
 * @throws Error where it is not
 */
export function toSVG(figure: Element): string {
  return writeSVG(captureFigure(figure, 'toSVG'));
}

export interface PictureOptions {
  /** Pixels of the file for a pixel of the page: above 0, at most 8, default 2. Very large figures get less. */
  scale?: number;
}

/** The same as a PNG file, transparent around round corners; rejects where `toSVG` throws, or `scale` is refused. */
export async function toPNG(figure: Element, { scale = 2 }: PictureOptions = {}): Promise<Blob> {
  return writePNG(captureFigure(figure, 'toPNG'), readScale(scale, 'toPNG'));
}

export interface AnimationOptions extends PictureOptions {
  /** An abort rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called with the share that is done, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * Every step of a figure as a GIF that repeats, at the pace of its `playbackRate`. The figure stays at its step
 * meanwhile, and tells nothing. Where the steps are many, `scale` is less than what was asked for.
 *
 * @throws Error where it is no figure with 2 to 400 steps that is drawn on a page, or asks for its values (`quiz`)
 */
export async function toGIF(figure: Element, { scale = 2, ...work }: AnimationOptions = {}): Promise<Blob> {
  const { writeGIF } = await import('./save/write/toGIF.js');
  return writeGIF(figure, scale, work);
}

/**
 * The same as an MP4 film, which the browser encodes: H.264, else VP9 or AV1; rejects as well where it has none.
 */
export async function toMP4(figure: Element, { scale = 2, ...work }: AnimationOptions = {}): Promise<Blob> {
  const { writeMP4 } = await import('./save/write/toMP4.js');
  return writeMP4(figure, scale, work);
}

const menus = new WeakMap<Savable, SaveMenu>();

/** @internal What a figure calls when it was drawn: gives it the menu while it is `savable`. */
export function offerSaving(figure: Savable): void {
  let menu = menus.get(figure);
  if (!figure.savable) {
    menu?.remove();
    menus.delete(figure);
    return;
  }
  if (!menu) menus.set(figure, (menu = new SaveMenu(figure)));
  menu.update();
}
