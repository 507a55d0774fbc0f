declare module 'virtual:custom-elements' {
  interface Named {
    name: string;
    description?: string;
  }
  interface ElementDeclaration extends Named {
    tagName: string;
    attributes: Named[];
    members: Named[];
    events: Named[];
    cssParts: Named[];
    cssProperties: Named[];
  }
  /** The elements of the custom-elements manifest, generated from the sources. */
  export const elements: ElementDeclaration[];
}
