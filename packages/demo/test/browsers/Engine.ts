/** A point of the viewport, in CSS pixels. */
export type Point = readonly [x: number, y: number];

/** An open page: what puppeteer and WebDriver have in common, and no more. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Runs a function in the page. It can use only its arguments, which are JSON, as is its result. */
  evaluate<Args extends unknown[], Result>(run: (...args: Args) => Result, ...args: Args): Promise<Result>;
  /** Presses the main button at the first point, moves through the others and releases it. One point is a click. */
  drag(points: readonly Point[]): Promise<void>;
}

/** A running browser with one page. */
export interface Engine {
  version: string;
  page: EnginePage;
  close(): Promise<void>;
}

declare global {
  /** What testing.js adds to a page. */
  var testing: {
    /** The errors of the page since it was opened. */
    errors: string[];
    /** The element at a path of selectors, each in the shadow tree of the element before. */
    find(path: string[]): HTMLElement | null;
  };
}
