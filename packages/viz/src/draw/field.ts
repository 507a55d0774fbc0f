import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Entered = (text: string, done: boolean) => void;

/**
 * Makes an input show `text`, except while the reader is writing in it, and tells what the reader enters:
 * at each keystroke, and `done` when the entry is finished. Escape takes the entry back.
 */
export const field = directive(
  class extends Directive {
    private input?: HTMLInputElement;
    private text = '';
    private before = '';
    private entered: Entered = () => {};

    render(_text: string, _entered: Entered): unknown {
      return noChange;
    }

    override update(part: ElementPart, [text, entered]: [string, Entered]): unknown {
      this.text = text;
      this.entered = entered;
      if (!this.input) this.listen((this.input = part.element as HTMLInputElement));
      if (!this.isFocused) this.input.value = text;
      return noChange;
    }

    private get isFocused(): boolean {
      return (this.input?.getRootNode() as ShadowRoot).activeElement === this.input;
    }

    private listen(input: HTMLInputElement): void {
      input.addEventListener('focus', () => {
        this.before = input.value;
        input.select();
      });
      input.addEventListener('input', () => this.entered(input.value, false));
      input.addEventListener('change', () => this.finish(input));
      input.addEventListener('blur', () => queueMicrotask(() => (input.value = this.text)));
      input.addEventListener('keydown', ({ key }) => {
        if (key !== 'Escape') return;
        input.value = this.before;
        this.entered(this.before, true);
      });
    }

    private finish(input: HTMLInputElement): void {
      this.entered(input.value, true);
      queueMicrotask(() => (input.value = this.text));
    }
  },
);
