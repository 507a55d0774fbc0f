import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Returns false for a refused entry. */
type Entered = (text: string, isFinal: boolean) => boolean | void;

class FieldDirective extends Directive {
  private input?: HTMLInputElement;
  private text = '';
  private textAtFocus = '';
  private isWriting = false;
  private entered: Entered = () => true;

  render(_text: string, _entered: Entered, _draft?: string): unknown {
    return noChange;
  }

  override update(part: ElementPart, [text, entered, draft]: [string, Entered, string?]): unknown {
    this.text = text;
    this.entered = entered;
    if (!this.input) this.listen((this.input = part.element as HTMLInputElement));
    if (!this.isWriting) this.input.value = draft ?? text;
    return noChange;
  }

  private listen(input: HTMLInputElement): void {
    const finish = (text: string) => {
      this.isWriting = false;
      if (this.entered(text, true) !== false) input.value = this.text;
    };
    input.addEventListener('focus', () => {
      this.textAtFocus = this.text;
      input.select();
    });
    input.addEventListener('input', () => {
      this.isWriting = true;
      this.entered(input.value, false);
    });
    input.addEventListener('change', () => finish(input.value));
    input.addEventListener('blur', () => {
      if (this.isWriting) finish(input.value);
    });
    input.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') finish(this.textAtFocus);
    });
  }
}

/**
 * Makes an input show `draft`, else `text`, except while the reader is writing in it. `entered` is called at each
 * keystroke, and with `isFinal` at the end of the entry. A refused entry stays in the field to be corrected; Escape
 * restores the text before it.
 */
export const field = directive(FieldDirective);
