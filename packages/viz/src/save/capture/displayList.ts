/**
 * All that is drawn of a figure at one moment, in its own pixels from its top left. It no longer refers to the page,
 * so that it can be written and drawn anywhere.
 */
export interface DisplayList {
  width: number;
  height: number;
  /** What the figure is called, and what it says of its state. */
  title: string;
  description: string;
  /** The colour behind the figure on its page. */
  background: string;
  /** Whether the figure has a card of its own; without one it would be drawn on nothing. */
  hasCard: boolean;
  marks: Mark[];
}

export type Mark = (Box | Path | TextLine | Image) & {
  opacity: number;
  /** Degrees, and the point that it turns about. */
  rotation?: [degrees: number, x: number, y: number];
  clip?: Rect;
};

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
  radius: number;
}

/** A colour as `#rrggbb`. */
export interface Paint {
  color: string;
  opacity: number;
}

export interface Gradient {
  from: [x: number, y: number];
  to: [x: number, y: number];
  stops: { at: number; paint: Paint }[];
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
  /** Absolute commands in pixels. */
  d: string;
  fill?: Paint;
  stroke?: Stroke;
}

/** One line of text. `x` is where its anchor is, `y` its baseline. */
export interface TextLine {
  kind: 'text';
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  isRightToLeft: boolean;
  runs: TextRun[];
  /** Drawn below the letters. */
  halo?: Stroke;
}

/** A piece of a line in one look. */
export interface TextRun {
  text: string;
  /** Where it begins, and how wide it is on the page. */
  left: number;
  width: number;
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
  isSmooth: boolean;
}
