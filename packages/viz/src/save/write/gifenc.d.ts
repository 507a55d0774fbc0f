// What is used of gifenc, which brings no types.
declare module 'gifenc' {
  type Palette = number[][];

  interface FrameOptions {
    /** Of the first frame it is that of all which have none. */
    palette?: Palette;
    /** Milliseconds. */
    delay: number;
    transparent?: boolean;
    transparentIndex?: number;
    /** 1 leaves the frame where it is for the next to be drawn over. */
    dispose?: number;
  }

  export function GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
  /** `rgba`: 4 bytes a pixel; at most `most` colours. */
  export function quantize(rgba: Uint8ClampedArray, most: number): Palette;
  export function nearestColorIndex(palette: Palette, colour: number[]): number;
}
