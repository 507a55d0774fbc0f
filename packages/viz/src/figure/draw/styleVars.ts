import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Values = Record<string, string | number>;

class StyleVarsDirective extends Directive {
  private previous: Values = {};

  render(_values: Values): unknown {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Values]): unknown {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const [name, value] of Object.entries(values)) {
      if (this.previous[name] !== value) style.setProperty(name, String(value));
    }
    for (const name of Object.keys(this.previous)) {
      if (!(name in values)) style.removeProperty(name);
    }
    this.previous = values;
    return noChange;
  }
}

/**
 * Sets CSS properties of an element through its CSSOM, since a strict content security policy refuses style attributes.
 * `<div ${vars({ '--columns': 5 })}>`
 */
export const styleVars = directive(StyleVarsDirective);
