// The part of gifenc that is used here; the package has no types of its own.
declare module 'gifenc' {
  type Palette = number[][];

  interface FrameOptions {
    /** That of the first frame is the palette of all frames without one. */
    palette?: Palette;
    /** Milliseconds. */
    delay: number;
    transparent?: boolean;
    transparentIndex?: number;
    /** 1 keeps the frame, so that the next is drawn over it. */
    dispose?: number;
  }

  export function GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
  /** `rgba` has 4 bytes per pixel. */
  export function quantize(rgba: Uint8ClampedArray, maxColors: number): Palette;
  export function nearestColorIndex(palette: Palette, color: number[]): number;
}
