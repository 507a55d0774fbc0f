import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Values = Record<string, string | number>;

class StyleVarsDirective extends Directive {
  private known: Values = {};

  render(_values: Values): unknown {
    return noChange;
  }

  override update(part: ElementPart, [values]: [Values]): unknown {
    const { style } = part.element as HTMLElement | SVGElement;
    for (const [name, value] of Object.entries(values)) {
      if (this.known[name] !== value) style.setProperty(name, String(value));
    }
    for (const name of Object.keys(this.known)) {
      if (!(name in values)) style.removeProperty(name);
    }
    this.known = values;
    return noChange;
  }
}

/**
 * Sets style properties of an element through its CSSOM: a strict content policy refuses style attributes.
 * `<div ${vars({ '--columns': 5 })}>`
 */
export const styleVars = directive(StyleVarsDirective);
