/** One state of an element, defined once for the gallery, the docs and the tests. */
export interface Example {
  /** In kebab case, unique within the element. */
  name: string;
  title: { en: string; zh: string };
  tag: string;
  attributes?: Record<string, string>;
  /** Values that attributes can not express, such as a model; created for each figure. */
  properties?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** The script of a page with this figure, where attributes are not enough; only shown as code. */
  script?: string;
  /** Calls methods of the figure once it is connected. */
  use?: (figure: HTMLElement) => unknown;
}
