/** One state of an element, written once: shown in the gallery and the docs, and tested. */
export interface Example {
  /** In kebab case, its own within the element. */
  name: string;
  title: { en: string; zh: string };
  tag: string;
  attributes?: Record<string, string>;
  /** Properties that no attribute can say, such as a model; made anew for each figure. */
  properties?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** What a page writes where attributes do not suffice, for those who read it. */
  script?: string;
  /** What a page does with the figure once it is there, through methods. */
  use?: (figure: HTMLElement) => unknown;
}
