import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** False where the entry is refused. */
type Entered = (text: string, done: boolean) => boolean | void;

class FieldDirective extends Directive {
  private input?: HTMLInputElement;
  private text = '';
  private before = '';
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
      this.before = this.text;
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
      if (key === 'Escape') finish(this.before);
    });
  }
}

/**
 * Makes an input show `draft`, else `text`, except while the reader is writing in it, and tells what the reader
 * enters: at each keystroke, and `done` when the entry is finished. What is refused stays, for the reader to mend;
 * Escape takes it back.
 */
export const field = directive(FieldDirective);
