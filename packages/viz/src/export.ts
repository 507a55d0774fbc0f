import { takePicture } from './save/takePicture.js';
import { writeSVG } from './save/svg.js';

/**
 * What a figure shows now as a stand-alone SVG file, at the width and in the colours that it has on the page; without
 * what the reader works it with. Numbers are rounded to two decimals.
 *
 * @param figure one of the elements, drawn on a page
 * @throws Error where it is not
 */
export function toSVG(figure: Element): string {
  return writeSVG(takePicture(figure, 'toSVG'));
}
