/**
 * Everything that a figure draws at one moment, in CSS pixels from its top left corner. It holds no references to the
 * page, so that it can be written to any file format.
 */
export interface DisplayList {
  width: number;
  height: number;
  /** The accessible name of the figure, and the sentence that describes its state. */
  title: string;
  description: string;
  /** The color of the page around the figure, as `#rrggbb`. */
  background: string;
  /** Whether the figure has an opaque card; otherwise it needs `background` below it. */
  hasCard: boolean;
  /** In paint order, the bottom one first. */
  marks: Mark[];
}

export type Mark = (Box | Path | TextLine | Image) & {
  /** From 0 to 1, applied on top of the opacity of each paint. */
  opacity: number;
  /** Clockwise, and the point that it rotates about. */
  rotation?: [degrees: number, x: number, y: number];
  clip?: Rect;
};

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of all four corners. */
  radius: number;
}

export interface Paint {
  /** As `#rrggbb`. */
  color: string;
  /** From 0 to 1. */
  opacity: number;
}

export interface Gradient {
  from: [x: number, y: number];
  to: [x: number, y: number];
  /** `offset` is the position from 0 to 1 between `from` and `to`. */
  stops: { offset: number; paint: Paint }[];
}

export interface Stroke extends Paint {
  width: number;
  dash?: number[];
  cap?: string;
  join?: string;
}

export interface Box extends Rect {
  kind: 'box';
  fill?: Paint | Gradient;
  stroke?: Stroke;
}

export interface Path {
  kind: 'path';
  /** SVG path data with absolute commands, in pixels. */
  d: string;
  fill?: Paint;
  stroke?: Stroke;
}

export interface TextLine {
  kind: 'text';
  /** The x coordinate that `anchor` refers to. */
  x: number;
  /** The y coordinate of the baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  isRightToLeft: boolean;
  runs: TextRun[];
  /** Drawn below the letters. */
  halo?: Stroke;
}

/** A part of a line in one style. */
export interface TextRun {
  text: string;
  /** The x coordinate of its left edge, and its width, as measured on the page. */
  left: number;
  width: number;
  /** The font size in pixels. */
  size: number;
  weight: string;
  isItalic: boolean;
  isUnderlined: boolean;
  family: string;
  fill: Paint;
}

export interface Image {
  kind: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  pixels: ImageData;
  /** Whether pixels are interpolated when the image is enlarged. */
  isSmooth: boolean;
}
