import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** Every write counts as a change, so that an array changed in place is read again. */
export const always = (): boolean => true;

/**
 * Lit's `property` for legacy decorators only, which saves a third of a kilobyte in every page file. In addition, a
 * text written to the property is converted as the text of its attribute is, since Vue and React write properties where
 * a page has attributes.
 */
export const property =
  (options: PropertyDeclaration = {}) =>
  (prototype: object, name: string): any => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
    // The descriptor that lit has just defined, around the class's own accessor if it has one.
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
    const converter = options.converter as { fromAttribute?(text: unknown): unknown } | undefined;
    if (!converter?.fromAttribute) return descriptor;
    return {
      ...descriptor,
      set(value: unknown) {
        descriptor.set!.call(this, typeof value === 'string' ? converter.fromAttribute!(value) : value);
      },
    };
  };
